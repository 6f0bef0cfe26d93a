"""Believable figures from a fixed seed: the same provider always lives the same life. Pure."""
