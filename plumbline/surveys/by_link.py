"""From a link to the one council whose page it opens. For people without an account."""

from collections.abc import Iterator
from contextlib import contextmanager

from plumbline.organisations import scope
from plumbline.surveys import links
from plumbline.surveys.models import Invitation


@contextmanager
def opened(typed: str) -> Iterator[Invitation | None]:
    """The invitation of a link or code, and inside nothing but its council's rows. None: no such link, or no longer.

    Only the look-up by hash sees every council. Withdrawn surveys and renewed links are as if they had never been.
    """
    found = _found(links.hashed(typed))
    with scope.limited_to(councils=[found.council_id] if found else (), providers=()):
        yield found


def _found(code_hash: str) -> Invitation | None:
    if not code_hash:
        return None
    with scope.everything():
        alive = Invitation.objects.alive().filter(code_hash=code_hash).exclude(survey__status="withdrawn")
        return alive.select_related(
            "survey__provider__organisation", "survey__council", "survey__framework"
        ).first()
