"""Pages: everything that happened, and the letters that were written."""
