"""The door that needs no key: the front page and the pages about the service."""
