"""The answer to a page that saves as one types: what to say, versions to renew, what is wrong now."""

from typing import Any

from django.utils import timezone

from plumbline.portal.filling.answering import AnswerForm
from plumbline.portal.filling.saving import Saved


def reply(saved: Saved, form: AnswerForm) -> dict[str, Any]:
    """As `data-save` in plumbline.js reads it."""
    if saved.typing.refusal:
        return {"message": saved.typing.refusal}
    kept = [form.draft.cells[key] for key in saved.kept if key in form.draft.cells]
    versions = {f"seen.{cell.key}": str(cell.version) for cell in kept}
    texts = {f"was.{cell.key}": cell.text for cell in kept}
    problems = {key: _told(form, key) for key in form.fields}
    return {"message": _message(saved, form), "fields": {**versions, **texts}, "problems": problems}


def _told(form: AnswerForm, key: str) -> str:
    if key in form.typing.undecided:
        theirs = form.draft.cells[key]
        who = theirs.saved_by.name if theirs.saved_by else "Somebody"
        return f"{who} has saved “{theirs.text}” here meanwhile. Press Save to choose which answer to keep."
    return form.draft.problems.get(key, "")


def _message(saved: Saved, form: AnswerForm) -> str:
    if saved.typing.undecided:
        return "Not all of it is saved: somebody else has changed an answer that you changed too."
    newest = form.draft.last_saved
    return f"Saved at {timezone.localtime(newest.saved_at):%H:%M}" if newest else "Saved"
