"""Frameworks: read aloud with what every rule rests on, taken away, checked, and adopted by a contracts manager."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plumbline.frameworks import library
from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.history.models import Event
from tests.cast import HOME_CARE, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient

SUPPORTED_HOUSING = "lancashire/supported-housing"
FROM_APRIL = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2027"}
OURS = """
kind = "kpi-schedule"
id = "exampleshire/visits"
version = "1"
title = "Visits"
collected = "quarter"
basis = "local default"

[[section]]
code = "visits"
title = "Visits"

[[indicator]]
ref = "1"
title = "Visits made"
section = "visits"
measure = "count"
"""


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.contracts_manager)


def test_the_list_says_what_is_adopted_and_what_rules_rest_on(officer: StrictClient, cast: Cast) -> None:
    page = officer.get(address("frameworks"))

    assert "1 April 2024 2" in row_of(page, address("framework", cast.framework.pk))
    assert "Adopted" in row_of(page, address("library_framework", HOME_CARE))
    assert "awaiting document" in row_of(page, address("library_framework", SUPPORTED_HOUSING))


def test_a_framework_can_be_read_aloud(officer: StrictClient, cast: Cast) -> None:
    page = said(officer.get(address("framework", cast.framework.pk)))

    assert "4.1 People satisfied or very satisfied with the service" in page
    assert "Target 80% Published Milton Keynes, DPS Homecare Contract Management, KPI 4" in page
    assert "Amber ends at 75% Local default" in page
    assert "A visit by two care workers together is one visit, not two." in page
    assert "The reasons for ending (6.1 to 6.6) must add up to the provision that ended (5.4)" in page
    assert "EX-001 Alder Homecare (test), from 1 April 2024" in page


@pytest.mark.parametrize("code", library.ids())
def test_everything_in_the_library_can_be_read_and_taken_away(
    officer: StrictClient, cast: Cast, code: str
) -> None:
    page = said(officer.get(address("library_framework", code)))
    file = officer.get(address("library_file", code))

    assert "Take away the file" in page
    assert file.content.decode() == library.text_of(code)


def test_the_published_calendar_stands_with_its_reason(officer: StrictClient, cast: Cast) -> None:
    page = officer.get(address("library_framework", "lancashire/calendar-2020-21"))

    assert "Monday 18 January 2021" in row_of(page, "Quarter 3, 2020–21")


def test_a_framework_in_use_is_taken_away_as_it_was_read(officer: StrictClient, cast: Cast) -> None:
    file = officer.get(address("framework_file", cast.framework.pk))

    assert file.content.decode() == cast.framework.text
    assert "attachment" in file["Content-Disposition"]


def test_what_is_not_in_the_library_is_not_there(officer: StrictClient, cast: Cast) -> None:
    assert officer.get(address("library_framework", "nowhere/nothing")).status_code == 404
    assert officer.get(address("library_file", "nowhere/nothing")).status_code == 404


def test_every_problem_of_a_file_is_listed_at_once_by_line(officer: StrictClient, cast: Cast) -> None:
    broken = OURS.replace('measure = "count"', 'measure = "cuont"').replace(
        'section = "visits"', 'section = "vists"'
    )

    answer = officer.post(address("framework_check"), {"text": broken})

    assert "The text cannot be used: 3 problems" in said(answer)
    assert "There is no section “vists”." in row_of(answer, "vists")
    assert "cuont" in row_of(answer, "measure")
    assert "cuont" in answer.content.decode().split("<textarea")[1]


def test_a_file_can_be_chosen_in_place_of_text(officer: StrictClient, cast: Cast) -> None:
    file = SimpleUploadedFile("visits.toml", OURS.encode())

    answer = officer.post(address("framework_check"), {"file": file})

    assert "Visits, version 1, is in order: 1 indicator, 0 of them with a target; 0 agreements." in said(
        answer
    )
    assert not FrameworkVersion.objects.filter(code="exampleshire/visits").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe not a text", "UTF-8"),
        (b"kind = ", "Line 1"),
        (b"", "The submitted file is empty"),
        (b"just words", "1"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_cause(
    officer: StrictClient, cast: Cast, content: bytes, says: str
) -> None:
    answer = officer.post(address("framework_check"), {"file": SimpleUploadedFile("odd.toml", content)})

    assert answer.status_code == 200
    assert "cannot be used" in words(answer) or "That file is empty" in words(answer)


def test_nothing_chosen_says_what_to_choose(officer: StrictClient, cast: Cast) -> None:
    assert "Choose a framework file, or paste its text" in words(
        officer.post(address("framework_check"), {"text": " "})
    )


def test_a_manager_takes_a_checked_file_in_and_adopts_it(manager: StrictClient, cast: Cast) -> None:
    page = said(manager.post(address("framework_adopt"), {"text": OURS, **FROM_APRIL}, follow=True))

    assert "No contract is measured by it yet." in page
    adoption = Adoption.objects.get(framework__code="exampleshire/visits")
    assert (adoption.council, adoption.effective_from.isoformat()) == (cast.exampleshire, "2027-04-01")
    assert Event.objects.filter(kind="framework.adopted", council=cast.exampleshire).exists()


def test_a_manager_adopts_one_of_the_library(manager: StrictClient, cast: Cast) -> None:
    said(manager.post(address("framework_adopt"), {"code": SUPPORTED_HOUSING, **FROM_APRIL}, follow=True))

    assert Adoption.objects.filter(framework__code=SUPPORTED_HOUSING, council=cast.exampleshire).exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"code": HOME_CARE, **FROM_APRIL}, "Your council works by"),
        ({"code": SUPPORTED_HOUSING}, "Enter a date, for example 27 3 2026"),
        ({"code": "nowhere/nothing", **FROM_APRIL}, "The library has no framework “nowhere/nothing”."),
        ({"text": "kind = ", **FROM_APRIL}, "Line 1"),
    ],
)
def test_what_cannot_be_adopted_says_why(
    manager: StrictClient, cast: Cast, typed: dict[str, str], says: str
) -> None:
    answer = manager.post(address("framework_adopt"), typed)

    assert says in words(answer)
    assert Adoption.objects.count() == 2


def test_a_used_version_never_changes(manager: StrictClient, cast: Cast) -> None:
    changed = cast.framework.text.replace("at_least = 80", "at_least = 60", 1)

    answer = manager.post(address("framework_adopt"), {"text": changed, **FROM_APRIL})

    assert "is already here with other content, and a version never changes." in words(answer)
    assert FrameworkVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["contract_officer", "auditor", "provider_manager"])
def test_only_a_manager_adopts(browse: Callable[..., StrictClient], cast: Cast, who: str) -> None:
    person = browse(getattr(cast, who))

    assert person.post(address("framework_adopt"), {"text": OURS, **FROM_APRIL}).status_code == 404
    assert "Take in and adopt" not in words(person.post(address("framework_check"), {"text": OURS}))


def test_a_file_of_one_council_is_not_shown_to_another(
    manager: StrictClient, cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    manager.post(address("framework_adopt"), {"text": OURS, **FROM_APRIL})
    ours = FrameworkVersion.objects.get(code="exampleshire/visits")
    rival = browse(cast.other_council_officer)

    assert rival.get(address("framework", ours.pk)).status_code == 404
    assert rival.get(address("framework_file", ours.pk)).status_code == 404


def test_the_library_asks_as_often_for_many_as_for_one(
    officer: StrictClient, manager: StrictClient, cast: Cast
) -> None:
    few = queries(lambda: said(officer.get(address("frameworks"))))
    for number in range(3):
        manager.post(
            address("framework_adopt"),
            {"text": OURS.replace('version = "1"', f'version = "{number}"'), **FROM_APRIL},
        )

    assert queries(lambda: said(officer.get(address("frameworks")))) == few
