"""The report of a visit as the provider reads it, comments on it, and disputes it."""
