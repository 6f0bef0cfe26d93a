"""Work that happens by itself: a schedule, a worker, a reaper, and the progress of long work."""
