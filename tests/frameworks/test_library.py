"""What the library holds, and that its files say where their rules come from."""

import re
import tomllib
from pathlib import Path

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.definition import Basis, Definition, Indicator, Measure
from plumbline.frameworks.library import NoSuchFramework
from tests.frameworks.schedules import SMALL

SCHEDULES = library.definitions()
INDICATORS = [(schedule.id, indicator) for schedule in SCHEDULES for indicator in schedule.indicators]


def test_the_library_has_what_the_demonstration_and_the_guide_speak_of() -> None:
    assert [(entry.id, entry.kind) for entry in library.entries()] == [
        ("lancashire/ad-hoc-checks", "scorecard"),
        ("lancashire/calendar-2020-21", "calendar"),
        ("lancashire/site-visit", "scorecard"),
        ("lancashire/supported-housing", "kpi-schedule"),
        ("milton-keynes/homecare-dps", "kpi-schedule"),
        ("milton-keynes/quality-visit", "scorecard"),
        ("milton-keynes/risk-register", "risk-model"),
        ("milton-keynes/self-assessment", "scorecard"),
        ("oxfordshire/management-approaches", "oversight-levels"),
        ("oxfordshire/out-of-county", "scorecard"),
        ("oxfordshire/quality-monitoring", "scorecard"),
        ("plumbline/care-standards", "scorecard"),
        ("plumbline/contract-review", "kpi-schedule"),
        ("plumbline/monthly-performance", "kpi-schedule"),
        ("plumbline/oversight-levels", "oversight-levels"),
        ("plumbline/risk", "risk-model"),
        ("plumbline/set-up-check", "scorecard"),
        ("somerset/out-of-county", "scorecard"),
    ]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.id)
def test_a_file_is_named_by_its_id(schedule: Definition) -> None:
    assert library.find(schedule.id) == schedule
    assert library.find(schedule.id, schedule.version) == schedule


@pytest.mark.parametrize(("schedule", "indicator"), INDICATORS, ids=lambda one: getattr(one, "ref", one))
def test_every_target_and_tolerance_says_what_it_rests_on(schedule: str, indicator: Indicator) -> None:
    for source in (indicator.source, indicator.terms.source, indicator.terms.amber_source):
        assert source.basis in set(Basis)
        if source.basis is Basis.PUBLISHED:
            assert source.document
            assert source.paragraph


def test_a_target_of_ours_does_not_borrow_the_authority_of_its_definition() -> None:
    missed = library.find("plumbline/monthly-performance").by_ref["V1"]

    assert missed.source.document == "NICE QS123"
    assert missed.terms.source.document == ""
    assert missed.terms.amber_source.document == "Devon Cares"


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.id)
def test_our_own_defaults_claim_no_publication(schedule: Definition) -> None:
    if schedule.id.startswith("plumbline/"):
        assert {one.source.basis for one in schedule.indicators} == {Basis.LOCAL_DEFAULT}
        assert {one.terms.source.basis for one in schedule.indicators} == {Basis.LOCAL_DEFAULT}


@pytest.mark.parametrize(("schedule", "indicator"), INDICATORS, ids=lambda one: getattr(one, "ref", one))
def test_every_input_has_a_name_people_can_answer_to(schedule: str, indicator: Indicator) -> None:
    assert indicator.inputs
    for question in indicator.inputs:
        assert question.label[0].isupper() or question.label[0].isdigit()
        assert not question.label.endswith(".")


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.id)
def test_every_share_is_held_against_its_whole(schedule: Definition) -> None:
    guarded = {agreement.code for agreement in schedule.agreements}
    shares = [one for one in schedule.indicators if one.measure is Measure.PERCENTAGE and one.is_share]

    assert {f"{one.ref}.part-of-whole" for one in shares} <= guarded


def test_a_schedule_is_read_from_a_path_as_well(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(SMALL, encoding="utf-8")

    assert library.find(file).id == "exampleshire/homecare"
    assert library.find(str(file), "1").version == "1"


@pytest.mark.parametrize(
    ("known_as", "version", "says"),
    [
        ("milton-keynes/homecare", "", "Did you mean “milton-keynes/homecare-dps”?"),
        ("milton-keynes/homecare-dps", "9", "in version 1, not 9"),
        ("../library/milton-keynes/homecare-dps", "", "The library has no framework"),
        ("no/such/file.toml", "", "cannot be opened: no such file"),
        ("", "", "The library has no framework"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(known_as: str, version: str, says: str) -> None:
    with pytest.raises(NoSuchFramework, match=re.escape(says)):
        library.find(known_as, version)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.toml"
    folder.mkdir()

    with pytest.raises(NoSuchFramework, match="cannot be opened"):
        library.find(folder)


def test_the_format_is_explained_key_by_key() -> None:
    explained = (library.SHELF / "README.md").read_text(encoding="utf-8")
    used = {key for known_as in library.ids() for key in _keys(tomllib.loads(library.text_of(known_as)))}

    assert {key for key in used if not re.search(rf"`([^`]*[^`\w])?{key}\b", explained)} == set()


def _keys(value: object) -> set[str]:
    """Every key of a file, however deep; words that are given points are the file's own."""
    if isinstance(value, dict):
        return set(value).union(*(_keys(one) for key, one in value.items() if key != "points"))
    return set().union(*(_keys(one) for one in value)) if isinstance(value, list) else set()
