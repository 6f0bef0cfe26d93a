"""Plumbline: contract management and quality assurance for commissioned adult social care."""

__version__ = "0.1.0"
