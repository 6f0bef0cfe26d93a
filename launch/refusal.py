"""How the launcher says no."""


class Refused(Exception):
    """Something the person at the terminal has to mend first. The text is the whole message: cause, then cure."""
