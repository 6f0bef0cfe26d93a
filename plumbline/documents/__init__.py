"""Files as they came: kept by their hash outside the web root, served only as attachments."""
