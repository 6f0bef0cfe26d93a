"""What a workbook is made from: whose it is, for when, and what is already known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plumbline.frameworks.definition import Answers, Definition, Indicator, Terms
from plumbline.frameworks.periods import Period


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose return it is. Ids are compared when the workbook comes back; names are only shown.

    The ids are text that no other council, provider or return of this installation has, such as a UUID.
    """

    return_id: str
    council_id: str
    council_name: str
    provider_id: str
    provider_name: str
    contract_reference: str
    period: Period


@dataclass(frozen=True)
class Issue:
    """One workbook to write. The same issue always gives the same bytes.

    `targets` are the terms in force, by reference, where they differ from the definition's own. `last_shown`
    says last period's results by reference ("96%"), `last_values` the raw figures by input key. `known` is
    filled in already, so that a provider can go on from what was saved. `secret` seals the hidden sheet.
    """

    definition: Definition
    identity: Identity
    due_on: date
    secret: bytes
    ask: str = ""
    targets: Mapping[str, Terms] = field(default_factory=dict)
    last_shown: Mapping[str, str] = field(default_factory=dict)
    last_values: Mapping[str, Decimal] = field(default_factory=dict)
    known: Answers = Answers()

    def terms(self, indicator: Indicator) -> Terms:
        return self.targets.get(indicator.ref, indicator.terms)


@dataclass(frozen=True)
class Expected:
    """What the return that a workbook is uploaded to expects of it.

    `secrets` are the keys that may have sealed it, newest first.
    """

    definition: Definition
    identity: Identity
    secrets: tuple[bytes, ...]
