"""The shelf: a version never means other content, whatever its kind, and no council learns of another's own files."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from plumbline.frameworks import library, models
from plumbline.frameworks.actions import adopt, adopt_instead, take_in
from plumbline.frameworks.kinds import SCHEDULE, SCORECARD, Filed, Kind
from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.surveys.library import QUESTIONNAIRE, find
from plumbline.workplan.reading import PLAN_ORDER, shipped_text
from tests.cast import NOW, TODAY, Cast
from tests.desk.pages import address, row_of, said
from tests.frameworks.schedules import SMALL as SCHEDULE_TEXT
from tests.frameworks.scorecards import SMALL as SCORECARD_TEXT
from tests.strict_client import StrictClient

WALLED = connection.vendor == "postgresql"
STAFF = find("plumbline/staff")
# Of each kind a council's own file, and what ships with Plumbline.
KINDS = [
    (SCHEDULE, SCHEDULE_TEXT, library.text_of("plumbline/contract-review")),
    (SCORECARD, SCORECARD_TEXT, library.text_of("plumbline/set-up-check")),
    (QUESTIONNAIRE, STAFF.text.replace("plumbline/staff", "exampleshire/staff"), STAFF.text),
    (PLAN_ORDER, shipped_text().replace("2026.1", "ours"), shipped_text()),
]
of_each_kind = pytest.mark.parametrize(
    ("kind", "own", "shipped"), KINDS, ids=lambda one: getattr(one, "code", "")
)


def _titled(text: str, title: str) -> str:
    """The file with another title, which makes it other content."""
    before, found, after = text.partition('\ntitle = "')
    assert found
    return f"{before}{found}{title} {after}"


def _taken_in(kind: Kind[Filed], text: str, council: Organisation | None) -> FrameworkVersion:
    return take_in(kind.read(text, name="x"), kind, council=council, by=None, now=NOW, system="tests")


@of_each_kind
def test_a_used_version_is_frozen(cast: Cast, kind: Kind[Filed], own: str, shipped: str) -> None:
    stored = _taken_in(kind, own, cast.exampleshire)

    assert _taken_in(kind, own, cast.exampleshire) == stored
    with pytest.raises(NotAllowed, match="is already here with other content, and a version never changes"):
        _taken_in(kind, _titled(own, "Other"), cast.exampleshire)
    assert stored.read_as(kind) == kind.read(own, name="x")
    assert Event.objects.filter(kind="framework.taken_in", council=cast.exampleshire).count() == 1


@of_each_kind
def test_another_council_may_say_something_else_under_the_same_name(
    cast: Cast, kind: Kind[Filed], own: str, shipped: str
) -> None:
    ours = _taken_in(kind, own, cast.exampleshire)
    theirs = _taken_in(kind, _titled(own, "Other"), cast.otherton)
    alike = FrameworkVersion.objects.filter(code=ours.code, version=ours.version)

    assert {one.council for one in alike} == {cast.exampleshire, cast.otherton}
    assert theirs.read_as(kind).title.startswith("Other ")
    assert list(alike.visible_to(cast.contracts_manager)) == [ours]
    assert list(alike.visible_to(cast.other_council_officer)) == [theirs]
    with scope.limited_to(councils=[cast.otherton.pk], providers=[]):
        assert set(alike.all()) == ({theirs} if WALLED else {ours, theirs})
    with pytest.raises(NotAllowed, match="another council’s own"):
        adopt(ours, cast.otherton, effective_from=TODAY, by=None, now=NOW, system="tests")


@of_each_kind
def test_what_ships_is_kept_once_and_belongs_to_nobody(
    cast: Cast, kind: Kind[Filed], own: str, shipped: str
) -> None:
    with scope.limited_to(councils=[cast.exampleshire.pk], providers=[]):
        first = _taken_in(kind, shipped, cast.exampleshire)
    with scope.limited_to(councils=[cast.otherton.pk], providers=[]):
        assert _taken_in(kind, shipped, cast.otherton) == first

    assert first.council is None
    assert not FrameworkVersion.objects.filter(pk=first.pk).visible_to(cast.contracts_manager).exists()
    adopt(first, cast.exampleshire, effective_from=TODAY, by=None, now=NOW, system="tests")
    assert FrameworkVersion.objects.filter(pk=first.pk).visible_to(cast.contracts_manager).exists()
    assert not FrameworkVersion.objects.filter(pk=first.pk).visible_to(cast.other_council_officer).exists()


@of_each_kind
def test_nobody_takes_the_name_of_what_ships(cast: Cast, kind: Kind[Filed], own: str, shipped: str) -> None:
    """Also before anybody has used it."""
    with pytest.raises(NotAllowed, match="is already here with other content"):
        _taken_in(kind, _titled(shipped, "Our own"), cast.exampleshire)


def test_a_council_writes_nothing_that_ships_with_the_product(cast: Cast) -> None:
    with scope.limited_to(councils=[cast.exampleshire.pk], providers=[]):
        changed = FrameworkVersion.objects.filter(pk=cast.framework.pk).update(title="Ours now")
    assert changed == (0 if WALLED else 1)


def test_those_who_are_measured_by_a_file_can_read_it(cast: Cast) -> None:
    measured = _taken_in(SCHEDULE, SCHEDULE_TEXT, cast.exampleshire)
    weighed = FrameworkVersion.objects.create(
        council=cast.exampleshire,
        code="x/y",
        version="1",
        kind="plan-order",
        title="x",
        digest="x",
        read_at=NOW,
    )
    with scope.limited_to(councils=[], providers=[cast.alder.pk]):
        seen = set(FrameworkVersion.objects.councils_own())
    assert seen == ({measured} if WALLED else {measured, weighed})


@pytest.mark.parametrize("council", [None, "exampleshire"])
def test_the_database_keeps_one_content_a_version(cast: Cast, council: str | None) -> None:
    owner = cast.exampleshire if council else None
    stored = take_in(
        SCORECARD.read(SCORECARD_TEXT, name="x"), SCORECARD, council=owner, by=None, now=NOW, system="t"
    )
    stored.pk, stored.digest = None, "f" * 64

    with pytest.raises(DatabaseError), transaction.atomic():
        stored.save(force_insert=True)


def test_of_one_kind_a_council_can_work_by_one_file_at_a_time_and_go_back(cast: Cast) -> None:
    first = _taken_in(SCORECARD, SCORECARD_TEXT, cast.exampleshire)
    second = _taken_in(SCORECARD, SCORECARD_TEXT.replace('version = "1"', 'version = "2"'), cast.exampleshire)
    for one in (first, second, first, first):
        adopt_instead(one, cast.exampleshire, effective_from=TODAY, by=None, now=NOW, system="tests")

    used = Adoption.objects.of_kind(SCORECARD).newest_first()
    assert [one.framework for one in used] == [first, second, first]
    assert [one.ended_at is None for one in used] == [True, False, False]
    assert Adoption.objects.in_force(on=TODAY).scorecards().get() == used[0]
    assert Adoption.objects.in_force(on=TODAY).schedules().exists()


def test_what_is_kept_read_is_bounded_and_is_never_another_councils_text(cast: Cast) -> None:
    models._read.cache_clear()  # tests use the same numbers again, which a database does not
    texts = {
        cast.exampleshire: f"# ours\n{SCORECARD_TEXT}",
        cast.otherton: f"# theirs\n{SCORECARD_TEXT}",
    }
    stored = {one: _taken_in(SCORECARD, text, one) for one, text in texts.items()}

    assert {council: one.scorecard.text for council, one in stored.items()} == texts
    for number in range(models.MOST_KEPT_READ + 5):
        FrameworkVersion(pk=-number, kind="scorecard", digest="x", text=SCORECARD_TEXT).read_as(SCORECARD)
    assert models._read.cache_info().currsize <= models.MOST_KEPT_READ


def test_a_file_of_a_kind_that_no_page_lays_out_is_listed_shown_and_taken_away(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    rules = FrameworkVersion.objects.create(
        council=cast.exampleshire,
        code="exampleshire/rules",
        version="3",
        kind="house-rules",
        title="Our rules",
        digest="x",
        text="anything",
        read_at=NOW,
    )
    manager, page = browse(cast.contracts_manager), address("framework", rules.pk)

    assert "exampleshire/rules 3 House rules" in row_of(manager.get(address("frameworks")), page)
    assert "House rules, your council’s own." in said(manager.get(page))
    adopt(rules, cast.exampleshire, effective_from=TODAY, by=cast.contracts_manager, now=NOW)
    assert "by Contracts manager" in said(manager.get(page))
    assert "House rules" in row_of(manager.get(address("frameworks")), page)
    Adoption.objects.update(ended_at=NOW)
    assert "House rules" not in said(manager.get(address("frameworks")))
    assert manager.get(address("framework_file", rules.pk)).content == b"anything"
    assert browse(cast.other_council_officer).get(page).status_code == 404
