"""Between facts and rows: reading all that is known in two queries, and writing many rows quickly."""
