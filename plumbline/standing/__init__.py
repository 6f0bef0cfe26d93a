"""Whether we may still place people with a provider: green, amber or red, decided by a named person."""
