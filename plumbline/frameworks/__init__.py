"""What a council measures and how: definitions as versioned, readable files."""
