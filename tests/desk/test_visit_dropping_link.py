"""A visit handed in over a link that drops all the time: everything arrives, once, and byte for byte."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from PIL import Image

from benchmarks.device import SMALLEST_PART, Change, Device, Shot
from benchmarks.link import EverySecondLost, Link, ShortLived
from plumbline.documents.actions import content_of
from plumbline.documents.models import Document
from plumbline.history.models import Event
from plumbline.visits.models import Current, Entry, Photograph, Visit
from plumbline.visits.pictures import made_anew
from tests.cast import NOW, Cast
from tests.strict_client import StrictClient

CHOICES = ("met", "partly", "not-met", "not-assessed")
ANSWERS, PHOTOGRAPHS = 30, 4
LINKS: dict[str, Callable[[], Link]] = {
    "holds": Link,
    **{f"loses every second request, {seed}": partial(EverySecondLost, seed) for seed in range(4)},
    **{f"lives for a short time, {seed}": partial(ShortLived, seed, lasts=50_000) for seed in range(3)},
}


def changes(visit: Visit) -> list[Change]:
    """An answer to each of thirty questions, with a note, and second thoughts about every tenth."""
    refs = [one.ref for one in visit.framework.scorecard.questions][:ANSWERS]
    first = [
        Change(ref, CHOICES[place % 4], f"Seen: {ref}, “as agreed”", NOW) for place, ref in enumerate(refs)
    ]
    again = [Change(one.ref, "met", "Seen once more", NOW, saw=one.client_id) for one in first[::10]]
    return [*first, *again]


def shots() -> list[Shot]:
    """No two alike, and each too large for four of the smallest parts."""
    dice = Random(1)  # noqa: S311 - pictures of nothing
    found = []
    for number in range(PHOTOGRAPHS):
        picture = BytesIO()
        Image.frombytes("RGB", (520, 360), dice.randbytes(520 * 360 * 3)).save(picture, "JPEG", quality=90)
        assert len(picture.getvalue()) > 4 * SMALLEST_PART
        found.append(Shot(picture.getvalue(), f"Photograph {number}", "safeguarding", NOW))
    return found


@pytest.mark.parametrize("says", LINKS)
def test_everything_arrives_once_and_whole(cast: Cast, says: str) -> None:
    link = LINKS[says]()
    visit = cast.begun_visit()
    client = StrictClient(enforce_csrf_checks=True)
    client.force_login(cast.quality_officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    written, taken = changes(visit), shots()
    device = Device(client, visit.pk, cast.quality_officer.pk, link, changes=written, shots=taken)

    device.send_all()

    assert set(device.told.values()) == {"counted"}
    assert len(device.told) == len(written) + PHOTOGRAPHS
    _holds_each_change_once(visit, written)
    _holds_each_photograph_once(visit, taken)
    assert bool(link.lost_going) == (says != "holds")
    assert link.lost_coming or not isinstance(link, EverySecondLost)


def _holds_each_change_once(visit: Visit, written: list[Change]) -> None:
    kept = Entry.objects.filter(visit=visit).order_by("pk")
    assert [(one.client_id, one.key, one.value, one.outcome) for one in kept] == [
        (one.client_id, one.ref, {"choice": one.choice, "note": one.note}, "counted") for one in written
    ]
    last = {one.ref: one.client_id for one in written}
    stands = Current.objects.filter(visit=visit).select_related("entry")
    assert {one.key: one.entry.client_id for one in stands} == last
    assert stands.count() == ANSWERS
    assert not stands.clashing().exists()


def _holds_each_photograph_once(visit: Visit, taken: list[Shot]) -> None:
    kept = Photograph.objects.filter(visit=visit).select_related("document").order_by("pk")
    anew = [made_anew(one.content).content for one in taken]
    assert [(one.client_id, one.caption, one.area) for one in kept] == [
        (one.client_id, one.caption, one.area) for one in taken
    ]
    assert [content_of(one.document) for one in kept] == anew
    assert sorted(Document.objects.values_list("sha256", flat=True)) == sorted(
        sha256(one).hexdigest() for one in anew
    )
    assert Event.objects.filter(kind="visit.photograph_kept").count() == PHOTOGRAPHS
    arriving = Path(settings.MEDIA_ROOT) / "arriving"
    assert not arriving.exists() or not list(arriving.iterdir())
