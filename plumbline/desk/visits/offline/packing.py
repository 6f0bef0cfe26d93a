"""What a device takes with it of one visit: what is asked, what stands now, and who is asking."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.desk.visits.sharing import sharing_of
from plumbline.frameworks.scorecard import Answerer, Question
from plumbline.history.workflow import NotAllowed
from plumbline.judgement.scorecard.scales import STATES
from plumbline.ui import wording
from plumbline.visits.actions.holding import check_team
from plumbline.visits.models import Current, Entry, Photograph, Sheet, Visit
from plumbline.visits.pieces import HOW_MET, ROLES

# Whose questions the officers ask on the visit. The others answer on pages of their own.
ASKED_ON_SITE = {Answerer.OFFICER, Answerer.STAFF, Answerer.PERSON}


def pack_of(visit: Visit, user: User, *, now: datetime) -> dict[str, Any]:
    """Everything the pages without a network show of a visit."""
    card = visit.framework.scorecard
    legs = {leg.code: leg.title for leg in card.legs}
    sharing = sharing_of(user, visit)
    areas = [
        {
            "code": one.code,
            "title": one.title,
            "intro": one.intro,
            "is_critical": one.is_critical,
            "whose": sharing.says_of(one.code, user),
        }
        for one in card.areas
    ]
    return {
        "pk": visit.pk,
        "visit": _visit(visit, user),
        "areas": areas,
        "questions": [_question(one, legs) for one in card.questions if one.answerer in ASKED_ON_SITE],
        "met": [
            {"key": f"{role}.{how}", "says": f"{who}: {manner.lower()}"}
            for role, who in ROLES.items()
            for how, manner in HOW_MET.items()
        ],
        "stands": stands_of(_current(visit, user), user),
        "photographs": [_photograph(one, user) for one in _photographs(visit, user)],
        "fetched_says": _says(now),
    }


def stands_at(visit: Visit, user: User, places: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What stands at these places (kind, key) by now."""
    wanted = set(places)
    keys = {key for _, key in wanted}
    found = _current(visit, user).filter(key__in=keys)
    return stands_of([one for one in found if (one.kind, one.key) in wanted], user)


def stands_of(current: Iterable[Current], user: User) -> dict[str, Any]:
    return {f"{one.kind}/{one.key}": _stand(one, user) for one in current}


def _visit(visit: Visit, user: User) -> dict[str, Any]:
    ahead_or_open = {*Visit.AHEAD, *Visit.OPEN_TO_NOTES}
    on = visit.on
    return {
        "title": str(visit),
        "when": f"{visit.get_kind_display()}, {wording.day(on)}" if on else visit.get_kind_display(),
        "status": visit.get_status_display(),
        "services": ", ".join(str(one) for one in visit.services.all()),
        "is_open": visit.is_open_to_notes,
        "is_over": visit.status not in ahead_or_open,
        "problem": _problem(visit, user),
        "address": reverse("desk:visit", args=[visit.pk]),
        "clashes": reverse("desk:visit_clashes", args=[visit.pk]),
    }


def _problem(visit: Visit, user: User) -> str:
    """Why nothing of this person can be noted on the visit, if so."""
    try:
        check_team(visit, user)
    except NotAllowed as problem:
        return str(problem)
    return ""


def _question(question: Question, legs: dict[str, str]) -> dict[str, Any]:
    choices = [{"code": one.code, "says": one.says, "is_state": False} for one in question.scale.choices]
    states = [{"code": code, "says": says, "is_state": True} for code, says in STATES.items()]
    return {
        "ref": question.ref,
        "area": question.area,
        "asks": question.asks,
        "guidance": question.guidance,
        "leg": legs.get(question.leg, ""),
        "choices": choices + states,
    }


def _current(visit: Visit, user: User) -> "QuerySet[Current]":
    rows = Current.objects.visible_to(user).filter(visit=visit, sheet=Sheet.VISIT)
    return rows.select_related("entry__by", "clash__by").order_by("entry__arrived_at", "pk")


def _stand(current: Current, user: User) -> dict[str, Any]:
    stands = _entry(current.entry, user)
    stands["clash"] = _entry(current.clash, user) if current.clash else None
    return stands


def _entry(entry: Entry, user: User) -> dict[str, Any]:
    return {
        "client_id": str(entry.client_id),
        "kind": entry.kind,
        "key": entry.key,
        "value": entry.value,
        **_who_and_when(entry.by, entry.arrived_at, user),
    }


def _photographs(visit: Visit, user: User) -> "QuerySet[Photograph]":
    return Photograph.objects.visible_to(user).standing().filter(visit=visit).select_related("taken_by")


def _photograph(photograph: Photograph, user: User) -> dict[str, Any]:
    return {
        "client_id": str(photograph.client_id),
        "area": photograph.area,
        "caption": photograph.caption,
        **_who_and_when(photograph.taken_by, photograph.arrived_at, user),
    }


def _who_and_when(who: User | None, at: datetime, user: User) -> dict[str, Any]:
    return {"by": who.name if who else "", "is_mine": who == user, "at_says": _says(at)}


def _says(moment: datetime) -> str:
    return wording.moment(timezone.localtime(moment))
