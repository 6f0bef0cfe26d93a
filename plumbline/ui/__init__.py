"""How Plumbline looks: GOV.UK's components under our own brand, for any room. Knows nothing of care."""
