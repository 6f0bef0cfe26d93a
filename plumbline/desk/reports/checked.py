"""What Quality Checkers said, with the officer's choice for each note: to tell it, or to keep it out for a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms

from plumbline.desk.reports.forms import CheckerWordsForm
from plumbline.ui.wording import counted
from plumbline.visits.checkers import Finding, Said, Wrote, findings_of
from plumbline.visits.models import Visit


@dataclass(frozen=True, slots=True)
class Note:
    """Somebody's own words: to a question, or about the whole visit where `said` is None. `form` decides about them."""

    wrote: Wrote
    said: Said | None
    form: forms.Form | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One Quality Checker; `plain` are their answers without words of their own."""

    finding: Finding
    notes: tuple[Note, ...]
    plain: tuple[Said, ...]


def checked_on(visit: Visit, *, may_decide: bool, typed: Mapping[str, forms.Form]) -> list[Checked]:
    """Everybody who said something. `typed` may hold a form, by its prefix, that could not be taken as it is."""
    return [
        Checked(
            finding=one,
            notes=tuple(_notes(one, typed, may_decide=may_decide)),
            plain=tuple(said for said in one.said if not said.wrote),
        )
        for one in findings_of(visit)
    ]


def hint_of(checked: list[Checked]) -> str:
    """What is well done before sharing and keeps nobody from it; empty when everything has been read."""
    unread = sum(one.finding.unread for one in checked)
    if not unread:
        return ""
    is_one = unread == 1
    return (
        f"{counted(unread, 'note')} of Quality Checkers {'is' if is_one else 'are'} not read yet. "
        f"What nobody has read is not told to the provider."
    )


def prefix_of(entry: int) -> str:
    return f"checker-note-{entry}"


def _notes(one: Finding, typed: Mapping[str, forms.Form], *, may_decide: bool) -> Iterator[Note]:
    said = [(answer, answer.wrote) for answer in one.said if answer.wrote]
    for answer, wrote in [*said, *((None, wrote) for wrote in one.wrote)]:
        yield Note(wrote, answer, _form(wrote, typed) if may_decide else None)


def _form(wrote: Wrote, typed: Mapping[str, forms.Form]) -> forms.Form:
    prefix, quote = prefix_of(wrote.entry), wrote.quote
    initial = {"text": wrote.told or wrote.text, "reason": quote.reason if quote else ""}
    return typed.get(prefix) or CheckerWordsForm(prefix=prefix, initial=initial)
