"""The contract register, calendars and frameworks."""
