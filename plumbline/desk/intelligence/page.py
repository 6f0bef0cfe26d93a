"""What stands on the page of one piece of intelligence."""

from datetime import date
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.desk.intelligence.act_forms import FORMS
from plumbline.history.models import Event
from plumbline.intelligence.models import Intelligence, Status
from plumbline.ui.wording import distance

Typed = dict[str, forms.Form]


def page_of(user: User, piece: Intelligence, *, on: date, typed: Typed | None = None) -> dict[str, Any]:
    """The page's context. `typed` holds a form that could not be taken as it is."""
    settles = piece.council_id in user.reach_with(Permission.SETTLE_INTELLIGENCE).councils
    is_theirs = settles or piece.recorded_by_id == user.pk
    return {
        "intelligence": piece,
        "state": state_of(piece, on=on),
        "acts": _acts(piece, settles=settles, is_theirs=is_theirs) | (typed or {}),
        "can_change": is_theirs and piece.is_open,
        "events": Event.objects.visible_to(user).about(piece).select_related("by"),
        "form": next(iter((typed or {}).values()), None),
    }


def state_of(piece: Intelligence, *, on: date) -> str:
    """The conclusion under the heading."""
    heard = f"Heard {distance(piece.heard_on, on)}"
    if piece.status == Status.CLOSED:
        return f"{heard}. Closed: {piece.get_outcome_display().lower()}."
    if piece.status == Status.WITHDRAWN:
        return f"{heard}. Withdrawn: it counts nowhere."
    if piece.status == Status.LOOKED_INTO and piece.owner:
        return f"{heard}. {piece.owner.name} is looking into it."
    return f"{heard}. Nobody has taken it on yet."


def _acts(piece: Intelligence, *, settles: bool, is_theirs: bool) -> Typed:
    can = {
        "take": settles and piece.status == Status.OPEN,
        "close": settles and piece.is_open,
        "hand": settles and piece.status == Status.LOOKED_INTO,
        "again": settles and not piece.is_open,
        "withdraw": is_theirs and piece.status != Status.WITHDRAWN,
    }
    return {name: FORMS[name](intelligence=piece, prefix=name) for name, may in can.items() if may}
