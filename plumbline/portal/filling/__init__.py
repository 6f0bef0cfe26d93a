"""Filling a return in on the web: section by section, explaining, checking, submitting."""
