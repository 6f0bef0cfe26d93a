"""Figures that a council found by its own survey, beside the provider's answers."""
