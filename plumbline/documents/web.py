"""Serving a file: always as an attachment, never in the page."""

from urllib.parse import quote

from django.http import HttpResponse

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def attachment(content: bytes, name: str, content_type: str = "application/octet-stream") -> HttpResponse:
    """A download. The type is what we say, and browsers are told not to guess another."""
    response = HttpResponse(content, content_type=content_type)
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in " .-_()") else "_" for letter in name
    )
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
