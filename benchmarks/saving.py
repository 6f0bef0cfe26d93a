"""Saving an answer on a visit of 150 questions, half of them answered: as a device sends it, and as a plain form."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from statistics import median
from urllib.parse import urlencode
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.device import Change, Device
from benchmarks.link import Link
from benchmarks.report import Line, ms, times
from benchmarks.timing import milliseconds, share
from benchmarks.visiting import CHOICES, QUESTIONS, Place, changes
from plumbline.organisations import scope
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from plumbline.visits.pieces import Piece
from tests.cast import NOW

PIECES, FORMS = 100, 60
_HIDDEN = re.compile(r'name="([^"]+-(?:client_id|saw))" value="([^"]*)"')
_PLAIN = "application/x-www-form-urlencoded"
_AROUND = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def lines(place: Place) -> list[Line]:
    return [_pieces(place), _forms(place)]


def _pieces(place: Place) -> Line:
    visit, first = half_answered(place)
    device = Device(place.browser(), visit.pk, place.officer.pk, Link())
    device.ask_who()
    waiting = _one_after_another(place, first)

    def save() -> None:
        (told,) = device.send([next(waiting)])
        assert told["outcome"] == "counted"

    what = f"saving an answer, {QUESTIONS} questions: a device’s request with one"
    return _beside_the_least(place, what, save, PIECES)


def _forms(place: Place) -> Line:
    visit, first = half_answered(place)
    client = place.browser()
    device = Device(client, visit.pk, place.officer.pk, Link())
    device.ask_who()
    said = {one.ref: one for one in first}
    areas = cycle(place.framework.scorecard.areas)
    filled: list[tuple[str, dict[str, str]]] = []

    def fill() -> None:
        code = next(areas).code
        refs = [one.ref for one in place.framework.scorecard.questions_of(code)]
        change = _other(said[next(one for one in refs if one in said)])
        said[change.ref] = change
        address = reverse("desk:visit_area", args=[visit.pk, code])
        filled.append((address, _form(client, address, [said[one] for one in refs if one in said])))

    def save() -> None:
        address, form = filled.pop()
        token = {"X-CSRFToken": device.token}
        response = client.post(address, urlencode(form), content_type=_PLAIN, headers=token)
        assert response.status_code == 302, (response.status_code, response.content)

    what = f"saving an answer, {QUESTIONS} questions: the plain form of an area, 25 at a time"
    return _beside_the_least(place, what, save, FORMS, prepare=fill)


def half_answered(place: Place) -> tuple[Visit, list[Change]]:
    """A visit with every second question answered, and those answers."""
    visit, first = place.begun(), changes(place.framework)[::2]
    pieces = [Piece(one.client_id, "answer", one.ref, one.as_sent["value"], NOW) for one in first]
    with scope.everything():
        visits.note(visit, pieces, by=place.officer, now=NOW)
    return visit, first


def _one_after_another(place: Place, first: list[Change]) -> Iterator[Change]:
    """In turns another answer where one stands, and the first answer where none does."""
    unanswered = iter(changes(place.framework)[1::2])
    standing = cycle([one.ref for one in first])
    last = {one.ref: one for one in first}
    for ref in standing:
        last[ref] = _other(last[ref])
        yield last[ref]
        if (new := next(unanswered, None)) is not None:
            yield new


def _other(before: Change) -> Change:
    choice = CHOICES[(CHOICES.index(before.choice) + 1) % len(CHOICES)]
    return replace(before, choice=choice, saw=before.client_id, client_id=uuid4())


def _form(client: Client, address: str, said: list[Change]) -> dict[str, str]:
    """The form as a browser sends it back: every answer that stands on it, one of them changed."""
    form = dict(_HIDDEN.findall(client.get(address).content.decode()))
    for one in said:
        form |= {f"answer-{one.ref}-choice": one.choice, f"answer-{one.ref}-note": one.note}
    return form


def _beside_the_least(
    place: Place,
    what: str,
    save: Callable[[], None],
    tries: int,
    *,
    prepare: Callable[[], None] = lambda: None,
) -> Line:
    least = _least(place)
    counts = []
    for _ in range(2):
        prepare()
        counts.append(statements(save))
        least()
    floor, ours = [], []
    for _ in range(tries):
        prepare()
        floor.append(milliseconds(least))
        ours.append(milliseconds(save))
    p95 = share(ours, 0.95)
    return Line(
        "visit",
        what,
        f"{ms(median(floor))}, p95 {ms(share(floor, 0.95))}",
        f"{ms(median(ours))}, p95 {ms(p95)}, {' or '.join(map(str, sorted(set(counts))))} statements",
        times(median(ours) / median(floor)),
        "p95 < 100 ms",
        p95 < 100,
    )


def _least(place: Place) -> Callable[[], None]:
    """The floor: one answer kept by the least that could keep it, through the same stack, on a visit of its own."""
    client, visit = place.browser(), place.begun()
    address = f"/least/answer/{visit.pk}/?by={place.officer.pk}"
    waiting = cycle(changes(place.framework))
    client.get(reverse("desk:visit_person"))

    def save() -> None:
        change = replace(next(waiting), client_id=uuid4())
        token = {"X-CSRFToken": client.cookies["csrftoken"].value}
        response = client.post(address, change.as_sent, content_type="application/json", headers=token)
        assert response.status_code == 200, (response.status_code, response.content)

    return save


def statements(work: Callable[[], object]) -> int:
    """What is asked and written, without the marks of transactions and the walls' own settings."""
    with CaptureQueriesContext(connection) as asked:
        work()
    return sum(
        not query["sql"].startswith(_AROUND)
        and "_setting(" not in query["sql"]
        and "set_config(" not in query["sql"]
        for query in asked.captured_queries
    )
