"""Keeping an installation safe: one archive that holds everything, and the way back from it."""
