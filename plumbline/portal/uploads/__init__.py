"""Workbooks: taking one away, bringing it back, and what was found in it."""
