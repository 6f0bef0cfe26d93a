"""The glossary knows every word that the models use."""

import re

import pytest
from django.apps import apps

from tests.house.source import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
TERMS = {term.lower() for term in re.findall(r"^\*\*(.+?)\*\*", GLOSSARY, re.MULTILINE)}
MODELS = [model for model in apps.get_models() if model.__module__.startswith("plumbline.")]


@pytest.mark.parametrize("name", sorted({model.__name__ for model in MODELS}))
def test_the_glossary_knows_the_model(name: str) -> None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()

    assert words in TERMS


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    terms = [term.lower() for term in re.findall(r"^\*\*(.+?)\*\*", GLOSSARY, re.MULTILINE)]

    assert terms == sorted(set(terms))
