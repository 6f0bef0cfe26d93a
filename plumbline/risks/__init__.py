"""How likely each provider is to let people down, as it was worked out on each day, and how closely it is watched."""
