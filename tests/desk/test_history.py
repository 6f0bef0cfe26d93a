"""The history and the letters: narrowed by the address, verified on request, a council's own only."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest

from plumbline.history.models import ChainHead, Event
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from tests.cast import NOW, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient

HISTORY, LETTERS = address("history"), address("outbox")


def test_what_happened_is_told_in_words_with_its_particulars(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count 7.1 again.", by=cast.contract_officer, now=NOW)

    page = officer.get(HISTORY)

    row = row_of(page, "Return sent back , Alder Homecare (test)")
    assert "by Contract officer" in row
    assert "Reason: Count 7.1 again." in row
    assert address("return", kpi_return.pk) in page.content.decode()


@pytest.mark.parametrize(
    ("query", "there", "missing"),
    [
        ("noun=return", "Return submitted", "Due dates proposed"),
        ("kind=return.issued", "Return asked for", "Return submitted"),
        ("noun=calendar", "Due dates proposed", "Return submitted"),
    ],
)
def test_the_history_is_narrowed_by_its_address(
    officer: StrictClient, cast: Cast, query: str, there: str, missing: str
) -> None:
    cast.submitted()

    page = officer.get(f"{HISTORY}?{query}").content.decode().split('<ol class="app-events">')[1]

    assert there in page
    assert missing not in page


def test_the_history_is_narrowed_to_a_person(officer: StrictClient, cast: Cast) -> None:
    cast.submitted()

    page = said(officer.get(f"{HISTORY}?person={cast.provider_staff.pk}"))

    assert "1 event fits what you chose" in page


def test_the_chain_is_walked_on_request(officer: StrictClient, cast: Cast) -> None:
    events = Event.objects.filter(council=cast.exampleshire).count()

    assert f"All {events} events are as they were written" in said(officer.get(f"{HISTORY}?check=chain"))


def test_a_chain_with_a_gap_is_called_broken(officer: StrictClient, cast: Cast) -> None:
    head = ChainHead.objects.get(council=cast.exampleshire)
    ChainHead.objects.filter(pk=head.pk).update(number=head.number + 2)

    page = said(officer.get(f"{HISTORY}?check=chain"))

    assert "The chain is broken" in page
    assert f"2 events after {head.number} are missing" in page


def test_the_history_can_be_taken_away_with_its_hashes(officer: StrictClient, cast: Cast) -> None:
    cast.submitted()

    table = officer.get(f"{HISTORY}?format=csv&noun=return").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))

    assert [row["Kind"] for row in rows] == ["return.submitted", "return.issued"]
    assert rows[0]["Hash"] == Event.objects.get(kind="return.submitted").hash


def test_letters_stand_with_their_state_and_what_went_wrong(officer: StrictClient, cast: Cast) -> None:
    consequences.provider_reminded(cast.issue(), by=cast.contract_officer, now=NOW)
    letter = Notice.objects.earliest("pk")
    Notice.objects.filter(pk=letter.pk).update(
        status="failed", cause="no-answer", attempts=15, trouble="ConnectionRefusedError: nobody answers"
    )

    page = officer.get(f"{LETTERS}?state=failed")

    assert "1 did not arrive" in said(page)
    assert "could not be reached for days" in row_of(page, letter.subject)
    assert "this return has not arrived yet" in said(officer.get(address("letter", letter.pk)))
    assert "nobody answers" in said(officer.get(address("letter", letter.pk)))


def test_no_letter_says_what_would_write_one(officer: StrictClient, cast: Cast) -> None:
    assert "Receipts, reminders and decisions write letters" in said(officer.get(LETTERS))


def test_another_council_sees_neither_history_nor_letters(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    kpi_return = cast.submitted()
    consequences.return_accepted(kpi_return, note="", by=cast.contract_officer, now=NOW)
    letter = Notice.objects.earliest("pk")
    rival = browse(cast.other_council_officer)

    assert "Alder" not in said(rival.get(HISTORY))
    assert "0 letters" in said(rival.get(LETTERS))
    assert rival.get(address("letter", letter.pk)).status_code == 404


@pytest.mark.parametrize("who", ["provider_staff", "placement_staff"])
def test_who_may_not_see_the_history_finds_no_such_page(
    browse: Callable[..., StrictClient], cast: Cast, who: str
) -> None:
    person = browse(getattr(cast, who))

    assert person.get(HISTORY).status_code == 404
    assert person.get(LETTERS).status_code == 404


def test_an_auditor_reads_both(browse: Callable[..., StrictClient], cast: Cast) -> None:
    auditor = browse(cast.auditor)

    assert "Contract brought into force" in said(auditor.get(HISTORY))
    assert "0 letters" in said(auditor.get(LETTERS))


@pytest.mark.parametrize("page", [HISTORY, LETTERS])
def test_a_long_past_asks_no_more_than_a_short_one(officer: StrictClient, cast: Cast, page: str) -> None:
    kpi_return = cast.issue()
    consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=NOW)
    few = queries(lambda: said(officer.get(page)))
    for day in range(1, 9):
        later = NOW + timedelta(days=day)
        consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=later)

    assert queries(lambda: said(officer.get(page))) == few


def test_a_letter_that_did_not_arrive_is_told_on_its_return_and_seen_to(
    officer: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.issue()
    consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=NOW)
    lost, other = Notice.objects.order_by("pk")[:2]
    lost_now = {"status": "came-back", "cause": "no-such-address", "failed_at": NOW}
    Notice.objects.filter(pk__in=[lost.pk, other.pk]).update(posted_to="old@alder.example", **lost_now)

    page = said(officer.get(address("return", kpi_return.pk)))
    assert "there is no such address" in page
    assert "give more time" in page
    assert "2 letters of the council" in said(officer.get(address("today")))
    refused = officer.post(address("letter_told", lost.pk), {"told-says": ""})
    assert refused.status_code == 422
    assert "Say how they learnt of it" in words(refused)
    officer.post(address("letter_told", lost.pk), {"told-says": "Told the manager by phone."})
    officer.post(address("letter_again", other.pk))

    assert "Told the manager by phone." in said(officer.get(address("letter", lost.pk)))
    assert "Sent again" in said(officer.get(address("letter", other.pk)))
    assert "None has gone astray" in said(officer.get(LETTERS))
    assert "Told the manager by phone." in said(officer.get(address("return", kpi_return.pk)))


def test_the_provider_reads_its_own_letters_and_that_they_come_back(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    consequences.provider_reminded(cast.issue(), by=cast.contract_officer, now=NOW)
    cast.provider_staff.letters_return_since = NOW
    cast.provider_staff.save(update_fields=["letters_return_since"])
    page = words(browse(cast.provider_staff).get("/portal/letters/"))
    assert "this return has not arrived yet" in page
    assert "come back since 10 July 2026" in page
    assert "has not arrived yet" not in words(browse(cast.rival_staff).get("/portal/letters/"))
