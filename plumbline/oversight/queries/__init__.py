"""Questions that cross rooms, one page a file: small frozen answers, a fixed number of queries."""
