"""How tests are shared out among processes: those that share what takes long to set up stay together."""

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

# A folder whose tests share one thing that takes longer than all that is asked of it.
TOGETHER = {"tests/demonstration"}
# Each journey has a world of its own.
APART = {"tests/browser"}


class SideBySide(LoadScopeScheduling):  # type: ignore[misc]
    """A file at a time; some folders as a whole, some tests alone."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        folder = str(PurePosixPath(file).parent)
        if folder in APART:
            return nodeid
        return folder if folder in TOGETHER else file
