"""Whether a control chart of reported figures gives cause for concern, as an input of a risk."""

from collections.abc import Iterator
from datetime import date

from plumbline.contracts.models import Contract
from plumbline.oversight.queries.real_changes import charted_in, gravest_first
from plumbline.oversight.queries.risk_subjects import Subjects
from plumbline.risks.inputs import Known, Origin
from plumbline.risks.whose import Whose


def from_signals(subjects: Subjects, on: date) -> Iterator[tuple[Whose, Known]]:
    """Not known where no figure of its contracts has enough history for a chart. Five statements."""
    contracts = {contract for one in subjects.values() for contract in one.contracts}
    charted = charted_in(Contract.objects.filter(pk__in=contracts), on=on)
    for whose, subject in subjects.items():
        its = [charted[one] for one in subject.contracts if one in charted]
        if its:
            signals = sorted((signal for one in its for signal in one.signals), key=gravest_first)
            concerns = [one for one in signals if one.is_concern]
            source = "; ".join(f"{one.ref} {one.title}" for one in concerns[:3])
            said = (
                f"Control chart of {source}" if concerns else "Control charts, none gives cause for concern"
            )
            value = "yes" if concerns else "no"
            yield whose, Known("kpi-warning", value, on, said, Origin.RETURNS, is_counted=True)
