"""Answering a survey by link or by the code of a letter. No account, and nothing kept of who answers."""
