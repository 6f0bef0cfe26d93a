"""The year's visits, and what levels of oversight ask for, against the hours the team has."""
