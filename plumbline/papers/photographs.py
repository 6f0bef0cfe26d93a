"""Photographs on paper: what kind of file they are, and how large they stand."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

WIDEST_MM, TALLEST_MM = 130, 88


def kind_of(picture: bytes) -> str:
    """ "png" or "jpg". Raises ValueError for anything else."""
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if picture.startswith(b"\xff\xd8\xff"):
        return "jpg"
    raise ValueError("A photograph on paper is a JPEG or a PNG file")


def width_mm(picture: bytes) -> float:
    """As wide as the page allows, without becoming so tall that little else has room beside it.

    Raises ValueError for what is no picture.
    """
    try:
        with Image.open(BytesIO(picture)) as opened:
            width, height = opened.size
    except OSError as unread:
        raise ValueError("A photograph on paper is a JPEG or a PNG file") from unread
    return round(min(WIDEST_MM, TALLEST_MM * width / height), 1)
