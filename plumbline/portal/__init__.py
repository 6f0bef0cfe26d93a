"""The providers' door: one sign-in for all the councils they work for."""
