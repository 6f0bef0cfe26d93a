"""What a file changes, worked out before anything is written."""

from datetime import date
from typing import Any

import pytest

from plumbline.cqc.comparing.locations import compare
from plumbline.cqc.comparing.plan import Known
from plumbline.cqc.following import Last, reasons_against
from plumbline.cqc.reading.facts import Kind, LocationFact, Registration, Skipped, Snapshot

DAY = date(2021, 2, 1)
HOME = LocationFact(
    "1-1",
    name="Example Home",
    cqc_provider_id="1-9",
    provider_name="Example Limited",
    address="1 Road, Exampleton",
    service_types="Homecare agencies|Nursing homes",
    uprn="123",
    beds=20,
)


def snapshot(*facts: LocationFact, kind: Kind = Kind.RATINGS, skipped: str = "") -> Snapshot:
    found = Snapshot(kind, DAY, "", "", locations={fact.location_id: fact for fact in facts})
    found.skipped = [Skipped(2, "Bad.", skipped)] if skipped else []
    return found


def home(**fields: Any) -> LocationFact:
    values = {name: getattr(HOME, name) for name in HOME.__slots__}
    return LocationFact(**(values | fields))


def told(
    was: LocationFact, now: LocationFact, *, is_listed: bool = True, is_settled: bool = False
) -> list[tuple[str, ...]]:
    """The lines about one location; another beside it has every fact, so that no column is new to the file."""
    beside = home(location_id="1-2", uprn="8", postcode="EX1 1AA")
    known = {
        "1-1": Known(was, is_listed=is_listed, is_settled=is_settled),
        "1-2": Known(beside, is_listed=True),
    }
    plan = compare(known, snapshot(now, beside))
    return [(each.what, each.field, each.was, each.now) for each in plan.differences]


def test_each_field_that_changed_is_one_line() -> None:
    assert told(HOME, home(name="Sample Lodge", beds=25)) == [
        ("changed", "name", "Example Home", "Sample Lodge"),
        ("changed", "beds", "20", "25"),
    ]


@pytest.mark.parametrize(
    "now",
    [
        home(address="1 Road,Exampleton"),
        home(address="1, road EXAMPLETON"),
        home(address="1 Rd., Exampleton, Exampleshire"),
        home(name="EXAMPLE  HOME"),
        home(name="Éxample Home"),
        home(provider_name="Example Ltd."),
        home(uprn="000123"),
        home(service_types="Nursing homes|Homecare agencies"),
        home(registered_as=""),
        home(beds=None),
        home(name=""),
        home(provider_name=""),
    ],
)
def test_other_commas_spaces_capitals_short_forms_and_blanks_change_nothing(now: LocationFact) -> None:
    plan = compare({"1-1": Known(HOME, is_listed=True)}, snapshot(now))

    assert (plan.differences, plan.changed, plan.told) == ([], {}, set())


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (home(name="Sample Lodge"), "renamed"),
        (home(address="2 Road, Exampleton"), "moved"),
        (home(postcode="EX2 2BB"), "moved"),
        (home(service_types="Nursing homes"), "services"),
        (home(provider_name="Sample Limited"), "provider"),
        (home(checked_on=date(2021, 1, 20)), "inspected"),
        (home(status=Registration.DEREGISTERED), "gone"),
        (home(beds=21), "details"),
    ],
)
def test_each_change_is_named_by_its_kind(now: LocationFact, kind: str) -> None:
    was = home(postcode="EX1 1AA", checked_on=date(2020, 1, 1))
    plan = compare({"1-1": Known(was, is_listed=True)}, snapshot(now))

    assert [str(each.kind) for each in plan.differences] == [kind]


def test_an_earlier_look_of_another_file_is_no_news() -> None:
    was = home(checked_on=date(2020, 1, 1))
    plan = compare({"1-1": Known(was, is_listed=True)}, snapshot(home(checked_on=date(2019, 1, 1))))

    assert (plan.differences, plan.changed) == ([], {})


