"""The judge: pure Python that rates figures and explains itself. It knows nothing of Django, councils or files."""
