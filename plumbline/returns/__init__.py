"""Returns: asked for, filled in, checked, submitted, judged, and accepted or sent back."""
