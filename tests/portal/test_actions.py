"""A provider's actions: what is to be done by when, reporting with evidence, asking for time, the council's answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, Progress
from tests.cast import NOW, TODAY, Cast
from tests.improvement import plans
from tests.portal.pages import address, words
from tests.strict_client import StrictClient

SOON = plans.DUE + timedelta(days=7)


def _report(staff: StrictClient, action: Action, **typed: Any) -> Any:
    return staff.post(
        address("action_report", action.pk),
        {f"report-{name}": one for name, one in typed.items()},
        follow=True,
    )


def _ask(staff: StrictClient, action: Action, **changed: Any) -> Any:
    typed = {"wanted_day": SOON.day, "wanted_month": SOON.month, "wanted_year": SOON.year, "reason": "Abroad"}
    return staff.post(
        address("action_time", action.pk),
        {f"time-{name}": one for name, one in {**typed, **changed}.items()},
        follow=True,
    )


def test_the_list_puts_what_is_overdue_first_and_counts_the_days(cast: Cast, staff: StrictClient) -> None:
    plans.overdue(cast, days=3, says="Late one")
    plans.agreed(cast, says="Soon one", due_on=TODAY + timedelta(days=5))
    plans.said_done(cast, says="Said one", now=NOW)
    done = plans.said_done(cast, says="Seen one", now=NOW)
    improvement.verify(done, by=cast.quality_officer, now=NOW)

    page = words(staff.get(address("actions")))

    assert (
        "1 action overdue. The next is due in 5 days, on 15 July 2026. 1 action with the council to verify."
        in page
    )
    assert page.index("Late one") < page.index("Soon one") < page.index("Said one") < page.index("Seen one")
    assert "3 days late" in page
    assert "due in 5 days" in page
    assert page.count("✓ Council has verified") == 1


def test_the_first_page_counts_what_waits(cast: Cast, staff: StrictClient) -> None:
    assert "overdue" not in words(staff.get(address("returns")))
    plans.overdue(cast)
    plans.agreed(cast)

    assert "2 actions wait for you, 1 of them overdue" in words(staff.get(address("returns")))


def test_what_a_provider_was_not_told_of_is_not_there(
    cast: Cast, staff: StrictClient, rival: StrictClient
) -> None:
    untold = plans.proposed(cast, plans.finding(cast, says="Secret finding"), says="Secret action")
    told = plans.agreed(cast, says="Told action")

    assert "Secret" not in words(staff.get(address("actions")))
    assert staff.get(address("action", untold.pk)).status_code == 404
    assert _report(staff, untold, says="What?").status_code == 404
    assert "Told action" not in words(rival.get(address("actions")))
    assert rival.get(address("action", told.pk)).status_code == 404


def test_of_an_actions_findings_only_those_told_are_shown(cast: Cast, staff: StrictClient) -> None:
    told, untold = plans.finding(cast, says="Told finding"), plans.finding(cast, says="Secret finding")
    action = plans.proposed(cast, told, untold)
    improvement.publish([told], by=cast.quality_officer, now=NOW)

    page = words(staff.get(address("action", action.pk)))

    assert "Told finding" in page
    assert "Secret finding" not in page


def test_progress_is_reported_with_evidence(cast: Cast, staff: StrictClient) -> None:
    action = plans.agreed(cast)
    files = [SimpleUploadedFile("log.pdf", plans.A_PDF), SimpleUploadedFile("staff.csv", b"Staff member A")]

    page = words(_report(staff, action, says="Four are here", evidence=files))

    assert "Your report has been sent to the council." in page
    assert "log.pdf" in page
    progress = Progress.objects.get()
    assert (progress.says, progress.says_done, progress.files.count()) == ("Four are here", False, 2)
    evidence = staff.get(address("progress_file", progress.files.order_by("pk")[0].pk))
    assert evidence.content == plans.A_PDF


def test_saying_it_is_done_is_not_being_verified(cast: Cast, staff: StrictClient) -> None:
    action = plans.agreed(cast)

    page = words(_report(staff, action, says="All are here", says_done="on"))

    assert "You said that it is done, today (10 July 2026). The council has not verified it yet." in page
    assert "✓" not in page
    more = words(_report(staff, action, says="And one more"))
    assert "And one more" in more
    action.refresh_from_db()
    assert action.status == "said-done"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"says": ""}, "Say what you have done"),
        ({"says": "Here", "evidence": [("tool.exe", b"MZ")]}, "“tool.exe” is of a kind that is not taken"),
        (
            {"says": "Here", "evidence": [("log.pdf", b"MZ")]},
            "“log.pdf” is not a .pdf file inside, though its name says so",
        ),
        ({"says": "Here", "evidence": [(f"{one}.pdf", b"%PDF-") for one in range(11)]}, "You chose 11 files"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_what_was_typed_stays(
    cast: Cast, staff: StrictClient, typed: dict[str, Any], says: str
) -> None:
    action = plans.agreed(cast)
    if "evidence" in typed:
        typed = {**typed, "evidence": [SimpleUploadedFile(*one) for one in typed["evidence"]]}

    response = _report(staff, action, **typed)

    assert response.status_code == 422
    assert says in words(response)
    assert typed["says"] in response.content.decode()
    assert not Progress.objects.exists()


def test_more_time_is_asked_for_and_the_answer_read(cast: Cast, staff: StrictClient) -> None:
    action = plans.agreed(cast)

    page = words(_ask(staff, action))
    assert "You asked for time until 14 August 2026; the council has not answered yet." in page
    assert "Ask for more time" not in page
    improvement.decide_time(
        action.more_time.get(), granted_to=SOON, says="Until then", by=cast.quality_officer, now=NOW
    )

    answered = words(staff.get(address("action", action.pk)))
    assert "Given until 14 August 2026: Until then" in answered
    assert "The council gave you until 14 August 2026; it was due 7 August 2026" in answered


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"reason": ""}, "Say why you need more time"), ({"wanted_year": 2025}, "Ask for a later day")],
)
def test_asking_for_time_says_what_is_missing(
    cast: Cast, staff: StrictClient, changed: dict[str, Any], says: str
) -> None:
    response = _ask(staff, plans.agreed(cast), **changed)

    assert response.status_code == 422
    assert says in words(response)


def test_what_the_council_misses_stands_first(cast: Cast, staff: StrictClient) -> None:
    page = words(staff.get(address("action", plans.not_enough(cast).pk)))

    assert "The council has looked and needs more." in page
    assert "What is missing Two are not signed" in page


def test_a_done_action_offers_no_report(cast: Cast, staff: StrictClient) -> None:
    for action in (plans.verified(cast), plans.withdrawn(cast)):
        page = staff.get(address("action", action.pk)).content.decode()
        assert "Send to the council" not in page
        assert _report(staff, action, says="More").status_code == 422


def test_the_list_is_narrowed_and_taken_away(cast: Cast, staff: StrictClient) -> None:
    plans.overdue(cast, says="Late one")
    plans.agreed(cast, says="Soon one")

    narrowed = words(staff.get(address("actions"), {"stage": "overdue", "council": "exampleshire"}))
    table = staff.get(address("actions"), {"format": "csv"}).content.decode("utf-8-sig")

    assert ("Late one" in narrowed, "Soon one" in narrowed) == (True, False)
    assert table.count("\r\n") == 3
    assert "Exampleshire County Council (test),Alder Homecare (test),Late one" in table


def test_the_list_asks_the_same_questions_for_many(cast: Cast, staff: StrictClient) -> None:
    plans.agreed(cast)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            staff.get(address("actions"))
        return len(queries)

    few = asked()
    for _ in range(5):
        plans.agreed(cast)
    assert asked() == few


def test_an_empty_list_says_what_would_be_there(cast: Cast, staff: StrictClient) -> None:
    assert "No council has set you an action." in words(staff.get(address("actions")))


def test_a_finding_without_an_action_is_told_of(cast: Cast, staff: StrictClient) -> None:
    improvement.publish([plans.finding(cast, says="Bare finding")], by=cast.quality_officer, now=NOW)

    assert "Found, without an action yet (1) Bare finding" in words(staff.get(address("actions")))
