"""Visits as the provider knows of them: what is asked for, and its self-assessment."""
