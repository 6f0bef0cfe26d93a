"""Templates: nothing inline, every form guarded, nothing unescaped, and no word that a person should not meet."""

import re
from pathlib import Path

import pytest

from tests.house.source import name_of, ours

TEMPLATES = [file for file in ours(".html") if "templates" in file.parts]
POSTS = re.compile(r"<form\b[^>]*method=[\"']?post", re.IGNORECASE)
SPOKEN = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}|<[^>]*>", re.DOTALL)
BROKEN_WORDS = re.compile(r"\b(invalid|oops|please|error occurred|entity|entities)\b", re.IGNORECASE)
REFUSED = {
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "inline style": re.compile(r"<style\b|\sstyle=", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+=", re.IGNORECASE),
    "unescaped value": re.compile(r"\|\s*safe\b|autoescape off"),
    "new window": re.compile(r"\btarget=[\"']?_blank", re.IGNORECASE),
}


@pytest.mark.parametrize("what", REFUSED)
def test_templates_hold_no(what: str) -> None:
    assert [name_of(file) for file in TEMPLATES if REFUSED[what].search(file.read_text())] == []


@pytest.mark.parametrize(
    ("what", "html"),
    [
        ("inline script", "<script>start()</script>"),
        ("inline style", '<p style="color: red">'),
        ("inline handler", '<a href="/" onclick="start()">'),
        ("unescaped value", "{{ name|safe }}"),
        ("new window", '<a href="/" target="_blank">'),
    ],
)
def test_each_refusal_sees_what_it_refuses(what: str, html: str) -> None:
    assert REFUSED[what].search(html)
    assert not REFUSED[what].search('<script src="/static/begin.js"></script><p class="style">{{ name }}</p>')


def test_every_form_that_posts_carries_its_token() -> None:
    def unguarded(file: Path) -> bool:
        text = file.read_text()
        return len(POSTS.findall(text)) > text.count("{% csrf_token %}")

    assert [name_of(file) for file in TEMPLATES if unguarded(file)] == []


def test_pages_speak_plainly() -> None:
    spoken = {name_of(file): SPOKEN.sub(" ", file.read_text()) for file in TEMPLATES}

    assert {name: found[0] for name, text in spoken.items() if (found := BROKEN_WORDS.search(text))} == {}
