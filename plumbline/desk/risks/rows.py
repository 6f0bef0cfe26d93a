"""A line of the register as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plumbline.desk.risks.addresses import address_of
from plumbline.judgement.risk.pointing import in_words
from plumbline.judgement.risk.wording import says_risk
from plumbline.oversight.queries.risk_register import NOT_ENOUGH, RegisterRow
from plumbline.ui.wording import counted, figure, money, short_day

COURSES = {"rising": "Risen", "falling": "Fallen", "steady": "Steady"}
NO_SIGNAL = "No signal"
ARROWS = {"rising": "▲", "falling": "▼", "steady": "●"}


@dataclass(frozen=True)
class Shown:
    """What stands in the cells. Exposure, quality and finance stand apart: each is told as it is."""

    row: RegisterRow

    @property
    def address(self) -> str:
        return address_of(self.row.subject.whose)

    @property
    def of(self) -> str:
        """“Service”, “Contract”."""
        return self.row.subject.whose.of.value.capitalize()

    @property
    def note(self) -> str:
        """Under the name: what kinds of service, and for a part of which provider."""
        subject = self.row.subject
        if subject.whose.is_whole:
            return subject.kind_label
        return f"{self.of} of {subject.provider_name}"

    @property
    def result(self) -> str:
        """The result in the model’s words."""
        return says_risk(self.row.rating, self.row.model) if self.row.model and self.row.risk else ""

    @property
    def whole(self) -> "Shown | None":
        return Shown(self.row.whole) if self.row.whole else None

    @property
    def worse(self) -> list["Shown"]:
        return [Shown(one) for one in self.row.worse]

    @property
    def is_unknown(self) -> bool:
        return self.row.rating == NOT_ENOUGH

    @property
    def score(self) -> str:
        """The score where there is a result; where too little is known, none."""
        risk = self.row.risk
        return risk.display if risk and not self.is_unknown else ""

    @property
    def arrow(self) -> str:
        return ARROWS.get(self.row.risk.course, "") if self.row.risk else ""

    @property
    def trend(self) -> str:
        """“Risen by 4.8 since 3 Nov 2026”."""
        risk = self.row.risk
        if risk is None or risk.change is None:
            return "–"
        moved = "" if risk.course == "steady" else f" by {figure(abs(risk.change))}"
        return f"{COURSES[risk.course]}{moved} since {short_day(risk.compared_on)}"

    @property
    def proposed(self) -> str:
        """The level that waits to be decided."""
        waiting = self.row.standing.proposal
        return waiting.says(waiting.proposed) if waiting else ""

    @property
    def held(self) -> str:
        """That a person decided otherwise, and until when."""
        by = self.row.standing.held_by
        if by is None or by.has_ended(on=self.row.on) or by.until is None:
            return ""
        return f"{by.get_status_display()} until {short_day(by.until)}"

    @property
    def people(self) -> str:
        return f"{figure(self.row.people)} people" if self.row.people is not None else "people not known"

    @property
    def contracts(self) -> str:
        subject = self.row.subject
        said = counted(len(subject.contracts), "contract")
        return f"{said}, {money(subject.annual_value)} a year" if subject.annual_value is not None else said

    @property
    def quality(self) -> str:
        """What the last visit said."""
        return _said(self.row.said("last-visit"))

    @property
    def finance(self) -> str:
        found = self.row.said("finance")
        return NO_SIGNAL if found and found["value"] == "none" else _said(found)


def _said(found: Mapping[str, Any] | None) -> str:
    """An input’s word, or nothing where it is not known."""
    return in_words(found["value"]).capitalize() if found else ""
