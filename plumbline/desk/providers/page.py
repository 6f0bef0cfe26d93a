"""What stands on a provider's page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from plumbline.contracts.terms import laid_over
from plumbline.desk.providers.changes import changes_of
from plumbline.desk.providers.conclusion import conclusion, next_act
from plumbline.desk.providers.drawing import BELOW, groups_of, series_of
from plumbline.desk.providers.passed import successions
from plumbline.desk.providers.trends import Moment, Trend, trends_of
from plumbline.frameworks.definition import Terms
from plumbline.frameworks.periods import Period
from plumbline.history.folding import folded
from plumbline.history.models import Event
from plumbline.oversight.queries.action_counts import action_counts
from plumbline.oversight.queries.intelligence_attention import areas_hit
from plumbline.oversight.queries.intelligence_list import heard_of
from plumbline.oversight.queries.provider import (
    ProviderFacts,
    happenings,
    judgement_behind,
    market_around,
    provider_facts,
)
from plumbline.providers.models import Provider, ServiceKind

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def page_of(user: "User", provider: Provider, asked: Mapping[str, Any], *, today: date) -> dict[str, Any]:
    """The page's context. The address may name a contract, a figure and a page of the history."""
    facts = provider_facts(user, provider, contract=asked.get("contract", ""))
    trends = trends_of(facts, today=today)
    changes = changes_of(trends, facts.locations)
    newest = changes.until if changes else _newest(trends)
    events, has_more = happenings(user, provider, page=page_number(asked.get("page", "")))
    return {
        "provider": provider,
        "facts": facts,
        "kinds": _kinds(facts),
        "successions": successions(facts),
        "says": conclusion(facts, trends, newest, today=today),
        "next": next_act(facts.returns, today=today),
        "changes": changes,
        "newest": newest,
        **_figures(user, facts, trends, asked.get("figure", ""), newest),
        "improvement": action_counts(user, provider, on=today),
        "heard": heard_of(user, provider),
        "areas_hit": areas_hit(user, on=today, providers=[provider.pk]),
        "happenings": [(line, *_about(line.newest, facts)) for line in folded(events, is_about_one=False)],
        "events_page": page_number(asked.get("page", "")),
        "has_more_events": has_more,
    }


def _about(event: Event, facts: ProviderFacts) -> tuple[str, str]:
    """What an event was about, and where that is to be read."""
    if event.subject_kind == "returns.return":
        kpi_return = next((one for one in facts.returns if one.pk == event.subject_id), None)
        return (
            (kpi_return.reporting_period.label, reverse("desk:return", args=[kpi_return.pk]))
            if kpi_return
            else ("", "")
        )
    if event.subject_kind == "contracts.contract":
        contract = next((one for one in facts.contracts if one.pk == event.subject_id), None)
        return (contract.reference, reverse("desk:contract", args=[contract.pk])) if contract else ("", "")
    return "", ""


def page_number(asked: str) -> int:
    """The page of the history that the address names; the first where it names none."""
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _kinds(facts: ProviderFacts) -> str:
    kinds = dict.fromkeys(str(ServiceKind(one.service_kind).label) for one in facts.contracts)
    return ", ".join(kinds)


def _newest(trends: Sequence[Trend]) -> Period | None:
    return next((trend.latest.period for trend in trends if trend.latest), None)


def _figures(
    user: "User", facts: ProviderFacts, trends: Sequence[Trend], figure: str, newest: Period | None
) -> dict[str, Any]:
    """The table of figures, and the one that is drawn large with the reasons for its newest rating."""
    if not trends or newest is None or facts.chosen is None:
        return {"groups": ()}
    shown = _chosen(trends, figure)
    periods = {trend.latest.period.ordinal for trend in trends if trend.latest}
    market = market_around(facts.chosen.council_id, facts.figures, newest=periods, ref=shown.ref)
    terms = _terms(facts, newest)
    latest = next((one for one in reversed(shown.moments) if one.row), None)
    series = series_of(shown, terms.get(shown.ref, shown.indicator.terms), market)
    return {
        "groups": groups_of(trends, terms, market, facts.chosen.pk),
        "shown": shown,
        "series": series,
        "course": series.points[::-1],
        "latest": latest,
        "judgement": _judgement(user, shown, latest) if latest else {},
    }


def _judgement(user: "User", shown: Trend, latest: Moment) -> dict[str, Any]:
    if latest.row is None:
        return {}
    return judgement_behind(
        user, latest.row.return_id, latest.period.ordinal, shown.ref, is_assessed=shown.is_assessed
    )


def _chosen(trends: Sequence[Trend], figure: str) -> Trend:
    """The figure that the address names; else the first below target, the first rated, the first."""
    named = (one for one in trends if one.ref == figure)
    below = (one for one in trends if one.latest and one.latest.rating in BELOW)
    rated = (one for one in trends if one.indicator.is_rated)
    return next(named, None) or next(below, None) or next(rated, None) or trends[0]


def _terms(facts: ProviderFacts, newest: Period) -> dict[str, Terms]:
    """As they stand at the end of the newest period, older versions' figures included."""
    told = facts.targets_on(newest.ends_on)
    terms: dict[str, Terms] = {}
    for version in reversed(facts.versions):
        terms.update(laid_over(version.definition, told))
    return terms
