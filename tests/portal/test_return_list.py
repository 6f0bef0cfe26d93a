"""The list of returns: the most pressing first, for every council at once, with the reasons of what was sent back."""

import csv
import io
from datetime import timedelta

from plumbline.oversight import consequences
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast, contract, whole_answers
from tests.portal.pages import address, words
from tests.strict_client import StrictClient

RETURNS = "/portal/returns/"


def test_what_is_due_stands_with_its_council_and_its_day(staff: StrictClient, kpi_return: Return) -> None:
    page = words(staff.get(RETURNS))

    assert "Quarter 1, 2026–27, Exampleshire County Council (test)" in page
    assert "due in 5 days (15 July 2026)" in page
    assert "Nothing is overdue. The next return is due in 5 days, on 15 July 2026." in page
    assert "Not started" in page


def test_the_door_leads_to_the_list(staff: StrictClient) -> None:
    assert staff.get("/portal/").headers["Location"] == RETURNS


def test_an_empty_list_says_what_would_be_there(staff: StrictClient, cast: Cast) -> None:
    page = words(staff.get(RETURNS))

    assert "No council has asked you for a return yet." in page
    assert "No return is waiting for you." in page


def test_overdue_comes_before_sent_back_before_due_before_done(staff: StrictClient, cast: Cast) -> None:
    overdue = cast.issue(Q4.previous)
    Return.objects.filter(pk=overdue.pk).update(due_on=NOW.date() - timedelta(days=9))
    back = cast.submitted(Q4)
    consequences.return_sent_back(back, reason="Count missed visits too.", by=cast.contract_officer, now=NOW)
    cast.issue(Q1)
    done = cast.submitted(Q4.previous.previous)
    consequences.return_accepted(done, note="", by=cast.contract_officer, now=NOW)

    page = words(staff.get(RETURNS))

    places = [
        page.index(heading)
        for heading in ("Overdue (1)", "Sent back to you (1)", "To fill in (1)", "Done (1)")
    ]
    assert places == sorted(places)
    assert "9 days late" in page
    assert "Count missed visits too." in page
    assert "1 return overdue. 1 return sent back to correct. The next is due" in page


def test_a_return_that_was_sent_back_is_not_called_late(staff: StrictClient, cast: Cast) -> None:
    back = cast.submitted(Q4)
    consequences.return_sent_back(back, reason="Count missed visits too.", by=cast.contract_officer, now=NOW)

    page = words(staff.get(RETURNS))

    assert "Overdue (" not in page
    assert "late" not in page
    assert "Wanted again by 17 July 2026 . Sent back today" in page


def test_what_was_sent_back_is_overdue_once_it_was_wanted_again(staff: StrictClient, cast: Cast) -> None:
    back = cast.submitted(Q4)
    consequences.return_sent_back(
        back,
        reason="Count missed visits too.",
        wanted_again_by=NOW.date() - timedelta(days=3),
        by=cast.contract_officer,
        now=NOW - timedelta(days=9),
    )

    page = words(staff.get(RETURNS))

    assert "Overdue (1)" in page
    assert "3 days late (due 7 July 2026)" in page
    assert "Count missed visits too." in page
    assert "1 return overdue." in page


def test_several_councils_stand_in_one_list_and_can_be_told_apart(staff: StrictClient, cast: Cast) -> None:
    other = contract(
        cast.otherton,
        cast.alder,
        cast.framework,
        cast.other_contract.calendar or cast.calendar,
        cast.other_council_officer,
        "OT-009",
    )
    cast.issue()
    cast.issue(Q1, other)

    everything = words(staff.get(RETURNS))
    narrowed = words(staff.get(RETURNS, {"council": "otherton"}))

    assert "EX-001" in everything
    assert "OT-009" in everything
    assert "EX-001" not in narrowed
    assert "OT-009" in narrowed


def test_a_council_that_does_not_exist_narrows_nothing(staff: StrictClient, kpi_return: Return) -> None:
    assert "EX-001" in words(staff.get(RETURNS, {"council": "nowhere"}))


def test_a_stage_without_returns_says_so(staff: StrictClient, kpi_return: Return) -> None:
    assert "No return fits what you chose above." in words(staff.get(RETURNS, {"stage": "done"}))


def test_the_list_can_be_taken_away(staff: StrictClient, kpi_return: Return) -> None:
    taken = staff.get(RETURNS, {"format": "csv"})

    rows = list(csv.reader(io.StringIO(taken.content.decode("utf-8-sig"))))
    assert taken.headers["Content-Disposition"].startswith("attachment")
    assert rows[0][:5] == ["Council", "Provider", "Contract", "Period", "Due"]
    assert rows[1][:5] == [
        "Exampleshire County Council (test)",
        "Alder Homecare (test)",
        "EX-001",
        "Quarter 1, 2026–27",
        "2026-07-15",
    ]


def test_what_is_filled_in_so_far_is_counted(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    cast.fill(kpi_return, {"7.1.value": "3", "7.2.value": "1"})

    assert "2 answers filled in, last saved today" in words(staff.get(RETURNS))


def test_a_rival_sees_nothing_of_it(rival: StrictClient, kpi_return: Return) -> None:
    assert "EX-001" not in words(rival.get(RETURNS))


def test_a_submitted_return_waits_with_its_receipt(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return))
    consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)

    page = staff.get(RETURNS)

    assert "With the council (1)" in words(page)
    assert address("return_receipt", kpi_return.pk) in page.content.decode()
