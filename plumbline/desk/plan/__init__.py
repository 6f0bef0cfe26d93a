"""Pages: the year's visit plan and one line of it."""
