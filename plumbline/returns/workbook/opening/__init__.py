"""Opening a stranger's file without trusting it: guards, the scan before the parser, and the worker that may die."""
