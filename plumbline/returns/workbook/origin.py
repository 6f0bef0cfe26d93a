"""Whether a workbook is ours, of the right version, and about the right provider, contract and period."""

from collections.abc import Iterator, Mapping, Sequence

from plumbline.frameworks.periods import Period
from plumbline.returns.workbook import seal
from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.issue import Expected
from plumbline.returns.workbook.plan import EXPLANATION, Spot, plan
from plumbline.returns.workbook.sheets import Sheet

_AGAIN = "Download the workbook of this return, copy your figures into it and upload that."
SAYS: Mapping[str, str] = {
    "not-ours": "This is not a workbook of this service, or it has lost the hidden sheet that says whose it is. "
    f"{_AGAIN}",
    "changed": f"The hidden sheet that says whose workbook this is was changed, so it cannot be used. {_AGAIN}",
    "other-schedule": f"This workbook asks the questions of another schedule. {_AGAIN}",
    "older-template": "This workbook was made from version {theirs}, and this return asks the questions of version "
    f"{{ours}}, which are not the same. {_AGAIN}",
    "other-council": f"This workbook was made for another council. {_AGAIN}",
    "other-provider": "This workbook was made for another provider. Upload the one you downloaded for {ours}.",
    "other-contract": "This workbook is for contract {theirs}, and this return is for contract {ours}. Upload the "
    "workbook of this contract, or upload this one where that contract’s return is.",
    "other-period": "This workbook is for {theirs}, and this return is for {ours}. Upload the workbook of this "
    "period, or upload this one where that period’s return is.",
    "earlier-version": "This workbook was made from version {theirs}. Version {ours} asks the same questions, so it "
    "was read all the same.",
}


class NotOurs(Exception):
    """The workbook cannot be used for this return; `problems` say why, all at once."""

    def __init__(self, *problems: CellProblem) -> None:
        self.problems = problems
        super().__init__(problems[0].message)


def problem(code: str, **details: str) -> CellProblem:
    return CellProblem("", "", code, SAYS[code].format(**details))


def opened_seal(sheets: Sequence[Sheet], expected: Expected) -> tuple[seal.Seal, Sequence[Sheet]]:
    """The hidden sheet's content, and the sheets without it. Raises NotOurs."""
    for sheet in sheets:
        table = seal.find([sheet.rows])
        if table:
            break
    else:
        raise NotOurs(problem("not-ours"))
    try:
        found = seal.unsealed(table, expected.secrets)
    except seal.BrokenSeal as fault:
        raise NotOurs(problem("changed")) from fault
    return found, [one for one in sheets if one is not sheet]


def remarks_on(found: seal.Seal, expected: Expected) -> tuple[CellProblem, ...]:
    """Nothing, or that an earlier version was read. Raises NotOurs with everything that does not fit."""
    wrong = tuple(_wrong(found, expected))
    if wrong:
        raise NotOurs(*wrong)
    if found.facts.get("digest") == expected.definition.digest:
        return ()
    versions = {"theirs": found.facts.get("version", ""), "ours": expected.definition.version}
    if not _asks_the_same(found.spots, expected):
        raise NotOurs(problem("older-template", **versions))
    return (problem("earlier-version", **versions),)


def _wrong(found: seal.Seal, expected: Expected) -> Iterator[CellProblem]:
    facts, ours = found.facts, expected.identity
    if facts.get("council") != ours.council_id:
        yield problem("other-council")
    if facts.get("provider") != ours.provider_id:
        yield problem("other-provider", ours=ours.provider_name)
    elif facts.get("contract") != ours.contract_reference:
        yield problem("other-contract", theirs=facts.get("contract", ""), ours=ours.contract_reference)
    if facts.get("period") != ours.period.code:
        yield problem("other-period", theirs=_label(facts.get("period", "")), ours=ours.period.label)
    elif facts.get("definition") != expected.definition.id:
        yield problem("other-schedule")


def _label(code: str) -> str:
    try:
        return Period.parse(code).label
    except ValueError:
        return code


def _asks_the_same(spots: Sequence[Spot], expected: Expected) -> bool:
    asked = {spot.key: spot.label for spot in spots}
    now = plan(expected.definition, expected.identity.period).spots()
    return all(asked.get(spot.key) == spot.label for spot in now if not spot.key.startswith(EXPLANATION))
