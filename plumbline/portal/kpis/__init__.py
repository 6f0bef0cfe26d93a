"""Agreeing the KPIs of a contract with the council."""
