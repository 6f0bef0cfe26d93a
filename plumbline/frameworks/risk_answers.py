"""What is known of a risk as the command line takes it: `{"inputs": {"cqc-rating": "good", "staff-turnover": 31.5}}`.

A value may carry its day and source: `{"value": "good", "as_at": "2026-03-31", "source": "CQC"}`. Beside the inputs may
stand the day of the judgement (`on`) and earlier ones: `"earlier": [{"on": "2026-03-31", "score": 42.5}]`; and a change
by hand: `"by_hand": {"to": "high", "reason": "Sold last week", "by": "Contracts manager", "until": "2026-12-31"}`.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plumbline.frameworks.json_file import Twice, json_object
from plumbline.frameworks.near import nearest
from plumbline.frameworks.risk_words import Accepted
from plumbline.judgement.exact import exactly
from plumbline.judgement.figure import number_fault
from plumbline.judgement.judgement import Problem
from plumbline.judgement.risk.facts import Fact, Value
from plumbline.judgement.risk.model import ByHand
from plumbline.judgement.risk.outcome import Earlier

KEYS = ("inputs", "on", "earlier", "by_hand")
PARTS = ("value", "as_at", "source")
HAND = ("to", "reason", "by", "until")
EXAMPLE = '{"inputs": {"cqc-rating": "good"}}'


@dataclass
class Reading:
    """What was read, and what was wrong with it. What cannot stand is left out and told."""

    facts: list[Fact] = field(default_factory=list)
    on: date | None = None
    earlier: list[Earlier] = field(default_factory=list)
    by_hand: ByHand | None = None
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, ref: str, rule: str, says: str) -> None:
        self.problems.append(Problem(ref, rule, says, ref))


def read_inputs(
    content: bytes, known: Mapping[str, Accepted], *, title: str, ratings: Collection[str]
) -> Reading:
    """The inputs in a JSON file. `ratings` are those that a hand may choose.

    Raises NotAnswers when there is no reading it at all.
    """
    given = json_object(content, first="inputs")
    reading = Reading()
    for key in given:
        if key not in KEYS:
            says = f"“{key}” is not known here.{nearest(key, KEYS)} Known are {', '.join(KEYS)}."
            reading.refuse("", "unknown-key", says)
    reading.on = _day(reading, "on", given.get("on"))
    reading.earlier = list(_earlier(reading, given.get("earlier")))
    reading.by_hand = _by_hand(reading, given.get("by_hand"), ratings)
    inputs = given.get("inputs")
    if not isinstance(inputs, Mapping) or not inputs:
        reading.refuse("inputs", "no-inputs", f"Nothing is known. Name each input: {EXAMPLE}.")
        return reading
    for name, value in inputs.items():
        if name not in known:
            says = f"{title} has no input “{name[:60]}”.{nearest(name, known)} It has {', '.join(known)}."
            reading.refuse(name, "unknown-input", says)
        elif value is not None:
            _take(reading, name, value, known[name])
    return reading


def _take(reading: Reading, name: str, given: object, accepted: Accepted) -> None:
    parts = given if isinstance(given, Mapping) else {"value": given}
    strange = [key for key in parts if key not in PARTS]
    if strange:
        says = f"{name}: “{strange[0]}” is not known here. Known are {', '.join(PARTS)}."
        reading.refuse(name, "unknown-key", says)
    as_at = _day(reading, name, parts.get("as_at"))
    if as_at and reading.on and as_at > reading.on:
        says = f"{name} is of {as_at.isoformat()}, which is after the day of the judgement."
        reading.refuse(name, "in-the-future", says)
        return
    value = _value(reading, name, parts.get("value"), accepted)
    if value is not None:
        source = parts.get("source")
        reading.facts.append(Fact(name, value, as_at, source if isinstance(source, str) else ""))


def _value(reading: Reading, name: str, given: object, accepted: Accepted) -> Value | None:
    if isinstance(given, Twice):
        reading.refuse(name, "given-twice", f"{name} is given twice. Keep one.")
    elif given is not None and not isinstance(given, str | bool | Decimal):
        shown = json.dumps(given, default=str)[:60]
        reading.refuse(name, "not-a-value", f"{name}: write a word or a number, not {shown}.")
    elif isinstance(given, Decimal):
        return _number(reading, name, given, accepted)
    elif given is not None:
        return _word(reading, name, given, accepted)
    return None


def _number(reading: Reading, name: str, given: Decimal, accepted: Accepted) -> Decimal | None:
    fault = number_fault(given)
    if not accepted.is_number:
        reading.refuse(name, "not-a-word", f"{name}: write {accepted.in_words}, not {given}.")
    elif fault is not None:
        reading.refuse(name, fault.code, f"{name}: {fault.says}")
    elif accepted.most is not None and given > accepted.most:
        reading.refuse(
            name, "too-many-points", f"{name}: {given} is more than {accepted.most}, the most there is."
        )
    else:
        return given
    return None


def _word(reading: Reading, name: str, given: str | bool, accepted: Accepted) -> str | None:
    """A code by its own letters, in its words (“Requires improvement”), or as true and false."""
    word = ("yes" if given else "no") if isinstance(given, bool) else given
    code = "-".join(word.casefold().split())
    if code in accepted.codes:
        return code
    hint = nearest(code, accepted.codes)
    reading.refuse(
        name, "unknown-value", f"{name}: “{word[:60]}” is not known.{hint} Write {accepted.in_words}."
    )
    return None


def _day(reading: Reading, name: str, given: object) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given if isinstance(given, str) else "")
    except ValueError:
        reading.refuse(name, "not-a-day", f"{name}: write a day such as 2026-03-31.")
        return None


def _earlier(reading: Reading, given: object) -> Iterator[Earlier]:
    for one in given if isinstance(given, list) else [] if given is None else [given]:
        parts = one if isinstance(one, Mapping) else {}
        day, score, rating = (
            _day(reading, "earlier", parts.get("on")),
            parts.get("score"),
            parts.get("rating", ""),
        )
        is_number = isinstance(score, Decimal) and number_fault(score) is None and score <= 100
        if day is None or not (is_number or score is None) or not isinstance(rating, str):
            says = (
                'Earlier judgements are written [{"on": "2026-03-31", "score": 42.5}], scores from 0 to 100.'
            )
            reading.refuse("earlier", "not-an-earlier-one", says)
        else:
            yield Earlier(day, rating, exactly(score) if isinstance(score, Decimal) else None)


def _by_hand(reading: Reading, given: object, ratings: Collection[str]) -> ByHand | None:
    """A change by hand counts until a day, so the day of the judgement has to be known."""
    if given is None:
        return None
    parts = given if isinstance(given, Mapping) else {}
    said = {name: parts.get(name) for name in HAND}
    texts = {name: one.strip() for name, one in said.items() if isinstance(one, str) and one.strip()}
    if set(texts) != set(HAND) or set(parts) != set(HAND):
        reading.refuse("by_hand", "not-a-change", f"A change by hand says {', '.join(HAND)}, each as a text.")
        return None
    until = _day(reading, "by_hand", texts["until"])
    if texts["to"] not in ratings:
        says = f"“{texts['to'][:60]}” is none of {', '.join(ratings)}.{nearest(texts['to'], ratings)}"
        reading.refuse("by_hand", "unknown-value", says)
    elif reading.on is None:
        reading.refuse(
            "by_hand", "no-day", "A change by hand counts until a day: say of which day this is, on."
        )
    elif until is not None:
        return ByHand(texts["to"], texts["reason"], texts["by"], until)
    return None
