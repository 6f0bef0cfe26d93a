"""The year's visits against the hours the team has."""
