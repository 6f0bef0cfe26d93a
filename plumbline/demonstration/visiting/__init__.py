"""A year of quality visits in the invented councils: planned, made, reported, argued about, followed up."""
