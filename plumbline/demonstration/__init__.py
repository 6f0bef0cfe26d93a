"""Invented councils and providers with two years of believable work, for trying the product. Never in production."""
