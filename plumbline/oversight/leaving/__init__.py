"""A council leaves the installation: all of it written out as files, and then, by a second step, removed."""
