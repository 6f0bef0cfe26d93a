"""Rates how likely a provider is to let people down: facts → points → score → limits, each step kept as a reason."""
