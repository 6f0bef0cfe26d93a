"""Figures over time as control charts: one of them, and all that really changed."""
