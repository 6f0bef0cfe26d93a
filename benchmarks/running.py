"""The order of the measurements. Imported only when the settings know their database."""

import argparse
import logging
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models need the settings first

from benchmarks import (  # noqa: E402
    directory,
    handing_in,
    ingest,
    market,
    pages,
    papers,
    ratings,
    risks,
    saving,
    searching,
    visiting,
)
from benchmarks.attention import attended  # noqa: E402
from benchmarks.books import due_returns, filled, filler  # noqa: E402
from benchmarks.report import Line, table  # noqa: E402
from benchmarks.world import NOW, World, build, tidy  # noqa: E402
from plumbline.organisations import scope  # noqa: E402
from plumbline.oversight import consequences  # noqa: E402
from plumbline.returns.actions.filling import fill_draft  # noqa: E402
from plumbline.returns.models import Submission  # noqa: E402
from tests.cast import whole_answers  # noqa: E402


def measured(asked: argparse.Namespace, about: str) -> str:
    logging.disable(logging.WARNING)
    warnings.filterwarnings("ignore", message="No directory at")
    call_command("migrate", verbosity=0, skip_checks=True)
    lines = _APART[asked.only](asked) if asked.only else [*_figures(asked), *_apart(asked)]
    return f"{about}\n\n{table(lines)}"


def _figures(asked: argparse.Namespace) -> list[Line]:
    """What is measured on returns: workbooks, pages and the market."""
    _say("a council of one provider")
    with scope.everything():
        tiny = build("tiny", providers=1, quarters=1)
        judged = _one_submission(tiny)
    _say(f"a council of {asked.providers} providers x {asked.quarters} quarters")
    with scope.everything():
        world = build("first", providers=asked.providers, quarters=asked.quarters, judged=judged)
        attended(tiny)
        attended(world)
    tidy()
    lines = [*_pages(asked, tiny, world, judged)]
    _say("the market")
    lines += market.lines(world)
    _say("workbooks")
    with scope.everything():
        person = filler(world)
        due = due_returns(world)
        books = [filled(one) for one in due]
    return [*ingest.lines(books, person), *lines]


def _visits(asked: argparse.Namespace) -> list[Line]:
    place = visiting.place()
    return [*saving.lines(place), *handing_in.lines(place)]


def _cqc(asked: argparse.Namespace) -> list[Line]:
    return [*directory.lines(asked.locations), *ratings.lines()]


_APART: Mapping[str, Callable[[argparse.Namespace], list[Line]]] = {
    "cqc": _cqc,
    "papers": lambda asked: papers.lines(),
    "risks": lambda asked: risks.lines(asked.providers),
    "search": lambda asked: searching.lines(asked.locations),
    "visits": _visits,
}


def _apart(asked: argparse.Namespace) -> Iterator[Line]:
    for name, lines in _APART.items():
        _say(name)
        yield from lines(asked)


def _pages(asked: argparse.Namespace, tiny: World, world: World, judged: Submission) -> list[Line]:
    _say("pages")
    lines = pages.beside_the_least(world)
    small, size = pages.medians(world), pages.how_many_values()
    counts = pages.query_counts(tiny, world)
    for number in range(2, asked.councils + 1):
        _say(f"council {number} of {asked.councils}")
        with scope.everything():
            build(f"other-{number}", providers=asked.providers, quarters=asked.quarters, judged=judged)
    tidy()
    grown = pages.as_it_grows(small, pages.medians(world), (size, pages.how_many_values()))
    return [*lines, *grown, *counts]


def _one_submission(tiny: World) -> Submission:
    """A return that went the product's own way, for the judgements that the others repeat."""
    person = filler(tiny)
    (kpi_return,) = due_returns(tiny)
    fill_draft(kpi_return, whole_answers(kpi_return), by=person, now=NOW)
    return consequences.return_submitted(kpi_return, by=person, now=NOW)


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)
