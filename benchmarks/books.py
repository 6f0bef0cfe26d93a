"""Filled workbooks of the standard return: Milton Keynes' home care schedule, every question answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from benchmarks.world import NEWEST, NOW, World
from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.returns.answers import understood
from plumbline.returns.models import Return
from plumbline.returns.outgoing import issue_of
from plumbline.returns.workbook.plan import cell_name, plan
from plumbline.returns.workbook.writing import write
from tests.cast import whole_answers

DUE = NEWEST.following


@dataclass(frozen=True)
class Book:
    """One return that is due, and its workbook filled in without a mistake."""

    kpi_return: Return
    content: bytes


def filler(world: World) -> User:
    """One person who may fill in the returns of every provider of the benchmark."""
    person = User.objects.create(email=f"staff@{world.council.code}.example", name="Staff")
    Membership.objects.bulk_create(
        Membership(
            user=person,
            organisation_id=one.provider_id,
            role=Role.PROVIDER_STAFF,
            since_on=date(2010, 4, 1),
        )
        for one in world.contracts
    )
    return person


def due_returns(world: World) -> list[Return]:
    """Next quarter's return of every contract, asked for."""
    Return.objects.bulk_create(
        Return(
            council=world.council,
            provider_id=one.provider_id,
            contract=one,
            framework=world.framework,
            period=DUE.ordinal,
            starts_on=DUE.starts_on,
            ends_on=DUE.ends_on,
            due_on=DUE.ends_on + timedelta(days=15),
            issued_at=NOW,
        )
        for one in world.contracts
    )
    return list(Return.objects.for_list().filter(council=world.council, period=DUE.ordinal).order_by("pk"))


def filled(kpi_return: Return) -> Book:
    definition, period = kpi_return.framework.definition, kpi_return.reporting_period
    known, _ = understood(whole_answers(kpi_return), definition, period)
    return Book(kpi_return, write(replace(issue_of(kpi_return), known=known)))


def with_mistakes(book: Book, count: int) -> bytes:
    """The same workbook with words in so many of its cells for numbers."""
    definition, period = book.kpi_return.framework.definition, book.kpi_return.reporting_period
    opened = load_workbook(BytesIO(book.content))
    numbers = {one.key for one in definition.inputs_asked_in(period) if one.part != "text"}
    spots = [spot for spot in plan(definition, period).spots() if spot.key in numbers]
    for spot in spots[:count]:
        opened[spot.sheet][cell_name(spot.row, spot.column)] = "many"
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def as_saved_by_a_person(book: Book) -> bytes:
    """The same workbook without a mistake, through the same program, so that the two can be compared."""
    return with_mistakes(book, 0)


def parsed(content: bytes) -> Sequence[object]:
    """The floor of all reading: every sheet by calamine, in this process."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
