"""Pages of the desk beside the least that could show the same facts, and as the tables grow. Rows P8 and P9."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.plan import YEAR as PLANNED
from benchmarks.plan import plan_drawn_up
from benchmarks.report import Line, ms, times
from benchmarks.timing import milliseconds, share
from benchmarks.world import NEWEST, World
from plumbline.organisations import scope
from plumbline.returns.models import Figure

TRIES = 20


@dataclass(frozen=True)
class Page:
    """One page as the officer opens it, and its floor; empty where there is none."""

    name: str
    address: str
    least: str = ""


def pages_of(world: World) -> list[Page]:
    with scope.everything():
        kpi_return = world.newest
        plan_drawn_up(world)
    council = f"?council={world.council.pk}"
    provider, period = kpi_return.provider_id, NEWEST.code
    return [
        Page("portfolio", f"{reverse('desk:portfolio')}?period={period}", f"/least/portfolio/{council}"),
        Page("provider", reverse("desk:provider", args=[provider]), f"/least/provider/{provider}/{council}"),
        Page(
            "return, with the market",
            reverse("desk:return", args=[kpi_return.pk]),
            f"/least/return/{kpi_return.pk}/{council}",
        ),
        Page("today", reverse("desk:today"), f"/least/today/{council}"),
        Page("risk register", reverse("desk:risks"), f"/least/risks/{council}"),
        Page("intelligence", reverse("desk:intelligence"), f"/least/intelligence/{council}"),
        Page("standing", reverse("desk:standing"), f"/least/standing/{council}"),
        Page(
            "before you place",
            reverse("desk:placement_of", args=[provider]),
            f"/least/placement/{provider}/{council}",
        ),
        Page("list of returns", reverse("desk:returns")),
        Page("contracts", reverse("desk:contracts")),
        Page("visit plan", f"{reverse('desk:plan')}?year={PLANNED}"),
    ]


def browser_of(world: World) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(world.officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def beside_the_least(world: World) -> list[Line]:
    client, lines = browser_of(world), []
    for page in pages_of(world):
        if not page.least:
            continue
        _opened(client, page.least), _opened(client, page.address)
        least, shown = partial(_opened, client, page.least), partial(_opened, client, page.address)
        pairs = [(milliseconds(least), milliseconds(shown)) for _ in range(TRIES)]
        floor, ours = [one for one, _ in pairs], [one for _, one in pairs]
        p50, p95 = median(ours) / median(floor), share(ours, 0.95) / share(floor, 0.95)
        lines.append(
            Line(
                "P8",
                f"page: {page.name}",
                f"{ms(median(floor))}, p95 {ms(share(floor, 0.95))}",
                f"{ms(median(ours))}, p95 {ms(share(ours, 0.95))}",
                f"{times(p50)}, p95 {times(p95)}",
                "≤ 3x, p95 ≤ 4x",
                p50 <= 3 and p95 <= 4,
            )
        )
    return lines


def medians(world: World) -> Mapping[str, float]:
    """The median time of each page, in milliseconds."""
    client = browser_of(world)
    found = {}
    for page in pages_of(world):
        _opened(client, page.address)
        shown = partial(_opened, client, page.address)
        found[page.name] = median(milliseconds(shown) for _ in range(TRIES))
    return found


def as_it_grows(small: Mapping[str, float], large: Mapping[str, float], sizes: tuple[int, int]) -> list[Line]:
    first, second = (f"{size / 1e6:.2f} million values" for size in sizes)
    return [
        Line(
            "P9",
            f"page: {name}, from {first} to {second}",
            ms(before),
            ms(large[name]),
            times(large[name] / before),
            "≤ 2.5x (at 73 million)",
            large[name] / before <= 2.5,
        )
        for name, before in small.items()
    ]


def query_counts(tiny: World, world: World) -> list[Line]:
    """How many questions a page asks of the database for one provider and one quarter, and for all of them."""
    few, many = counted(tiny), counted(world)
    size = f"{len(world.contracts)} x {len(world.periods)}"
    return [
        Line(
            "P9",
            f"queries of the page: {name}",
            f"{few[name]} at 1 x 1",
            f"{many[name]} at {size}",
            f"{many[name] - few[name]:+d}",
            "the same",
            few[name] == many[name],
        )
        for name in few
    ]


def counted(world: World) -> dict[str, int]:
    client = browser_of(world)
    counts = {}
    for page in pages_of(world):
        _opened(client, page.address)
        with CaptureQueriesContext(connection) as asked:
            _opened(client, page.address)
        counts[page.name] = sum(
            query["sql"].startswith("SELECT") and "_setting(" not in query["sql"]
            for query in asked.captured_queries
        )
    return counts


def _opened(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content


def how_many_values() -> int:
    with scope.everything():
        return Figure.objects.count()
