"""Plumbline: contract management and quality assurance for commissioned adult social care."""
