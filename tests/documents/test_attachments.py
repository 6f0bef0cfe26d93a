"""Serving a file: always to be saved, never shown, and no name can break out of its header."""

import pytest
from django.http.response import BadHeaderError

from plumbline.documents.web import CSV, SPREADSHEET, attachment


def test_a_file_is_saved_never_shown() -> None:
    response = attachment(b"<script>alert(1)</script>", "page.html")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response.content == b"<script>alert(1)</script>"


@pytest.mark.parametrize("kind", [CSV, SPREADSHEET])
def test_the_type_is_what_we_say(kind: str) -> None:
    assert attachment(b"", "a", kind)["Content-Type"] == kind


@pytest.mark.parametrize(
    ("name", "plain", "coded"),
    [
        ("EX-001 2026-27-Q1.xlsx", "EX-001 2026-27-Q1.xlsx", "EX-001%202026-27-Q1.xlsx"),
        ('a"; filename="b.exe', "a__ filename__b.exe", "a%22%3B%20filename%3D%22b.exe"),
        ("Büro ☂.xlsx", "B_ro _.xlsx", "B%C3%BCro%20%E2%98%82.xlsx"),
        ("a\r\nSet-Cookie: b=c", "a__Set-Cookie_ b_c", "a%0D%0ASet-Cookie%3A%20b%3Dc"),
    ],
)
def test_a_name_stays_inside_its_header(name: str, plain: str, coded: str) -> None:
    said = attachment(b"", name)["Content-Disposition"]
    assert said == f"attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}"


def test_no_header_can_be_smuggled_in_by_type() -> None:
    with pytest.raises(BadHeaderError):
        attachment(b"", "a", "text/csv\r\nSet-Cookie: b=c")
