"""Saving what was typed into a part of the report, or keeping it on the page beside what somebody else saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from plumbline.desk.reports.forms import WordsForm
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.writing import Overtaken, save_words
from plumbline.visits.models import Visit, Words

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True)
class Saving:
    """`theirs` is what somebody else saved meanwhile; the form holds what was typed here."""

    form: WordsForm
    is_saved: bool = False
    theirs: Words | None = None


def saved_or_kept(visit: Visit, part: str, form: WordsForm, *, by: "User", now: datetime) -> Saving:
    if not form.is_bound or not form.is_valid():
        return Saving(form)
    typed = form.cleaned_data
    try:
        save_words(visit, part, typed["text"], version=typed["version"], by=by, now=now)
    except Overtaken as overtaken:
        return Saving(_again(typed["text"], overtaken.theirs, str(overtaken)), theirs=overtaken.theirs)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return Saving(form)
    return Saving(form, is_saved=True)


def _again(text: str, theirs: Words, why: str) -> WordsForm:
    """The same text, now knowing of the version that stands: saving it again replaces that one on purpose."""
    form = WordsForm({"text": text, "version": theirs.version})
    form.full_clean()
    form.add_error(None, why)
    return form
