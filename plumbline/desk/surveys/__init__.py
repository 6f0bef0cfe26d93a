"""People's voice at the desk: surveys from preparation to results, and phone-in days."""
