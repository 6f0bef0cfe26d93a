"""Quality visits: planned, carried out in three stages, reported, argued about fairly, and made final."""
