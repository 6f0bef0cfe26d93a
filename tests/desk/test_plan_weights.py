"""What the reasons to visit weigh is a file: taken away, changed, brought back, kept for ever."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plumbline.frameworks.models import Adoption, FrameworkVersion
from plumbline.history.models import Event
from plumbline.workplan.reading import PLAN_ORDER, shipped_text
from tests.cast import Cast
from tests.desk.pages import address, said, words
from tests.strict_client import StrictClient
from tests.workplan import plans

PAGE = address("plan_weights")


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.contracts_manager)


def _file(version: str = "2027.1", never_visited: int = 77) -> SimpleUploadedFile:
    """What ships, with another weight for a service that was never visited."""
    before, _, after = shipped_text().partition('title = "Never visited"\nweight = 30')
    assert after
    text = f'{before}title = "Never visited"\nweight = {never_visited}{after}'
    return SimpleUploadedFile("own.toml", text.replace('"2026.1"', f'"{version}"').encode())


def test_a_changed_weight_counts_from_then_on(cast: Cast, manager: StrictClient) -> None:
    plans.drawn_up(cast)
    before = said(manager.get(address("plan")))

    after = said(manager.post(PAGE, {"file": _file()}, follow=True))

    assert "Never visited 30" in before
    assert "Never visited 77" in after
    assert "version 2027.1" in after
    assert Event.objects.filter(kind="framework.adopted", by=cast.contracts_manager).count() == 1


def test_the_file_in_use_and_those_before_can_be_taken_away(manager: StrictClient) -> None:
    manager.post(PAGE, {"file": _file()})
    manager.post(PAGE, {"file": _file("2027.2", 60)})
    second, first = Adoption.objects.of_kind(PLAN_ORDER).newest_first()

    page = said(manager.get(PAGE))

    assert "version 2027.2" in page
    assert manager.get(address("plan_weights_file", first.pk)).content == _file().read()
    assert manager.get(address("plan_weights_file", second.pk)).content == _file("2027.2", 60).read()
    assert manager.get(address("plan_weights_shipped")).content.decode() == shipped_text()


def test_the_order_that_ships_can_be_taken_up_again(manager: StrictClient) -> None:
    manager.post(PAGE, {"file": _file()})

    manager.post(PAGE, {"file": SimpleUploadedFile("back.toml", shipped_text().encode())})

    assert "Never visited 30" in said(manager.get(address("plan")))


def test_a_file_worked_by_before_can_be_taken_up_again(manager: StrictClient) -> None:
    for file in (_file(), _file("2027.2", 60), _file()):
        manager.post(PAGE, {"file": file})

    used = Adoption.objects.of_kind(PLAN_ORDER).newest_first()
    assert "Never visited 77" in said(manager.get(address("plan")))
    assert [one.framework.version for one in used] == ["2027.1", "2027.2", "2027.1"]
    assert FrameworkVersion.objects.of_kind(PLAN_ORDER).count() == 2


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (None, "Choose a file of weights"),
        (SimpleUploadedFile("own.toml", b'kind = "plan-order"\nid = "x"\n'), "every_months"),
        (SimpleUploadedFile("own.toml", b"\xff\xfe\x00"), "not written in UTF-8"),
        (SimpleUploadedFile("own.toml", b'kind = "scorecard"\n'), "Choose a file of the kind plan-order"),
        (SimpleUploadedFile("own.toml", shipped_text().encode()), "works by this file already"),
        (_file("2026.1"), "is already here with other content"),
    ],
)
def test_what_cannot_be_worked_by_is_refused_with_its_cause(
    manager: StrictClient, file: SimpleUploadedFile | None, says: str
) -> None:
    if file:
        file.seek(0)
    refused = manager.post(PAGE, {"file": file} if file else {})

    assert refused.status_code == 422
    assert says in words(refused)
    assert not FrameworkVersion.objects.of_kind(PLAN_ORDER).exists()


def test_a_used_version_never_means_other_weights(manager: StrictClient) -> None:
    manager.post(PAGE, {"file": _file()})

    refused = manager.post(PAGE, {"file": _file(never_visited=12)})

    assert "Version 2027.1 of plumbline/plan-order is already here with other content" in words(refused)
    assert FrameworkVersion.objects.of_kind(PLAN_ORDER).count() == 1


def test_another_council_is_not_touched(
    cast: Cast, manager: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    manager.post(PAGE, {"file": _file()})
    mine = Adoption.objects.of_kind(PLAN_ORDER).get()
    stranger = browse(cast.other_council_officer)

    assert "Never visited 30" in said(stranger.get(address("plan")))
    assert stranger.get(address("plan_weights_file", mine.pk)).status_code == 404
