"""Agreements between figures as a file writes them: `rule = "5.1 = previous 5.1 + 5.2 - 5.4"`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plumbline.frameworks.definition import Agreement, Basis, Indicator, Source, TextRule
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table

Side = tuple[tuple[int, str], ...]

_ARITHMETIC = Source(Basis.LOCAL_DEFAULT, note="A part cannot be more than its whole")
_SIGNS = {"+": 1, "-": -1, "−": -1}
_HOW = "Write it like 5.1 = previous 5.1 + 5.2 - 5.4, with a blank on both sides of each sign."


class Weight(StrEnum):
    """What happens when figures do not agree: the return is refused, or the provider explains."""

    REFUSE = "refuse"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True)
class Names:
    """What a rule may name: a reference such as 5.4, or one number of it such as 1.1.denominator."""

    by_ref: Mapping[str, Indicator]

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The inputs a name stands for. Raises KeyError, in words for a person, when it stands for none."""
        indicator = self.by_ref.get(name)
        if indicator is None:
            return (self._input(name),)
        if indicator.is_ratio:
            raise KeyError(f"{name} is made of two numbers. Write {name}.numerator or {name}.denominator.")
        return tuple(one.key for one in indicator.inputs if not one.is_extra)

    def _input(self, name: str) -> str:
        indicator = self.by_ref.get(name.rpartition(".")[0])
        known = [one.key for one in indicator.inputs] if indicator else list(self.by_ref)
        if indicator is None or name not in known:
            raise KeyError(f"There is no figure “{name}”.{nearest(name, known)}")
        return name


def read_agreement(table: Table, code: str, names: Names, source: Source) -> Agreement:
    rule = table.text("rule", None)
    left, relation, right = _sides(table, rule, names)
    agreement = Agreement(
        code=code,
        says=table.text("says", None),
        left=left,
        right=right,
        relation=relation,
        weight=table.choice("weight", Weight, Weight.EXPLAIN) or Weight.EXPLAIN,
        source=read_source(table, source),
        rule=rule,
    )
    table.close()
    return agreement


def read_text_rule(table: Table, names: Names) -> TextRule:
    keys = {key: table.text(key, None) for key in ("ask", "when")}
    for key, name in keys.items():
        try:
            keys[key] = (names.keys_of(name) or ("",))[0] if name else ""
        except KeyError as fault:
            table.problem(key, str(fault.args[0]))
    rule = TextRule(keys["ask"], keys["when"], table.text("says", None))
    table.close()
    return rule


def part_of_whole(indicator: Indicator, weight: Weight) -> Agreement:
    """A numerator counts some of what its denominator counts, and so is never more."""
    top, bottom = indicator.inputs[:2]
    return Agreement(
        code=f"{indicator.ref}.part-of-whole",
        says=f"{top.label} cannot be more than {bottom.label[:1].lower()}{bottom.label[1:]}",
        left=((1, top.key),),
        right=((1, bottom.key),),
        relation="<=",
        weight=weight,
        source=_ARITHMETIC,
        rule=f"{top.key} <= {bottom.key}",
    )


def _sides(table: Table, rule: str, names: Names) -> tuple[Side, str, Side]:
    words = rule.replace(" at most ", " <= ").split()
    relations = [place for place, word in enumerate(words) if word in {"=", "<="}]
    if len(relations) != 1:
        if rule:
            table.problem("rule", f"A rule has one = or one <= (at most) in it. {_HOW}")
        return (), "=", ()
    at = relations[0]
    return _side(table, words[:at], names), words[at], _side(table, words[at + 1 :], names)


def _side(table: Table, words: list[str], names: Names) -> Side:
    terms: list[tuple[int, str]] = []
    try:
        for sign, before, name in _terms(words):
            terms.extend((sign, before + key) for key in names.keys_of(name))
    except KeyError as fault:
        table.problem("rule", str(fault.args[0]))
    return tuple(terms)


def _terms(words: list[str]) -> Iterator[tuple[int, str, str]]:
    """Sign, “previous:” or nothing, and name. Raises KeyError when the words do not follow one another so."""
    if not words:
        raise KeyError(f"One side of the rule is empty. {_HOW}")
    waiting = list(words)
    if waiting[0] not in _SIGNS:
        waiting.insert(0, "+")
    while waiting:
        sign = _SIGNS.get(waiting.pop(0))
        before = "previous:" if waiting[:1] == ["previous"] else ""
        name = "".join(waiting[bool(before) : bool(before) + 1])
        if sign is None or not name or name in _SIGNS:
            raise KeyError(f"The rule cannot be read near “{' '.join(waiting[:3]) or words[-1]}”. {_HOW}")
        waiting = waiting[bool(before) + 1 :]
        yield sign, before, name
