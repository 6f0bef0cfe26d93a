"""What `run.py` does before Plumbline itself runs: standard library only, because nothing is installed yet."""
