"""A whole visit handed in: all at once beside one by one, and over links that drop beside one that holds."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from uuid import uuid4

from django.db import transaction

from benchmarks.device import Change, Device, Shot
from benchmarks.link import EverySecondLost, Link, ShortLived
from benchmarks.report import Line, ms, times
from benchmarks.saving import statements
from benchmarks.timing import beside
from benchmarks.visiting import PHOTOGRAPHS, QUESTIONS, Place, changes, photographs, shots
from plumbline.organisations import scope
from plumbline.visits import actions as visits
from plumbline.visits.models import Current, Entry, Photograph
from plumbline.visits.pictures import made_anew
from plumbline.visits.pieces import Piece
from tests.cast import NOW

KEPT_UP = 384 * 1024
"""Three seconds at a megabit each second: about what a telephone in a thick-walled house carries between two drops."""
DROPPING: Mapping[str, Callable[[], Link]] = {
    "every second request lost": lambda: EverySecondLost(1),
    "a link that drops every 384 KB or so": lambda: ShortLived(1, lasts=KEPT_UP),
}


def lines(place: Place) -> list[Line]:
    return [_at_once(place), *_over_links(place)]


def _at_once(place: Place) -> Line:
    """Each try is taken back, so that all of them are first answers."""
    visit = place.begun()

    def one_by_one() -> None:
        for piece in _pieces(place):
            visits.note(visit, [piece], by=place.officer, now=NOW)

    def at_once() -> None:
        visits.note(visit, _pieces(place), by=place.officer, now=NOW)

    counts = [statements(_taken_back(work)) for work in (one_by_one, at_once)]
    found = beside(_taken_back(one_by_one), _taken_back(at_once), repeats=3, warm=False)
    return Line(
        "visit",
        f"a whole visit noted at once, {QUESTIONS} pieces, against one by one",
        f"{ms(found.floor)}, {counts[0]:,} statements",
        f"{ms(found.ours)}, {counts[1]} statements",
        f"{found.ratio:.2f}x",
        "",
        None,
    )


def _taken_back(work: Callable[[], None]) -> Callable[[], None]:
    def done() -> None:
        with scope.everything(), transaction.atomic():
            work()
            transaction.set_rollback(True)

    return done


def _pieces(place: Place) -> list[Piece]:
    return [Piece(uuid4(), "answer", one.ref, one.as_sent["value"], NOW) for one in changes(place.framework)]


def _over_links(place: Place) -> list[Line]:
    pictures = photographs()
    wanted = sorted(sha256(made_anew(one).content).hexdigest() for one in pictures)
    held, whole = _handed_in(place, Link(), pictures, wanted)
    assert whole, "not everything arrived over a link that holds"
    lines = []
    for says, begin in DROPPING.items():
        device, whole = _handed_in(place, begin(), pictures, wanted)
        lines.append(_line(says, held, device, whole))
    return lines


def _line(says: str, held: Device, device: Device, whole: bool) -> Line:
    link, floor = device.link, held.link
    lost = f"{link.lost_going} lost going and {link.lost_coming} coming"
    return Line(
        "visit",
        f"{QUESTIONS} answers and {PHOTOGRAPHS} photographs, {says}",
        f"{floor.requests} requests, {_megabytes(floor)}",
        f"{link.requests:,} requests, {lost}, {_megabytes(link)}, {device.waited:,.0f} s of waiting",
        f"{times(link.requests / floor.requests)} requests, {times(link.sent / floor.sent)} bytes",
        "all arrives, once",
        whole,
    )


def _megabytes(link: Link) -> str:
    return f"{link.sent / 1e6:.1f} MB"


def _handed_in(
    place: Place, link: Link, pictures: Sequence[bytes], wanted: Sequence[str]
) -> tuple[Device, bool]:
    """Everything sent over this link, and whether the database holds it, each thing once and byte for byte."""
    visit, written, taken = place.begun(), changes(place.framework), shots(pictures)
    device = Device(place.browser(), visit.pk, place.officer.pk, link, changes=written, shots=taken)
    device.send_all()
    with scope.everything():
        return device, _are_there(visit.pk, written) and _are_kept(visit.pk, taken, wanted)


def _are_there(visit: int, written: Sequence[Change]) -> bool:
    entries = Entry.objects.filter(visit=visit)
    stands = Current.objects.filter(visit=visit, clash=None).values_list("key", "entry__client_id")
    told = sorted((one.ref, one.choice, one.note) for one in written)
    kept = sorted((one.key, one.value["choice"], one.value["note"]) for one in entries)
    return kept == told and sorted(stands) == sorted((one.ref, one.client_id) for one in written)


def _are_kept(visit: int, taken: Sequence[Shot], wanted: Sequence[str]) -> bool:
    kept = list(Photograph.objects.filter(visit=visit).select_related("document"))
    numbers = sorted(one.client_id for one in kept) == sorted(one.client_id for one in taken)
    return numbers and sorted(one.document.sha256 for one in kept) == list(wanted)
