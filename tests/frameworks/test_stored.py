"""Framework versions as the installation holds them: each says what its kind says, and nothing of another kind."""

import pytest

from plumbline.contracts.actions import measuring
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCORECARD
from plumbline.frameworks.models import Adoption, FrameworkVersion, Indicator, OtherKind
from plumbline.frameworks.reading import read_scorecard
from plumbline.frameworks.scoring import score_answers
from plumbline.history.workflow import NotAllowed
from tests.cast import NOW, Cast
from tests.frameworks.scorecards import SMALL, small


@pytest.fixture
def scorecard(cast: Cast) -> FrameworkVersion:
    return take_in(small(), SCORECARD, council=None, by=None, now=NOW, system="tests")


def test_a_scorecard_is_kept_with_its_kind_and_read_again(scorecard: FrameworkVersion) -> None:
    kept = FrameworkVersion.objects.get(pk=scorecard.pk)

    assert (kept.kind, kept.text) == ("scorecard", SMALL)
    assert kept.scorecard == small()
    assert kept.scorecard is FrameworkVersion.objects.get(pk=scorecard.pk).scorecard
    assert not Indicator.objects.filter(framework=kept).exists()
    assert score_answers(kept.scorecard, {}).overall.rating == "not-assessed"


def test_one_kind_is_not_asked_for_what_another_says(scorecard: FrameworkVersion, cast: Cast) -> None:
    with pytest.raises(
        OtherKind, match=r"Visits in Exampleshire, version 1 is no KPI schedule\. Choose .* kpi-schedule"
    ):
        _ = scorecard.definition
    with pytest.raises(OtherKind, match=r"is no Scorecard\. Choose a file of the kind scorecard"):
        _ = cast.framework.scorecard


def test_versions_and_adoptions_are_found_by_kind(scorecard: FrameworkVersion, cast: Cast) -> None:
    adopt(scorecard, cast.exampleshire, effective_from=NOW.date(), by=None, now=NOW, system="tests")

    assert list(FrameworkVersion.objects.scorecards()) == [scorecard]
    assert scorecard not in FrameworkVersion.objects.schedules()
    assert [one.framework for one in Adoption.objects.scorecards()] == [scorecard]
    assert scorecard not in [one.framework for one in Adoption.objects.schedules()]


def test_a_used_version_never_changes(scorecard: FrameworkVersion) -> None:
    changed = read_scorecard(SMALL.replace("green = 85", "green = 80", 1), name="changed")

    assert take_in(small(), SCORECARD, council=None, by=None, now=NOW, system="tests") == scorecard
    with pytest.raises(NotAllowed, match="a version never changes"):
        take_in(changed, SCORECARD, council=None, by=None, now=NOW, system="tests")


def test_no_contract_is_measured_by_a_scorecard(scorecard: FrameworkVersion, cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="A contract is measured by a KPI schedule"):
        measuring.measure_by(
            cast.contract, scorecard, effective_from=NOW.date(), by=None, now=NOW, system="tests"
        )


@pytest.mark.parametrize("known_as", [one.id for one in library.scorecards()])
def test_every_scorecard_of_the_library_is_taken_in(cast: Cast, known_as: str) -> None:
    stored = take_in(
        library.find_scorecard(known_as), SCORECARD, council=None, by=None, now=NOW, system="tests"
    )

    assert stored.scorecard == library.find_scorecard(known_as)
