"""One return: its state in words, the one thing to do next, and all that has happened to it."""

from datetime import date, timedelta

import pytest

from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import Return
from tests.cast import NOW, Cast, whole_answers
from tests.portal.pages import address, words
from tests.strict_client import StrictClient


def _page(staff: StrictClient, kpi_return: Return) -> str:
    return words(staff.get(address("return", kpi_return.pk)))


def test_an_untouched_return_is_started(staff: StrictClient, kpi_return: Return) -> None:
    page = _page(staff, kpi_return)

    assert "Due in 5 days: it is due on 15 July 2026. Nothing is filled in yet." in page
    assert "Start filling it in" in page
    assert "Download the workbook" in page
    assert "Upload a filled workbook" in page
    assert page.count("Not started") == 5


def test_a_begun_return_goes_on_where_it_was_left(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    definition = kpi_return.framework.definition
    quality = {one.ref for one in definition.indicators if one.section == "quality"}
    good = whole_answers(kpi_return)
    cast.fill(kpi_return, {key: text for key, text in good.items() if key.rpartition(".")[0] in quality})

    page = _page(staff, kpi_return)

    assert "12 of 34 figures filled in." in page
    assert "Go on with Staffing" in page
    assert "Last saved by Provider staff" in page


def test_an_answer_that_cannot_stand_is_counted_in_its_section(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, {"7.1.value": "twelve"})

    assert "1 to correct" in _page(staff, kpi_return)


def test_explanations_are_asked_for_when_all_is_answered(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000"))

    page = _page(staff, kpi_return)

    assert "Every question is answered; 1 explanation still to write." in page
    assert "Write the explanations" in page


def test_a_whole_return_is_checked_and_submitted(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))

    page = _page(staff, kpi_return)

    assert "Everything needed is filled in. Check it and submit." in page
    assert "Check and submit" in page


def test_a_late_return_says_by_how_much(staff: StrictClient, kpi_return: Return) -> None:
    Return.objects.filter(pk=kpi_return.pk).update(due_on=NOW.date() - timedelta(days=3))

    assert "3 days late: it was due on 7 July 2026." in _page(staff, kpi_return)


def test_more_time_is_shown_with_its_reason(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    consequences.return_extended(
        kpi_return,
        until=date(2026, 7, 24),
        reason="The rota system was down.",
        by=cast.contract_officer,
        now=NOW,
    )

    page = _page(staff, kpi_return)

    assert "it is due on 24 July 2026, with the extra time given" in page
    assert "Moved from 15 July 2026: The rota system was down." in page


def test_a_return_that_was_sent_back_says_why_and_that_nothing_has_changed(
    staff: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(
        kpi_return, reason="5.1 does not fit last quarter.", by=cast.contract_officer, now=NOW
    )

    page = _page(staff, kpi_return)

    assert (
        "sent it back. Correct it and submit it again by 17 July 2026. Nothing has been changed since."
        in page
    )
    assert "Due 15 July 2026" in page
    assert "Wanted again by 17 July 2026" in page
    assert "Sent back by the council, wanted again by 17 July 2026" in page
    assert "5.1 does not fit last quarter." in page
    assert "Correct the figures" in page


def test_once_the_day_is_past_by_which_it_was_wanted_again_the_page_says_how_late(
    staff: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.submitted()
    a_week_ago = NOW - timedelta(days=10)
    consequences.return_sent_back(
        kpi_return,
        reason="Count again.",
        wanted_again_by=date(2026, 7, 8),
        by=cast.contract_officer,
        now=a_week_ago,
    )
    Return.objects.filter(pk=kpi_return.pk).update(due_on=date(2026, 7, 1))

    page = _page(staff, kpi_return)

    assert "Correct it and submit it again: 2 days late, it was wanted again by 8 July 2026." in page


def test_what_was_sent_back_before_days_were_asked_for_is_due_on_its_own_day(
    staff: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)
    Return.objects.filter(pk=kpi_return.pk).update(wanted_again_by=None, due_on=date(2026, 7, 8))

    page = _page(staff, kpi_return)

    assert "Correct it and submit it again: 2 days late, it was due on 8 July 2026." in page
    assert "Wanted again by" not in page


def test_once_corrected_it_can_be_submitted_again(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)
    staff.post(
        address("return_section", kpi_return.pk, "quality"),
        {"7.1.value": "4", "was.7.1.value": "0", "seen.7.1.value": "1"},
    )

    assert "Check and submit" in _page(staff, kpi_return)


def test_a_submitted_return_is_with_the_council(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    page = _page(staff, kpi_return)

    assert "Submitted 10 July 2026, 5 days early. No figure below target." in page
    assert "has it now and will decide." in page
    assert "See the receipt" in page
    assert "Download the workbook" not in page


def test_an_accepted_return_says_so_with_the_note(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_accepted(kpi_return, note="Thank you, very clear.", by=cast.contract_officer, now=NOW)

    page = _page(staff, kpi_return)

    assert "accepted it on 10 July 2026." in page
    assert "Thank you, very clear." in page


def test_a_partial_period_says_which_days_to_report_on(staff: StrictClient, kpi_return: Return) -> None:
    Return.objects.filter(pk=kpi_return.pk).update(is_partial=True, starts_on=date(2026, 5, 11))

    page = _page(staff, kpi_return)

    assert "only part of this period, from 11 May 2026 to 30 June 2026." in page
    assert "The figures are shown and not rated." in page


def test_a_nil_return_asks_for_nothing(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    consequences.nil_recorded(kpi_return, reason="Nobody was supported.", by=cast.contract_officer, now=NOW)

    page = _page(staff, kpi_return)

    assert "nothing to report. You need not send anything." in page
    assert "Nobody was supported." in page
    assert "Start filling it in" not in page


def test_what_happened_is_told_newest_first(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)

    story = _page(staff, kpi_return).partition("What has happened")[2]

    told = ["Sent back by the council", "Submitted", "Asked for by the council, due 15 July 2026"]
    places = [story.index(sentence) for sentence in told]
    assert places == sorted(places)


def test_every_version_has_its_receipt(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)
    returns.save_cells(kpi_return, {"7.1.value": "4"}, seen={"7.1.value": 1}, by=cast.provider_staff, now=NOW)
    consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)

    page = staff.get(address("return", kpi_return.pk))

    assert "Superseded" in words(page)
    assert "1 answer" in words(page)
    for number in (1, 2):
        assert address("return_receipt", kpi_return.pk, number) in page.content.decode()


@pytest.mark.parametrize("name", ["return", "return_receipt", "return_check", "return_explain"])
def test_a_return_that_does_not_exist_is_not_there(staff: StrictClient, cast: Cast, name: str) -> None:
    assert staff.get(address(name, 999)).status_code == 404
