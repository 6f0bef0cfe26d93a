"""Pages: the library of frameworks, and taking a file in."""
