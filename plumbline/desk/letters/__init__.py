"""Letters: every one that was written, what became of it, and what an officer does about those that did not arrive."""
