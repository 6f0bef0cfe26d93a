"""Files: small, honestly named, finished, and free of anything that ties them to one machine or one person."""

import re
from pathlib import Path

import pytest

from tests.house import rules
from tests.house.source import PACKAGE, breaches, files, modules, name_of, ours

MOST_LINES = {".py": 300, ".html": 120, ".js": 200, ".css": 300}
SAY_NOTHING = {
    *("util", "utils", "helper", "helpers", "common", "core", "misc", "service", "services"),
    *("manager", "managers", "signals", "data", "item", "items", "info"),
}
UNFINISHED = re.compile(
    r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|coming so" + r"on|lorem ips" + r"um)\b", re.IGNORECASE
)
ONE_MACHINE = re.compile(
    r"\.\./sha" + r"red\b|(?<![\w.])/(wo" + r"rk|fa" + r"rm|opt/py" + r"pi)/"
    r'|"resolved": *"http|https?://[^\s"]*/(simple|packages)/|pythonho' + r"sted|npmj" + r"s\.(org|com)"
)
ADDRESS = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
INVENTED = re.compile(r"(^|\.)(example|test|invalid|localhost)(\.(com|org|net))?$", re.IGNORECASE)
TEXT = {
    *MOST_LINES,
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".in",
    ".lock",
    ".yaml",
    ".yml",
    ".cfg",
    ".sh",
    ".mjs",
    ".scss",
}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", MOST_LINES)
def test_files_are_small(suffix: str) -> None:
    # Django writes migrations, one table after another; nobody reads them for what the house does.
    written = [file for file in ours(suffix) if file.parent.name != "migrations"]
    long = {name_of(file): len(_text(file).splitlines()) for file in written}

    assert {name: lines for name, lines in long.items() if lines > MOST_LINES[suffix]} == {}


def test_half_the_files_can_be_read_at_a_glance() -> None:
    lengths = sorted(len(_text(file).splitlines()) for file in modules() if file.name != "__init__.py")

    assert lengths[len(lengths) // 2] <= 80


def test_files_are_named_for_what_they_hold() -> None:
    places = {part for file in modules() for part in file.relative_to(PACKAGE).with_suffix("").parts}

    assert places & SAY_NOTHING == set()


def test_functions_are_named_for_what_they_do() -> None:
    assert breaches(rules.says_nothing, modules()) == []


def test_modules_say_what_they_are_for() -> None:
    silent = [
        name_of(file) for file in modules() if _text(file).strip() and not _text(file).startswith('"""')
    ]

    assert silent == []


def test_nothing_is_left_for_later() -> None:
    assert [name_of(file) for file in ours(*TEXT) if UNFINISHED.search(_text(file))] == []


def test_no_file_names_a_package_host_or_a_path_of_one_machine() -> None:
    named = [file for file in files() if file.suffix in TEXT and "vendor" not in file.parts]

    assert [name_of(file) for file in named if ONE_MACHINE.search(_text(file))] == []


@pytest.mark.parametrize(
    "text", ["see ../sha" + "red/x", "open('/wo" + "rk/x')", "https://host.example/sim" + "ple/"]
)
def test_a_path_of_one_machine_is_seen(text: str) -> None:
    assert ONE_MACHINE.search(text)


@pytest.mark.parametrize(
    ("domain", "is_invented"), [("example.org", True), ("council.example", True), ("nhs.uk", False)]
)
def test_an_invented_address_is_told_from_a_real_one(domain: str, is_invented: bool) -> None:
    assert bool(INVENTED.search(domain)) is is_invented


def test_addresses_belong_to_nobody() -> None:
    """An address in the source must not reach a person: it is at example.org or the like."""
    found = {(name_of(file), domain) for file in ours(*TEXT) for domain in ADDRESS.findall(_text(file))}

    assert {(name, domain) for name, domain in found if not INVENTED.search(domain)} == set()


def test_tests_neither_wait_nor_look_away() -> None:
    asleep = re.compile(
        r"mark\.(sk"
        + r"ip|xf"
        + r"ail)|pytest\.(skip|xfail|importorskip)\(|time\.sl"
        + r"eep\(|--rer"
        + r"uns"
    )

    assert [
        name_of(file) for file in ours(".py") if "tests" in file.parts and asleep.search(_text(file))
    ] == []
