"""A file that another room reads, laid out as a risk model is: each rule with what it rests on."""

from plumbline.desk.frameworks.models_aloud import ModelAloud, Part
from plumbline.desk.frameworks.reading import Rule
from plumbline.frameworks.aloud import Aloud, RuleAloud
from plumbline.frameworks.other_kinds import bases_of
from plumbline.frameworks.printing import many


def file_aloud(filed: Aloud) -> ModelAloud:
    """Everything a page says of it."""
    rules = tuple(map(_rule, filed.rules_aloud))
    bases = tuple((basis.value, count) for basis, count in bases_of(filed))
    return ModelAloud(
        many(len(rules), "rule").capitalize(), (Part("rules", "What it says", "", rules),), bases
    )


def _rule(one: RuleAloud) -> Rule:
    where = f", paragraph {one.source.paragraph}" if one.source.paragraph else ""
    source = f"{one.source.document}{where}" if one.source.document else ""
    return Rule(one.title, one.says, one.source.basis.value, source, one.source.note)
