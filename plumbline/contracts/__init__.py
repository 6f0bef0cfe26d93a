"""What was agreed: contracts, the framework and targets in force, and when returns are due."""
