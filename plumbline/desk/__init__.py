"""The council's door: pages for contract officers, managers and those who read only."""