def test_a_column_that_the_last_file_did_not_have_is_filled_quietly() -> None:
    before = {f"1-{number}": Known(home(location_id=f"1-{number}"), is_listed=True) for number in (1, 2)}
    looked = [home(location_id=key, checked_on=date(2021, 1, 20)) for key in before]
    plan = compare(before, snapshot(*looked))

    assert (plan.differences, plan.told, set(plan.changed)) == ([], set(), {"1-1", "1-2"})


def test_a_new_provider_without_a_name_does_not_keep_the_old_ones() -> None:
    plan = compare(
        {"1-1": Known(HOME, is_listed=True)}, snapshot(home(cqc_provider_id="1-8", provider_name=""))
    )

    assert plan.changed["1-1"].provider_name == ""


def test_a_kind_of_file_that_speaks_of_a_location_for_the_first_time_fills_gaps_quietly() -> None:
    bare = LocationFact("1-1", name="Example Home")

    assert told(bare, HOME, is_listed=False) == []
    assert compare({"1-1": Known(bare, is_listed=False)}, snapshot(HOME)).changed["1-1"] == HOME
    assert ("changed", "beds", "", "20") in told(bare, HOME, is_listed=True)


def test_an_older_file_of_another_kind_fills_gaps_only() -> None:
    assert told(HOME, home(name="Old Name", postcode="EX1 1AA"), is_settled=True) == [
        ("changed", "postcode", "", "EX1 1AA")
    ]


def test_a_location_that_vanished_has_gone() -> None:
    plan = compare({"1-1": Known(HOME, is_listed=True)}, snapshot())

    assert plan.gone == ["1-1"]
    assert plan.changed["1-1"].status is Registration.NOT_LISTED


@pytest.mark.parametrize(
    ("known", "file"),
    [
        (Known(HOME, is_listed=False), snapshot()),
        (Known(HOME, is_listed=True), snapshot(kind=Kind.API_LOCATIONS)),
        (Known(HOME, is_listed=True), snapshot(skipped="1-1")),
    ],
    ids=[
        "was never in this kind of file",
        "API records hold what was asked for",
        "its row could not be read",
    ],
)
def test_a_location_that_is_merely_absent_has_not_gone(known: Known, file: Snapshot) -> None:
    assert compare({"1-1": known}, file).gone == []


def test_a_location_that_another_file_still_lists_keeps_its_status() -> None:
    plan = compare({"1-1": Known(HOME, is_listed=True, is_elsewhere=True)}, snapshot())

    assert (plan.gone, plan.changed) == (["1-1"], {})


def test_a_location_that_comes_back_is_registered_again() -> None:
    ended = home(status=Registration.DEREGISTERED, deregistered_on=date(2020, 1, 1))
    plan = compare({"1-1": Known(ended, is_listed=True)}, snapshot(HOME))

    assert plan.changed["1-1"].status is Registration.REGISTERED
    assert plan.changed["1-1"].deregistered_on is None


@pytest.mark.parametrize(
    ("size", "may_shrink", "refused"),
    [(98, False, False), (97, False, True), (97, True, False), (500, False, False)],
)
def test_two_per_cent_fewer_are_taken_and_more_are_not(size: int, may_shrink: bool, refused: bool) -> None:
    file = snapshot(*(LocationFact(f"1-{number}") for number in range(size)))

    assert bool(reasons_against(file, Last(DAY, 100), may_shrink=may_shrink)) is refused


def test_records_of_the_api_may_be_as_few_as_were_asked_for() -> None:
    assert reasons_against(snapshot(HOME, kind=Kind.API_LOCATIONS), Last(DAY, 451), may_shrink=False) == []


def test_every_reason_is_given_at_once() -> None:
    reasons = reasons_against(snapshot(HOME), Last(date(2022, 1, 1), 23_084), may_shrink=False)

    assert len(reasons) == 2
    assert "for 1 January 2022 was already imported" in reasons[0]
    assert "has 1 locations; the last one, for 1 January 2022, had 23,084. That is 99.9% fewer" in reasons[1]


def test_the_first_file_of_a_kind_follows_nothing() -> None:
    assert reasons_against(snapshot(HOME), None, may_shrink=False) == []
