"""The workbook that goes out: the questions, targets, last period's figures, and what is filled in already."""

from plumbline.contracts.terms import terms_on
from plumbline.frameworks.definition import Answers
from plumbline.frameworks.periods import Period
from plumbline.returns.answers import understood
from plumbline.returns.drafting import draft_of
from plumbline.returns.identity import identity_of, seal_keys
from plumbline.returns.judged import answers_before
from plumbline.returns.models import Return
from plumbline.returns.workbook.issue import Issue
from plumbline.returns.workbook.writing import write


def workbook_of(kpi_return: Return) -> bytes:
    """The .xlsx of a return. The same return in the same state always gives the same bytes."""
    return write(issue_of(kpi_return))


def workbook_name(kpi_return: Return) -> str:
    """A file name that a person finds again: contract and period."""
    return f"{kpi_return.contract.reference} {kpi_return.reporting_period.code}.xlsx".replace("/", "-")


def issue_of(kpi_return: Return) -> Issue:
    definition = kpi_return.framework.definition
    known, _ = understood(draft_of(kpi_return), definition, kpi_return.reporting_period)
    return Issue(
        definition=definition,
        identity=identity_of(kpi_return),
        due_on=kpi_return.due,
        secret=seal_keys()[0],
        ask=str(kpi_return.contract.lead_officer or ""),
        targets=terms_on(kpi_return.contract, definition, kpi_return.ends_on),
        last_shown=shown_in(kpi_return, kpi_return.reporting_period.previous),
        last_values=(answers_before(kpi_return) or Answers()).values,
        known=known,
    )


def shown_in(kpi_return: Return, period: Period) -> dict[str, str]:
    """What the same contract's figures came to in another period, by reference, as a person reads them."""
    other = Return.objects.filter(contract_id=kpi_return.contract_id).of_period(period).first()
    return {ref: display for ref, (_, display) in other.ratings.items()} if other else {}
