"""Summaries of visits that councils have published."""
