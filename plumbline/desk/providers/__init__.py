"""One provider: contracts, trends, returns, CQC, history."""
