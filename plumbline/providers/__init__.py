"""Who delivers care: providers, their locations and the services they offer. Shared facts, no judgements."""
