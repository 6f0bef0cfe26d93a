"""Pieces of intelligence that Exampleshire has about Alder, at any stage of their life."""

from dataclasses import fields
from datetime import timedelta
from typing import Any

from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.intelligence.terms import Terms
from tests.cast import NOW, TODAY, Cast

LATER = NOW + timedelta(hours=2)
NAMES = frozenset(one.name for one in fields(Terms))


def terms(**changed: Any) -> Terms:
    said: dict[str, Any] = {
        "kind": "concern",
        "says": "Three evening calls in a row were more than an hour late",
        "happened_on": TODAY,
        "heard_on": TODAY,
    }
    return Terms(**{**said, **changed})


def heard(cast: Cast, **changed: Any) -> Intelligence:
    """Recorded by the contract officer, as said."""
    about = {"council": cast.exampleshire, "provider": cast.alder, "by": cast.contract_officer, "now": NOW}
    told = {name: changed.pop(name) for name in list(changed) if name in NAMES}
    return intelligence.record_intelligence(terms=terms(**told), **{**about, **changed})


def closed(cast: Cast, outcome: str = "upheld", **changed: Any) -> Intelligence:
    piece = heard(cast, **changed)
    return intelligence.close(
        piece, outcome=outcome, says="Rotas changed", by=cast.contracts_manager, now=LATER
    )
