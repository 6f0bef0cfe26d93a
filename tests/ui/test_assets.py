"""Stylesheets and scripts: unchanged since they were made, without what is GOV.UK's alone, and fit to be served."""

import hashlib
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

import plumbline.ui

STATIC = Path(plumbline.ui.__file__).parent / "static"
VENDOR = STATIC / "vendor" / "govuk-frontend"
OURS = sorted((STATIC / "plumbline").glob("*.css"))
TEMPLATES = sorted((STATIC.parent / "templates").rglob("*.*"))
# Named so that a page or a script can find them; they need no rule.
UNSTYLED = {"app-because__says", "app-chart__label", "app-chart__value", "app-exact", "app-navigation"}


@pytest.mark.parametrize("line", (VENDOR / "CHECKSUMS").read_text().splitlines())
def test_what_was_made_elsewhere_is_as_it_was_made(line: str) -> None:
    checksum, name = line.split()

    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == checksum


def test_nothing_that_is_govuks_alone_came_along() -> None:
    css = (VENDOR / "govuk-frontend.css").read_text().lower()

    assert [word for word in ("transport", "crest", "crown", "url(", "@font-face") if word in css] == []


def test_the_licence_came_along() -> None:
    assert "Permission is hereby granted" in (VENDOR / "LICENCE").read_text()


def test_the_breakpoints_that_the_scripts_ask_for_are_the_first_rule() -> None:
    """A mark of the encoding before the first rule would spoil it, and with it the menu on a phone."""
    assert "*/\n:root{--govuk-breakpoint-mobile:" in (VENDOR / "govuk-frontend.css").read_text(
        encoding="utf-8"
    )


def test_every_file_can_be_served_under_a_lasting_name(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert list(tmp_path.glob("plumbline/page.*.css.gz"))


def test_every_class_of_ours_that_a_template_uses_is_styled() -> None:
    styled = set(re.findall(r"\.(app-[\w-]+)", "".join(sheet.read_text() for sheet in OURS)))
    used = {
        name
        for template in TEMPLATES
        for classes in re.findall(r'class="([^"{]*)', template.read_text())
        for name in classes.split()
        if name.startswith("app-") and not name.endswith("--")
    }

    assert used - styled - UNSTYLED == set()


def test_no_sheet_asks_for_anything_elsewhere() -> None:
    assert [sheet.name for sheet in OURS if re.search(r"url\(|@import", sheet.read_text())] == []
