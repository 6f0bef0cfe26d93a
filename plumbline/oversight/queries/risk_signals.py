"""Whether a control chart of a provider's figures gives cause for concern, as an input of its risk."""

from collections.abc import Iterator, Mapping
from datetime import date

from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.real_changes import signals_for
from plumbline.oversight.queries.risk_subjects import Subject
from plumbline.risks.inputs import Known, Origin


def from_signals(
    council: Organisation, subjects: Mapping[int, Subject], on: date
) -> Iterator[tuple[int, Known]]:
    """Not known where no figure has enough history for a chart. Five statements."""
    for number, signals in signals_for(council, on=on).items():
        if number in subjects:
            concerns = [one for one in signals if one.is_concern]
            source = "; ".join(f"{one.ref} {one.title}" for one in concerns[:3])
            said = (
                f"Control chart of {source}" if concerns else "Control charts, none gives cause for concern"
            )
            value = "yes" if concerns else "no"
            yield number, Known("kpi-warning", value, on, said, Origin.RETURNS, is_counted=True)
