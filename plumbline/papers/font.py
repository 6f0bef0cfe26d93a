"""The bundled font: where it is, and which characters it can draw."""

from functools import cache
from pathlib import Path
from struct import unpack_from

FOLDER = Path(__file__).with_name("fonts")
FAMILY = "Liberation Sans"
_WINDOWS_UNICODE = (3, 1)


@cache
def drawn() -> frozenset[int]:
    """The code points that every face can draw."""
    return frozenset.intersection(*(_code_points(face.read_bytes()) for face in FOLDER.glob("*.ttf")))


def _code_points(font: bytes) -> frozenset[int]:
    """The character map of a TrueType file (OpenType specification, cmap format 4)."""
    start = _character_map(font)
    segments = unpack_from(">H", font, start + 6)[0] // 2
    ends = unpack_from(f">{segments}H", font, start + 14)
    firsts = unpack_from(f">{segments}H", font, start + 16 + segments * 2)
    codes = (code for first, last in zip(firsts, ends, strict=True) for code in range(first, last + 1))
    return frozenset(codes) - {0xFFFF}


def _character_map(font: bytes) -> int:
    """Where the map from Unicode starts. Raises LookupError for a font without one."""
    for number in range(unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = unpack_from(">4sLLL", font, 12 + number * 16)
        if tag == b"cmap":
            for table in range(unpack_from(">H", font, offset + 2)[0]):
                platform, encoding, inside = unpack_from(">HHL", font, offset + 4 + table * 8)
                if (platform, encoding) == _WINDOWS_UNICODE and unpack_from(">H", font, offset + inside)[
                    0
                ] == 4:
                    return int(offset + inside)
    raise LookupError("The font has no map of characters that we can read")
