"""Finding a provider, a service or a location."""
