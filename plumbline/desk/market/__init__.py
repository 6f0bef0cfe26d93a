"""CQC facts about the market, and bringing them in."""
