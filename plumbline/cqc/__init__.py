"""What the Care Quality Commission publishes about locations and their ratings: read, kept, compared, counted."""
