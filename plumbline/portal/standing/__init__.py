"""How a provider stands with each council, why, and what it says to that."""
