"""Making a photograph anew: without what the camera wrote into it, upright, and of a size that can be sent. Pure.

Only the pixels of the original are used, so place, time, device and comments are gone with everything else.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
MOST_PIXELS = (
    80_000_000  # more than any telephone's camera takes; a picture that unpacks to more is an attack
)
LONGEST_SIDE = 2000
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_APPLE = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypavif")


class NotAPicture(Exception):
    """The file cannot be used as a photograph; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG made anew; sizes in pixels."""

    content: bytes
    width: int
    height: int


def made_anew(content: bytes) -> Picture:
    """The same picture, safe to keep. Raises NotAPicture."""
    if not content:
        raise NotAPicture("The photograph is empty. Take it again, or choose another.")
    if len(content) > MOST_BYTES:
        raise NotAPicture(
            f"The photograph has {len(content) / MEGABYTE:.0f} megabytes, and at most {MOST_BYTES // MEGABYTE} are "
            "taken. Set the camera to a smaller size, or send a smaller copy."
        )
    if content[4:12] in _APPLE:
        raise NotAPicture(
            "The photograph is in the format HEIC, which cannot be read here. On an iPhone choose Settings, Camera, "
            "Formats, Most Compatible, and take it again; or send it as JPEG."
        )
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=FORMATS) as original:
                return _copied(original)
        except UnidentifiedImageError as fault:
            raise NotAPicture("This is no photograph that can be read. Send a JPEG or a PNG.") from fault
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
            raise NotAPicture(_too_large()) from fault
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as fault:
            raise NotAPicture("The photograph is damaged or did not arrive whole. Send it again.") from fault


def _copied(original: Image.Image) -> Picture:
    if original.width * original.height > MOST_PIXELS:
        raise NotAPicture(_too_large())
    # Lets a JPEG be unpacked at a fraction of its size; other formats take no notice.
    original.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(original)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", upright.size, "white")
    seen = upright.convert("RGBA") if "A" in upright.getbands() or "transparency" in upright.info else None
    clean.paste(seen or upright.convert("RGB"), mask=seen)
    out = BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), clean.width, clean.height)


def _too_large() -> str:
    return (
        f"The photograph has more than {MOST_PIXELS // 1_000_000} million pixels. "
        "Set the camera to a smaller size, or send a smaller copy."
    )
