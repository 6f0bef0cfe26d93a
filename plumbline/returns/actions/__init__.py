"""What may be done with a return, one theme a file."""

from plumbline.returns.actions.filling import Saving, save_cells
from plumbline.returns.actions.issuing import issue
from plumbline.returns.actions.passing import pass_on
from plumbline.returns.actions.receiving import Findings, keep, note_findings
from plumbline.returns.actions.reviewing import (
    accept,
    extend,
    note_reminder,
    record_nil,
    send_back,
    withdraw_nil,
)
from plumbline.returns.actions.submitting import NotReady, submit

__all__ = [
    "Findings",
    "NotReady",
    "Saving",
    "accept",
    "extend",
    "issue",
    "keep",
    "note_findings",
    "note_reminder",
    "pass_on",
    "record_nil",
    "save_cells",
    "send_back",
    "submit",
    "withdraw_nil",
]
