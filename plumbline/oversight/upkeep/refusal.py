"""The one way in which upkeep says no. Pure."""


class Refused(Exception):
    """Nothing was changed. `reasons` are all there are, each a sentence for the operator."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons
