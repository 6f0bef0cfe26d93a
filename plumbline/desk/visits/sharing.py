"""Which officer fills which areas of a visit, in words. An officer for whom no area is named fills all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plumbline.accounts.models import User
from plumbline.desk.visits.finding import asked_in
from plumbline.judgement.scorecard.wording import listed
from plumbline.ui.wording import counted
from plumbline.visits.actions.arranging import SHARED_OUT_WHILE
from plumbline.visits.models import TeamMember, Visit


@dataclass(frozen=True, slots=True)
class Sharing:
    """`areas` are those that officers fill, {code: title}, in the scorecard's order; `team` is who goes.

    `is_open`: the areas can be shared out, or shared out anew, at this step of the visit.
    """

    areas: Mapping[str, str]
    team: tuple[TeamMember, ...]
    is_open: bool

    @property
    def is_shared(self) -> bool:
        return any(one.areas for one in self.team)

    @property
    def left_over(self) -> tuple[str, ...]:
        """The titles of the areas that nobody fills; none of them when nobody goes at all."""
        left = [title for code, title in self.areas.items() if not self._of(code)]
        return tuple(left) if self.team else ()

    @property
    def warns(self) -> str:
        """“Nobody fills 2 areas: Staffing; Medication.”"""
        left = self.left_over
        how_many = "" if len(left) == 1 else f"{counted(len(left), 'area')}: "
        return f"Nobody fills {how_many}{'; '.join(left)}." if left else ""

    @property
    def says(self) -> str:
        if self.is_shared:
            return "Every area has somebody who fills it."
        who = "the" if len(self.team) == 1 else "every"
        return f"Nothing is shared out yet: {who} officer fills all the areas."

    def fills(self, member: TeamMember) -> str:
        """“Fills Staffing; Medication”; nothing of those who do not go, nor while nothing is shared out."""
        if member.stood_down_at or not self.is_shared:
            return ""
        named = [self.areas.get(code, code) for code in member.areas]
        return f"Fills {'; '.join(named) or 'all the areas'}"

    def says_of(self, code: str, reader: User) -> str:
        """“You and Quality officer fill this area”, “Nobody fills this area”; nothing while nothing is shared out."""
        if not self.is_shared or code not in self.areas:
            return ""
        officers = [one.officer for one in self._of(code)]
        names = [str(one) for one in officers if one != reader]
        names = ["You", *names] if reader in officers else names
        verb = "fills" if len(names) < 2 and reader not in officers else "fill"
        return f"{listed(names) or 'Nobody'} {verb} this area"

    def _of(self, code: str) -> list[TeamMember]:
        return [one for one in self.team if not one.areas or code in one.areas]


def sharing_of(user: User, visit: Visit) -> Sharing:
    """One query."""
    going = TeamMember.objects.visible_to(user).going().filter(visit=visit)
    return sharing_among(visit, going.select_related("officer"))


def sharing_among(visit: Visit, members: Iterable[TeamMember]) -> Sharing:
    """`members` may hold those who stood down: they fill nothing."""
    areas = {one.code: one.title for one in visit.framework.scorecard.areas if asked_in(visit, one.code)}
    team = tuple(one for one in members if not one.stood_down_at)
    return Sharing(areas, team, visit.status in SHARED_OUT_WHILE)
