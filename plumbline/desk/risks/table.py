"""The register as a table to take away."""

from collections.abc import Iterable

from plumbline.desk.risks.rows import Shown

HEAD = (
    "Provider",
    "Of",
    "Service or contract",
    "Services",
    "Lead officers",
    "Risk",
    "Score",
    "Known (% of the weight)",
    "Not known",
    "Limits",
    "Trend",
    "Change of the score",
    "Compared with",
    "Level in force",
    "Level proposed",
    "Decided otherwise",
    "Worse than the provider",
    "People funded",
    "Contracts",
    "Worth a year",
    "Last visit",
    "Finance",
    "As at",
    "Risk model",
)


def as_rows(shown: Iterable[Shown]) -> list[list[object]]:
    return [_row(one) for one in shown]


def _row(shown: Shown) -> list[object]:
    row, risk, subject = shown.row, shown.row.risk, shown.row.subject
    level = row.level
    return [
        subject.provider_name,
        shown.of,
        "" if subject.whose.is_whole else subject.name,
        subject.kind_label,
        "; ".join(sorted(subject.officers.values())),
        risk.rating if risk else "",
        risk.score if risk else None,
        risk.completeness if risk else None,
        "; ".join(risk.missing) if risk else "",
        "; ".join(one["rule"] for one in risk.limits) if risk else "",
        risk.course if risk else "",
        risk.change if risk else None,
        risk.compared_on if risk else None,
        level.label.says if level else "",
        shown.proposed,
        shown.held,
        "; ".join(one.row.subject.name for one in shown.worse),
        row.people,
        len(subject.contracts),
        subject.annual_value,
        shown.quality,
        shown.finance,
        risk.on if risk else None,
        str(risk.framework) if risk else "",
    ]
