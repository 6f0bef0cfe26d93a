"""Today: what needs me, and why."""
