"""With whom a council shares its standings: now, before, and with whom it could."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.organisations.models import Organisation
from plumbline.standing.models import Sharing

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Shared:
    """`others` are partners with whom nothing is shared now."""

    now: Sequence[Sharing]
    before: Sequence[Sharing]
    others: Sequence[Organisation]


def sharing_of(user: User) -> Shared:
    """Two queries."""
    found = list(Sharing.objects.visible_to(user).select_related("partner", "shared_by", "ended_by"))
    running = [one for one in found if one.ended_at is None]
    partners = Organisation.objects.filter(kind=Organisation.Kind.PARTNER)
    others = partners.exclude(pk__in=[one.partner_id for one in running])
    return Shared(running, [one for one in found if one.ended_at], list(others))


def readers_elsewhere(
    council: Organisation, *, but: "Iterable[User]"
) -> Iterator[tuple[Organisation, list[User]]]:
    """Each partner with whom the council shares now, and its people who read standings; nobody twice."""
    known = {one.pk for one in but}
    for sharing in Sharing.objects.in_force().filter(council=council).select_related("partner"):
        readers = User.objects.who_can(Permission.SEE_SHARED, sharing.partner_id).distinct()
        people = [one for one in readers.order_by("pk") if one.pk not in known]
        known |= {one.pk for one in people}
        if people:
            yield sharing.partner, people
