"""A person's own letters: all of them, also those that did not arrive by e-mail."""
