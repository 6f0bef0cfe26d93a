"""What stands on the page of one risk: a provider's, a service's, a contract's."""

from typing import Any

from django import forms
from django.db.models import Q

from plumbline.desk.risks.addresses import address_of
from plumbline.desk.risks.course import course
from plumbline.desk.risks.finding import FoundRisk
from plumbline.desk.risks.forms import DecideForm, DeclineForm
from plumbline.desk.risks.rows import Shown
from plumbline.desk.risks.unfolding import concluded, missing_lines, unfolded
from plumbline.frameworks.kinds import RISK_MODEL
from plumbline.history.models import Event
from plumbline.risks.models import LevelDecision, RiskAssessment, RiskFact
from plumbline.risks.moving import moved

EVENTS, RESULTS = 40, 60


def risk_page(found: FoundRisk, typed: dict[str, forms.Form] | None = None) -> dict[str, Any]:
    """The page's context; `typed` holds a form that could not be taken as it is."""
    context: dict[str, Any] = {
        "found": found,
        "provider": found.provider,
        "work_out_address": address_of(found.whose, "desk:risk_work_out"),
        "model": found.policy.model,
        "form": next(iter((typed or {}).values()), None),
        "entered": _entered(found),
        "events": _events(found),
    }
    if found.row is not None:
        context |= {
            "shown": Shown(found.row),
            "whole": Shown(found.row.whole) if found.row.whole else None,
            "parts": [Shown(one) for one in found.row.parts],
            "worse": [Shown(one) for one in found.row.worse],
            **(risk := _risk(found)),
            **_level(found),
            "moved": _moved(found, risk["risk"]),
            "acts": _acts(found) | (typed or {}),
        }
    return context


def _risk(found: FoundRisk) -> dict[str, Any]:
    """The result unfolded, and those before it."""
    results = list(
        RiskAssessment.objects.visible_to(found.user)
        .filter(council=found.council)
        .of(found.whose)
        .order_by("-number")
        .for_list()[:RESULTS]
    )
    if not results:
        return {"risk": None}
    risk = RiskAssessment.objects.visible_to(found.user).select_related("framework").get(pk=results[0].pk)
    lines = unfolded(risk)
    return {
        "risk": risk,
        "judgement": risk.judgement,
        "lines": lines,
        "missing": list(missing_lines(lines)),
        "concluded": list(concluded(risk)),
        "course": course(results),
        "is_of_another_model": risk.framework_id != getattr(found.policy.model_version, "pk", None),
    }


def _level(found: FoundRisk) -> dict[str, Any]:
    row = found.row
    if row is None:
        return {}
    standing = row.whole.standing if row.whole else row.standing
    decisions = [(one, one.says(one.proposed), one.says(one.level)) for one in standing.decisions]
    held = standing.held_by
    return {
        "level": row.level,
        "set_by": standing.set_by,
        "held": held if held and not held.has_ended(on=found.on) else None,
        "ended": held if held and held.has_ended(on=found.on) else None,
        "leads_to": held.says(held.proposed) if held else "",
        "proposal": standing.proposal,
        "proposed": _proposed(standing.proposal),
        "decisions": decisions,
        "has_levels": found.policy.levels is not None,
    }


def _proposed(proposal: LevelDecision | None) -> dict[str, Any]:
    if proposal is None:
        return {}
    return {"says": proposal.says(proposal.proposed), "because": proposal.judgement.reasons}


def _moved(found: FoundRisk, risk: RiskAssessment | None) -> dict[str, Any]:
    """Beside a level that is proposed: what the risk was when one was decided last, and what has moved since."""
    standing = found.row.standing if found.row else None
    if risk is None or standing is None or standing.proposal is None or not standing.decisions:
        return {}
    last = standing.decisions[0]
    then = (
        RiskAssessment.objects.visible_to(found.user).select_related("framework").get(pk=last.assessment_id)
    )
    label = then.framework.read_as(RISK_MODEL).model.labels.label(then.rating)
    return {
        "decided_at": last.decided_at,
        "score": then.display,
        "was": label.says if label else "",
        "says": moved(then.kept, risk.kept),
    }


def _acts(found: FoundRisk) -> dict[str, forms.Form]:
    levels = found.policy.levels
    proposal = found.row.standing.proposal if found.row else None
    seen = proposal.pk if proposal else 0
    return {
        "decide": DecideForm(levels=levels.levels.levels if levels else (), seen=seen),
        "decline": DeclineForm(seen=seen),
    }


def _entered(found: FoundRisk) -> list[dict[str, Any]]:
    """What officers can enter, each with what was entered last: about a part, else about the provider as a whole."""
    facts = RiskFact.objects.visible_to(found.user).filter(council=found.council, provider=found.provider)
    last: dict[str, RiskFact] = {}
    for whose in dict.fromkeys((found.whose.whole, found.whose)):
        last |= {one.name: one for one in facts.of(whose).oldest_first().select_related("said_by")}
    return [
        {
            "asked": one,
            "fact": last.get(one.name),
            "href": address_of(found.whose, "desk:risk_fact", about=one.name),
        }
        for one in found.asked
    ]


def _events(found: FoundRisk) -> Any:
    """What happened to this risk and its facts; at a provider, to its level too."""
    own = Q(kind="risk.assessed", subject_id__in=_own(RiskAssessment, found))
    own |= Q(kind="risk_fact.stated", subject_id__in=_own(RiskFact, found))
    if found.whose.is_whole:
        own |= Q(kind__startswith="level.")
    events = Event.objects.visible_to(found.user).filter(council=found.council, provider_id=found.provider.pk)
    return events.filter(own).select_related("by").order_by("-number")[:EVENTS]


def _own(model: type[RiskAssessment] | type[RiskFact], found: FoundRisk) -> Any:
    return (
        model.objects.visible_to(found.user)
        .filter(council=found.council)
        .of(found.whose)
        .order_by()
        .values("pk")
    )
