"""Files as they arrive: packed, in odd encodings, hostile, or cut off."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from plumbline.cqc.reading.opening import opened
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import HEADINGS, NAME, rating_row, ratings_file, snapshot_of, table

PLAIN = ratings_file(3)


def zipped(*files: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (NAME, PLAIN),
        (NAME + ".gz", gzip.compress(PLAIN)),
        (NAME + ".xz", lzma.compress(PLAIN)),
        (NAME + ".bz2", bz2.compress(PLAIN)),
        ("anything.zip", zipped((NAME, PLAIN))),
        ("from-a-mac.zip", zipped((NAME, PLAIN), ("__MACOSX/._x", b"\0"))),
    ],
)
def test_a_packed_file_is_the_same_file(name: str, content: bytes) -> None:
    snapshot = snapshot_of(content, name)

    assert (snapshot.size, snapshot.sha256, snapshot.file_name) == (3, snapshot_of(PLAIN).sha256, NAME)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_line_ends_and_delimiter_are_found_out(encoding: str, line_end: str, delimiter: str) -> None:
    plain = table([rating_row(1, **{"Location Name": "Châlet – the Home"})], delimiter=delimiter).decode()
    snapshot = snapshot_of(plain.replace("\r\n", line_end).encode(encoding))

    assert snapshot.locations["1-100001"].name == "Châlet – the Home"
    assert snapshot.warnings == []


def test_windows_1252_is_read_and_mentioned() -> None:
    snapshot = snapshot_of(
        table([rating_row(1, **{"Location Name": "Châlet – Home"})]).decode().encode("cp1252")
    )

    assert snapshot.locations["1-100001"].name == "Châlet – Home"
    assert snapshot.warnings == [
        "The file is not UTF-8; it was read as Windows-1252. Check names with accents."
    ]


def test_utf_8_with_a_broken_character_was_damaged() -> None:
    names = [rating_row(number, **{"Location Name": "Châlet"}) for number in range(5)]

    with pytest.raises(Refused, match="UTF-8 but for 1 of its characters: it was damaged"):
        snapshot_of(table(names).replace(b"\xc3\xa2", b"\xe2", 1))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text file"),
        (PLAIN.replace(b"Home 1", b"Ho\0me"), "not a text file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "is a spreadsheet or a document"),
        (b"%PDF-1.7 ...", "is a spreadsheet or a document"),
        (zipped(("content.xml", b"<x/>"), ("mimetype", b"x")), "is a spreadsheet or a document"),
        (zipped(("[Content_Types].xml", b"<x/>")), "is a spreadsheet or a document"),
        (zipped(("a.csv", PLAIN), ("b.csv", PLAIN)), "holds 2 files"),
        (zipped(), "holds 0 files"),
        (b"PK\x03\x04 and then nothing", "cannot be unpacked"),
        (gzip.compress(PLAIN)[:-20], "cannot be unpacked"),
        (lzma.compress(PLAIN)[:-20], "cannot be unpacked"),
        (b"Hello\n" * 50, "No header of a CQC file was found"),
        (b"<html><body>Not found</body></html>", "No header of a CQC file was found"),
        (b"\n\n\n", "No header of a CQC file was found"),
        (b"x" * 200_000, "This is not a CSV file"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_no_csv_file_is_refused_with_a_cure(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        snapshot_of(content)


def test_a_bomb_is_stopped_by_its_ratio_long_before_it_is_unpacked() -> None:
    bomb = gzip.compress(b"0" * 30_000_000)

    assert len(bomb) < 100_000
    with pytest.raises(Refused, match=r"unpacks to more than 2\d MB, which no file of CQC's does"):
        snapshot_of(bomb)


def test_a_file_beyond_every_real_size_is_stopped() -> None:
    with (
        pytest.raises(Refused, match="Check where it came from"),
        opened(io.BytesIO(PLAIN), NAME, most_bytes=1_000),
    ):
        pass


def test_a_field_that_never_ends_is_an_open_quotation_mark() -> None:
    content = PLAIN + b'1-100009,"Home' + b"x" * 200_000

    with pytest.raises(Refused, match=r"Row 5 cannot be read .* A quotation mark is probably not closed"):
        snapshot_of(content)


@pytest.mark.parametrize("left", [5, 40, 90])
def test_a_file_that_stops_in_a_row_was_cut_off(left: int) -> None:
    whole = table([rating_row(1), rating_row(2)])
    cut = whole[: whole.rindex(b"1-100002") + left]

    with pytest.raises(Refused, match=rf"stops in the middle of row 3, after \d+ of {len(HEADINGS)} columns"):
        snapshot_of(cut)


def test_a_last_row_without_a_line_end_is_whole() -> None:
    assert snapshot_of(PLAIN.rstrip(b"\r\n")).size == 3
