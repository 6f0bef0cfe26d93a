"""The visit that a page is about, if its reader may see it, and who they are on it."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.frameworks.scorecard import Answerer, Area, Question
from plumbline.visits.models import TeamMember, Visit

# Whose questions the officers ask on the visit. The others answer on pages of their own.
ASKED_ON_SITE = {Answerer.OFFICER, Answerer.STAFF, Answerer.PERSON}


def found_visit(user: User, pk: int) -> Visit:
    """One visit with what its pages say of it. Not theirs is not there: Http404."""
    return get_object_or_404(Visit.objects.visible_to(user).for_list(), pk=pk)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is on a visit. `may_note` when they are nominated, have declared, and are still going."""

    member: TeamMember | None

    @property
    def may_note(self) -> bool:
        return self.member is not None and self.member.declared_at is not None

    @property
    def has_to_declare(self) -> bool:
        return self.member is not None and self.member.declared_at is None


def standing_of(user: User, visit: Visit) -> Standing:
    going = TeamMember.objects.visible_to(user).going()
    return Standing(going.filter(visit=visit, officer=user).first())


def area_of(visit: Visit, code: str) -> Area:
    """An area of the visit's scorecard. Raises Http404 for one there is not."""
    found = visit.framework.scorecard.area_by_code.get(code)
    if found is None:
        raise Http404
    return found


def asked_in(visit: Visit, area: str) -> tuple[Question, ...]:
    """The questions of an area that the officers answer on the visit."""
    return tuple(one for one in visit.framework.scorecard.questions_of(area) if one.answerer in ASKED_ON_SITE)
