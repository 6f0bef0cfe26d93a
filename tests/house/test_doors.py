"""Pages: they say who may open them, start from what their reader may see, and never skip what an act sets off."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.house import rules
from tests.house.source import DOORS, PACKAGE, breaches, modules, tree

# The sign-in library's own pages; it decides by itself, and we hold it to this.
FOR_THE_SIGNED_IN = {"account_change_password", "account_reauthenticate"}


def test_pages_start_from_the_rows_their_reader_may_see() -> None:
    assert breaches(rules.finds_rows_itself, modules(*DOORS)) == []


def test_views_are_short() -> None:
    assert breaches(rules.is_a_long_view, modules(*DOORS)) == []


def test_doors_do_not_skip_consequences() -> None:
    """What `oversight/consequences` calls has consequences; a door that calls it directly would lose them."""
    composed = {act for file in _consequences() for _, act in rules.acts_called(tree(file))}
    skipped = [one for one in breaches(rules.acts_called, modules(*DOORS)) if one.split()[-1] in composed]

    assert composed
    assert skipped == []


def _consequences() -> list[Path]:
    return [file for file in modules("oversight") if "consequences" in file.relative_to(PACKAGE).as_posix()]


def _addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, address)
        else:
            yield address, pattern


def test_every_view_says_who_may_use_it() -> None:
    """@requires(Permission.…) or @public, one of the two."""
    unsaid = [address or "/" for address, pattern in _addresses(get_resolver()) if not _says_who_may(pattern)]

    assert unsaid == []


def _says_who_may(pattern: URLPattern) -> bool:
    view: Any = pattern.callback
    if view.__module__.startswith("allauth.account."):
        return bool(getattr(view, "login_required", True) == (pattern.name in FOR_THE_SIGNED_IN))
    return hasattr(view, "required_permission") != hasattr(view, "is_public")
