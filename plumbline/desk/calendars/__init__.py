"""Pages: reporting calendars and the confirming of due dates."""
