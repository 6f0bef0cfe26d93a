"""Rates what people saw on a visit: answers → areas → the whole, each step kept as a reason."""
