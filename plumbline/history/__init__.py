"""Who did what, when, to what: one append-only, hash-chained table, written by the act itself."""
