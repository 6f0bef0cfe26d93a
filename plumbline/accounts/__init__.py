"""Who signs in, for which organisation, in which role, and what that role may do."""
