"""How a file is turned down: every reason at once, each a sentence with its cure."""


class Refused(Exception):
    """The file was not imported, for these reasons; nothing was changed."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
