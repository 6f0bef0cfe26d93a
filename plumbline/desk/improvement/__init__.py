"""Findings and actions as officers read and decide them."""
