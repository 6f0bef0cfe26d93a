"""What moved between two results of one risk, as they are kept: why it leads to another level than before. Pure."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from plumbline.judgement.display import show_given

Kept = Mapping[str, Any]


def moved(before: Kept, after: Kept) -> list[str]:
    """One sentence for each indicator and limit that does not bring what it brought, the heaviest first.

    An indicator that weighs otherwise in the model of now cannot be compared, and is said to.
    """
    then = {one["code"]: one for one in before["indicators"]}
    pairs = [(then.get(one["code"]), one) for one in after["indicators"]]
    found = [(_weight(old, new), says) for old, new in pairs if (says := _says(old, new))]
    heaviest = sorted(found, key=lambda one: -one[0])
    return [*_limits(before, after), *(says for _, says in heaviest)]


def _says(old: Kept | None, new: Kept) -> str:
    name, brings = f"{new['code']} {new['title']}", f"{_number(new['earned'])} of {_number(new['could'])}"
    if old is None:
        return f"{name} is new in the model, and brings {brings}." if new["points"] else ""
    if old["could"] != new["could"]:
        return f"{name} weighs otherwise in the model of now, so it is not compared."
    if not old["points"] and not new["points"]:
        return ""
    if not new["points"]:
        return f"{name} is no longer known; it brought {_number(old['earned'])} of {_number(old['could'])}."
    if not old["points"]:
        return f"{name} brings {brings}; it was not known."
    changed = Fraction(new["earned"]) != Fraction(old["earned"])
    return f"{name} brings {brings}; it brought {_number(old['earned'])}." if changed else ""


def _weight(old: Kept | None, new: Kept) -> Fraction:
    return abs(Fraction(new["earned"]) - (Fraction(old["earned"]) if old else 0))


def _limits(before: Kept, after: Kept) -> Iterator[str]:
    then, now = ({one["rule"] for one in kept["limits"]} for kept in (before, after))
    yield from (f"The limit {code} counts; it did not." for code in sorted(now - then))
    yield from (f"The limit {code} counts no longer." for code in sorted(then - now))


def _number(exact: str) -> str:
    return show_given(Fraction(exact))
