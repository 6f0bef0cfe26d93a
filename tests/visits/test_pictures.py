"""Photographs: what the camera wrote into them is gone, and what is no photograph is refused with cause and cure."""

import struct
import zlib
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from PIL import Image

from plumbline.documents.actions import content_of
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.models import Photograph, Visit
from plumbline.visits.pictures import LONGEST_SIDE, MOST_BYTES, NotAPicture, made_anew
from tests.cast import NOW, Cast

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def photograph(width: int = 60, height: int = 40, form: str = "JPEG", *, turned: bool = False) -> bytes:
    """A picture, red on its left; a camera wrote into it where it was taken and by what."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 3, height))
    exif = Image.Exif()
    exif[MAKER] = "Maker of the camera"
    exif[ORIENTATION] = 6 if turned else 1
    exif.get_ifd(GPS)[1] = "N"
    out = BytesIO()
    image.save(out, form, exif=exif) if form == "JPEG" else image.save(out, form)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says it unpacks to billions of pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def test_nothing_of_what_the_camera_wrote_is_left() -> None:
    original = photograph()
    assert b"Maker of the camera" in original

    picture = made_anew(original)

    with Image.open(BytesIO(picture.content)) as seen:
        assert seen.format == "JPEG"
        assert not seen.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(seen.info)
    assert b"Maker of the camera" not in picture.content


def test_a_picture_taken_sideways_is_upright() -> None:
    picture = made_anew(photograph(60, 40, turned=True))

    assert (picture.width, picture.height) == (40, 60)
    with Image.open(BytesIO(picture.content)) as seen:
        red, _, blue = seen.convert("RGB").getpixel((20, 5))  # type: ignore[misc]
        assert red > blue


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    picture = made_anew(photograph(4000, 1000))

    assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 4)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_common_formats_are_read(form: str) -> None:
    assert made_anew(photograph(form=form)).width == 60


def test_what_was_clear_is_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")

    with Image.open(BytesIO(made_anew(out.getvalue()).content)) as seen:
        assert seen.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"x" * (MOST_BYTES + 1), "megabytes, and at most 25"),
        (b"no picture at all", "no photograph that can be read"),
        (b"%PDF-1.7 report", "no photograph that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no photograph that can be read"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "Most Compatible"),
        (photograph(400, 400)[:900], "did not arrive whole"),
        (bomb(), "million pixels"),
    ],
)
def test_what_is_no_photograph_is_refused_with_cause_and_cure(content: bytes, says: str) -> None:
    with pytest.raises(NotAPicture, match=says):
        made_anew(content)


def keep(cast: Cast, visit: Visit, *, caption: str = "Fire door", number: UUID | None = None) -> Photograph:
    return visits.keep_photograph(
        visit, photograph(), caption, "staffing", number or uuid4(), NOW, by=cast.quality_officer, now=NOW
    )


def test_a_photograph_is_kept_with_its_hash_in_the_history(cast: Cast) -> None:
    kept = keep(cast, cast.begun_visit())

    assert content_of(kept.document).startswith(b"\xff\xd8\xff")
    event = Event.objects.get(kind="visit.photograph_kept")
    assert event.details["sha256"] == kept.document.sha256
    assert not event.is_shared


def test_the_same_photograph_twice_is_one(cast: Cast) -> None:
    visit, number = cast.begun_visit(), uuid4()

    assert keep(cast, visit, number=number) == keep(cast, visit, number=number)
    assert Photograph.objects.count() == 1


@pytest.mark.parametrize("caption", ["", "  ", "x" * 301])
def test_a_photograph_needs_a_caption(cast: Cast, caption: str) -> None:
    with pytest.raises(NotAllowed):
        keep(cast, cast.begun_visit(), caption=caption)


def test_a_photograph_that_comes_late_is_kept_as_late(cast: Cast) -> None:
    visit = cast.begun_visit()
    Visit.objects.filter(pk=visit.pk).update(status="final")

    assert keep(cast, visit).is_late


def test_a_photograph_is_taken_back_with_a_reason_and_stays_kept(cast: Cast) -> None:
    kept = keep(cast, cast.begun_visit())
    with pytest.raises(NotAllowed, match="Say why"):
        visits.withdraw_photograph(kept, "", by=cast.quality_officer, now=NOW)
    visits.withdraw_photograph(kept, "A face can be seen", by=cast.quality_officer, now=NOW)

    assert not Photograph.objects.standing().exists()
    assert Photograph.objects.get().withdrawn_because == "A face can be seen"
