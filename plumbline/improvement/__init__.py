"""One list of findings and the actions that close them, whatever they came from."""
