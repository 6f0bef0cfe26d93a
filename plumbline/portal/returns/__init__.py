"""Filling in, checking and submitting a return."""
