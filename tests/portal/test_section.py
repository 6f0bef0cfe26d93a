"""Filling in on the web: the schedule's own questions, kept as they were answered, with what is wrong beside."""

import pytest

from plumbline.contracts import actions as contracts
from plumbline.oversight import consequences
from plumbline.returns.models import DraftCell, Return
from tests.cast import NOW, Q4, Cast
from tests.portal.pages import address, sent_by, words
from tests.strict_client import StrictClient


def _section(kpi_return: Return, code: str = "quality") -> str:
    return address("return_section", kpi_return.pk, code)


def _kept(kpi_return: Return) -> dict[str, str]:
    return dict(DraftCell.objects.filter(kpi_return=kpi_return).values_list("key", "text"))


def test_every_question_of_the_schedule_is_asked_in_its_section(
    staff: StrictClient, kpi_return: Return
) -> None:
    definition = kpi_return.framework.definition

    for section in definition.sections:
        sent = sent_by(staff.get(_section(kpi_return, section.code)))
        asked = {one.key for one in definition.inputs if definition.by_ref[one.ref].section == section.code}
        assert asked <= sent.keys()


def test_a_figure_says_how_it_is_counted_and_what_to_aim_for(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    page = words(staff.get(_section(kpi_return)))

    assert "1.1 Visits of at least half the commissioned time Target: at least 80%" in page
    assert "How to count this" in page
    assert "A visit by two care workers together is one visit, not two." in page
    assert "Leave out" in page
    assert "From Milton Keynes, DPS Homecare Contract Management, KPI 1, line 1.1 (published)" in page


def test_a_target_told_for_the_year_is_the_one_shown(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    contracts.tell_target(
        cast.contract,
        "1.1",
        target=90,  # type: ignore[arg-type]
        amber=None,
        effective_from=kpi_return.starts_on,
        effective_to=kpi_return.ends_on.replace(year=2027),
        by=cast.contract_officer,
        now=NOW,
    )

    assert "Target: at least 90%" in words(staff.get(_section(kpi_return)))


def test_last_periods_answers_stand_beside_the_boxes(staff: StrictClient, cast: Cast) -> None:
    before = cast.submitted(Q4)
    consequences.return_accepted(before, note="", by=cast.contract_officer, now=NOW)

    page = words(staff.get(_section(cast.issue())))

    assert "Last period: 4,900" in page
    assert "Target: at least 80% · Last period: 96%" in page


def test_saving_goes_on_to_the_next_section(staff: StrictClient, kpi_return: Return) -> None:
    went = staff.post(_section(kpi_return), {"7.1.value": "3", "7.2.value": "1"})

    assert went.headers["Location"] == _section(kpi_return, "staffing")
    assert _kept(kpi_return) == {"7.1.value": "3", "7.2.value": "1"}


def test_saving_can_stay_on_the_page(staff: StrictClient, kpi_return: Return) -> None:
    went = staff.post(_section(kpi_return), {"7.1.value": "3", "then": "stay"})

    assert went.headers["Location"] == _section(kpi_return)


def test_the_last_section_leads_on_to_the_check(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    went = staff.post(_section(kpi_return, "people-profile"), {"people-gender.female": "3"})

    assert went.headers["Location"] == address("return_check", kpi_return.pk)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("twelve", "“twelve” is not a number. Enter a number, for example 12."),
        ("-3", "Enter 0 or more"),
        ("2.5", "whole number"),
        ("95%", "“95%” is a percentage, and this asks for a number. Enter the count."),
        ("1e999", "“1e999” is not a number."),
        ("NaN", "“NaN” is not a number."),
    ],
)
def test_what_cannot_stand_is_kept_as_typed_with_what_to_do(
    staff: StrictClient, kpi_return: Return, typed: str, says: str
) -> None:
    staff.post(_section(kpi_return), {"7.1.value": typed})

    page = staff.get(_section(kpi_return))

    assert _kept(kpi_return) == {"7.1.value": typed}
    assert sent_by(page)["7.1.value"] == typed
    assert says in words(page)
    assert "<title>Error: " in page.content.decode()
    assert 'href="#id_7.1.value"' in page.content.decode()


def test_saving_stays_where_something_cannot_stand(staff: StrictClient, kpi_return: Return) -> None:
    went = staff.post(_section(kpi_return), {"7.1.value": "twelve"})

    assert went.headers["Location"] == _section(kpi_return)


def test_what_people_type_unmistakably_is_understood(staff: StrictClient, kpi_return: Return) -> None:
    went = staff.post(
        _section(kpi_return), {"1.1.numerator": " 4,900 ", "1.1.denominator": "5 100".replace(" ", "")}
    )

    assert went.headers["Location"] == _section(kpi_return, "staffing")


def test_figures_that_do_not_agree_are_said_in_their_section(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, {"4.1.denominator": "50", "4.1.invited": "40", "4.1.numerator": "30"})

    page = words(staff.get(_section(kpi_return)))

    assert "No more people can answer (4.1) than were asked" in page
    assert "say at the end why they differ" in page


def test_an_answer_can_be_cleared_again(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    cast.fill(kpi_return, {"7.1.value": "3"})
    sent = sent_by(staff.get(_section(kpi_return)))

    staff.post(_section(kpi_return), sent | {"7.1.value": ""})

    assert _kept(kpi_return)["7.1.value"] == ""


def test_only_questions_of_the_section_are_saved(staff: StrictClient, kpi_return: Return) -> None:
    staff.post(
        _section(kpi_return), {"8.1.value": "50", "explain.1.1": "x", "anything": "y", "7.1.value": "1"}
    )

    assert _kept(kpi_return) == {"7.1.value": "1"}


def test_a_nought_byte_does_no_harm(staff: StrictClient, kpi_return: Return) -> None:
    staff.post(_section(kpi_return), {"7.1.value": "1\x002"})

    assert _kept(kpi_return) == {"7.1.value": "12"}


def test_a_section_that_does_not_exist_is_not_there(staff: StrictClient, kpi_return: Return) -> None:
    assert staff.get(_section(kpi_return, "weather")).status_code == 404


def test_the_sections_of_a_submitted_return_lead_to_the_return(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    assert staff.get(_section(kpi_return)).headers["Location"] == address("return", kpi_return.pk)


def test_a_ready_made_percentage_from_the_councils_table_can_be_seen_and_cleared(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, {"1.1.percent": "95"})

    page = staff.get(_section(kpi_return))

    assert "It came with the council’s own table." in words(page)
    assert sent_by(page)["1.1.percent"] == "95"
