"""A council's own questionnaire: brought as a file, checked at once, frozen, and asked by again."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plumbline.surveys import library
from plumbline.surveys.models import Survey
from tests.cast import Cast
from tests.desk.pages import address, said
from tests.strict_client import StrictClient

NEW = address("survey_new")


@pytest.fixture
def quality(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


@pytest.fixture
def typed(cast: Cast) -> dict[str, str]:
    days = {"opens_on": (1, 7, 2026), "closes_on": (31, 7, 2026)}
    boxes = {
        f"{name}_{part}": str(number)
        for name, day in days.items()
        for part, number in zip(("day", "month", "year"), day, strict=True)
    }
    return {"provider": str(cast.alder.pk), "invited_link": "40", **boxes}


def _own(changed: str = "", version: str = "2026", name: str = "exampleshire/people") -> SimpleUploadedFile:
    """The questionnaire for people as a council changed it."""
    text = library.find("plumbline/people").text
    text = text.replace('id = "plumbline/people"', f'id = "{name}"').replace(
        'version = "1"', f'version = "{version}"', 1
    )
    text = text.replace("What do you think of your care and support?", changed or "How is your support?", 1)
    return SimpleUploadedFile("own.toml", text.encode())


def test_a_council_asks_by_a_questionnaire_of_its_own(quality: StrictClient, typed: dict[str, str]) -> None:
    page = said(quality.post(NEW, {**typed, "questionnaire": "file", "file": _own()}, follow=True))
    survey = Survey.objects.get()

    assert "How is your support?, version 2026" in page
    assert (survey.framework.code, survey.audience) == ("exampleshire/people", "people")
    file = quality.get(address("survey_file", survey.pk))
    assert file.content == _own().read()
    again = said(quality.get(NEW))
    assert "How is your support? (your own, version 2026)" in again
    quality.post(NEW, {**typed, "questionnaire": survey.framework.digest})
    assert Survey.objects.filter(framework=survey.framework).count() == 2


def test_everything_wrong_with_a_questionnaire_file_is_said_at_once(
    quality: StrictClient, typed: dict[str, str]
) -> None:
    bad = SimpleUploadedFile("own.toml", b'kind = "questionnaire"\nid = "Us"\naudience = "cats"\n')

    page = said(quality.post(NEW, {**typed, "questionnaire": "file", "file": bad}))

    assert "Line 2" in page
    assert "Line 3" in page
    assert "“cats”" in page
    assert not Survey.objects.exists()


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (None, "Choose your questionnaire file"),
        (SimpleUploadedFile("own.toml", b"\xff\xfe\x00"), "not written in UTF-8"),
        (
            _own(name="plumbline/people", version="1"),
            "Version 1 of plumbline/people is already here with other content",
        ),
    ],
)
def test_a_file_that_cannot_be_asked_by_is_refused(
    quality: StrictClient, typed: dict[str, str], file: SimpleUploadedFile | None, says: str
) -> None:
    sent = {**typed, "questionnaire": "file"} | ({"file": file} if file else {})

    assert says in said(quality.post(NEW, sent))
    assert not Survey.objects.exists()


def test_the_box_for_a_file_is_put_away_until_something_is_wrong_with_it(
    quality: StrictClient, typed: dict[str, str]
) -> None:
    folded = '<details class="govuk-details"{}><summary'

    assert folded.format("") in quality.get(NEW).content.decode()
    refused = quality.post(NEW, {**typed, "questionnaire": "file"}).content.decode()
    assert folded.format(" open") in refused
    assert 'href="#id_file"' in refused


def test_a_file_beside_another_choice_is_not_left_unread(
    quality: StrictClient, typed: dict[str, str]
) -> None:
    page = said(quality.post(NEW, {**typed, "questionnaire": "plumbline/people", "file": _own()}))

    assert "Choose “As a questionnaire file of your own says” and bring the file again" in page
    assert not Survey.objects.exists()


def test_a_used_version_never_means_other_questions(quality: StrictClient, typed: dict[str, str]) -> None:
    quality.post(NEW, {**typed, "questionnaire": "file", "file": _own()})

    page = said(quality.post(NEW, {**typed, "questionnaire": "file", "file": _own("Are you well?")}))

    assert "Version 2026 of exampleshire/people is already here with other content" in page
    assert Survey.objects.count() == 1


def test_the_questionnaires_that_ship_can_be_taken_away(quality: StrictClient) -> None:
    file = quality.get(address("questionnaire_file", "plumbline/staff"))

    assert file.content.decode() == library.find("plumbline/staff").text
    assert "plumbline-staff version 1.toml" in file["Content-Disposition"]
