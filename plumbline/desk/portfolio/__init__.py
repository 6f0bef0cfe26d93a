"""Providers by indicators, as a heat map."""
