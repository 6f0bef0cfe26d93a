"""Floors: plain SQL for the same rows, and for pages a cached template with a table. No forms, no frame."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import Context, Engine

from benchmarks.world import NEWEST, NOW
from plumbline.organisations import scope

View = Callable[..., HttpResponse]
_PAGE = Engine().from_string(
    "<!doctype html><html lang=en><title>{{ title }}</title><h1>{{ title }}</h1>{% for name, rows in tables %}<h2>"
    "{{ name }}</h2><table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>"
    "{% endfor %}</table>{% endfor %}"
)


def least(view: View) -> View:
    """Open to anybody, and with the database's walls open: the floor is one transaction and its questions."""

    @wraps(view)
    def opened(request: HttpRequest, *words: Any, **more: Any) -> HttpResponse:
        with scope.everything():
            return view(request, *words, **more)

    return login_not_required(opened)


def asked(sql: str, *words: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return list(cursor.fetchall())


def page(title: str, **tables: list[Any]) -> HttpResponse:
    return HttpResponse(_PAGE.render(Context({"title": title, "tables": tables.items()})))


@least
def portfolio(request: HttpRequest) -> HttpResponse:
    """Fifty contracts with every rating of the quarter."""
    rows = asked(
        "SELECT o.name, c.reference, r.status, r.due_on, r.below_target, r.ratings FROM returns_return r"
        " JOIN contracts_contract c ON c.id = r.contract_id JOIN organisations_organisation o ON o.id = r.provider_id"
        " WHERE r.council_id = %s AND r.period = %s ORDER BY o.name",
        council(request),
        NEWEST.ordinal,
    )
    shown = [(*row[:5], *(part for pair in _read(row[5]).values() for part in pair)) for row in rows[:50]]
    return page("Portfolio", contracts=shown)


@least
def provider(request: HttpRequest, pk: int) -> HttpResponse:
    """Every value of one provider's figures, with the market's quartiles beside them."""
    returns = asked(
        "SELECT period, status, due_on, submitted_at FROM returns_return WHERE provider_id = %s ORDER BY period",
        pk,
    )
    values = asked(
        "SELECT indicator_id, period, value, rating FROM returns_figure WHERE provider_id = %s AND contract_id IN"
        " (SELECT id FROM contracts_contract WHERE provider_id = %s) ORDER BY indicator_id, period",
        pk,
        pk,
    )
    market = asked(
        "SELECT indicator_id, period, lower_quartile, median, upper_quartile FROM returns_marketrollup"
        " WHERE council_id = %s ORDER BY indicator_id, period",
        council(request),
    )
    lines: dict[int, list[Any]] = {}
    for indicator, _, value, _ in values:
        lines.setdefault(indicator, [indicator]).append(value)
    for indicator, _, _, median, _ in market:
        lines.setdefault(indicator, [indicator]).append(median)
    return page("Provider", returns=returns, figures=list(lines.values()))


@least
def one_return(request: HttpRequest, pk: int) -> HttpResponse:
    """One return: each figure with its reasons, last period's, last year's, and the market's quartiles."""
    ((period, contract, judgements),) = asked(
        "SELECT r.period, r.contract_id, s.judgements FROM returns_return r JOIN returns_submission s"
        " ON s.id = r.current_id WHERE r.id = %s",
        pk,
    )
    beside = asked(
        "SELECT indicator_id, period, value FROM returns_figure WHERE contract_id = %s AND period IN (%s, %s, %s)",
        contract,
        period,
        NEWEST.previous.ordinal,
        NEWEST.year_ago.ordinal,
    )
    market = asked(
        "SELECT indicator_id, lower_quartile, median, upper_quartile FROM returns_marketrollup"
        " WHERE council_id = %s AND period = %s",
        council(request),
        period,
    )
    read = [
        (one["ref"], one["rating"], one["display"], *(reason["says"] for reason in one["reasons"]))
        for one in _read(judgements)
    ]
    return page("Return", figures=read, beside=beside, market=market)


@least
def today(request: HttpRequest) -> HttpResponse:
    rows = asked(
        "SELECT r.id, r.period, r.status, r.due_on, c.reference, o.name FROM returns_return r"
        " JOIN contracts_contract c ON c.id = r.contract_id JOIN organisations_organisation o ON o.id = r.provider_id"
        " WHERE r.council_id = %s AND r.status IN ('due', 'submitted', 'sent-back') ORDER BY r.due_on LIMIT 50",
        council(request),
    )
    return page("Today", returns=rows)


@least
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer of a visit kept, and what stands at its question brought up to it. Nobody is asked who they are."""
    piece = json.loads(request.body)
    key, number = piece["key"], UUID(piece["client_id"])
    with transaction.atomic():
        ((entry,),) = asked(
            "INSERT INTO visits_entry (council_id, provider_id, visit_id, sheet, kind, key, value, client_id, by_id,"
            " device, written_at, arrived_at, outcome) SELECT council_id, provider_id, id, 'visit', 'answer', %s, %s,"
            " %s, %s, 'tablet', %s, %s, 'counted' FROM visits_visit WHERE id = %s RETURNING id",
            *(key, json.dumps(piece["value"]), number.hex, int(request.GET["by"])),
            *(piece["written_at"], NOW.isoformat(), pk),
        )
        asked(
            "INSERT INTO visits_current (council_id, provider_id, visit_id, sheet, kind, key, entry_id)"
            " SELECT council_id, provider_id, id, 'visit', 'answer', %s, %s FROM visits_visit WHERE id = %s"
            " ON CONFLICT (visit_id, sheet, kind, key) DO UPDATE SET entry_id = excluded.entry_id RETURNING id",
            *(key, entry, pk),
        )
    return JsonResponse({"entry": entry})


def council(request: HttpRequest) -> int:
    return int(request.GET["council"])


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
