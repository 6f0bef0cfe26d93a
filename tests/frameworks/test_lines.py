"""Finding the line of each part of a TOML file."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.frameworks.library import ids, text_of
from plumbline.frameworks.reading.lines import LineIndex, Path

TEXT = '''\
top = 1            # line 1
[a.b]
c = """
d = "not a key"
[not.a.header]
"""
e = { f = 1, g = [
  2, # ] not the end
  { h = 3 },
] }
[[list]]
name = 'first # no comment'
[list.inner]
deep = 2020-01-01
[[list]]
"quoted key" = "]["
x.y = 1.5
[[list.more]]
z = true
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 1),
        (("a", "b"), 2),
        (("a", "b", "c"), 3),
        (("a", "b", "e"), 7),
        (("a", "b", "e", "f"), 7),
        (("a", "b", "e", "g", 0), 8),
        (("a", "b", "e", "g", 1, "h"), 9),
        (("list", 0), 11),
        (("list", 0, "name"), 12),
        (("list", 0, "inner", "deep"), 14),
        (("list", 1), 15),
        (("list", 1, "quoted key"), 16),
        (("list", 1, "x", "y"), 17),
        (("list", 1, "more", 0, "z"), 19),
        (("list", 1, "missing"), 15),
        (("nowhere", "at", "all"), 1),
    ],
)
def test_each_part_is_found_on_its_line(path: Path, line: int) -> None:
    assert LineIndex(TEXT).line_of(path) == line


@pytest.mark.parametrize("known_as", ids())
def test_every_value_of_the_library_has_a_line_of_its_own_or_its_neighbour(known_as: str) -> None:
    text = text_of(known_as)
    index = LineIndex(text)

    assert [path for path in _paths(tomllib.loads(text)) if path not in index.lines] == []


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=20), max_size=5)
)
def test_texts_of_any_kind_do_not_lead_astray(values: list[str]) -> None:
    lines = [f"k{place} = {_quoted(value)}" for place, value in enumerate(values)]
    text = "\n".join(lines)
    assert tomllib.loads(text) == {f"k{place}": value for place, value in enumerate(values)}

    index = LineIndex(text)

    assert [index.line_of((f"k{place}",)) for place in range(len(values))] == list(range(1, len(values) + 1))


def _quoted(value: str) -> str:
    escaped = "".join(
        f"\\U{ord(letter):08x}" if ord(letter) < 32 or ord(letter) == 127 else letter
        for letter in value.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def _paths(value: object, path: Path = ()) -> list[Path]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [found for key, one in parts for found in _paths(one, (*path, key))]
