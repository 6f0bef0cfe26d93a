"""A provider's actions for every council: what was found, what to do, how far it is."""
