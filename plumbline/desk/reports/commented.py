"""The provider's comments, laid out for answering them one by one."""

from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.desk.reports.forms import AnswerForm
from plumbline.documents.models import Document
from plumbline.visits.models import Comment, Visit
from plumbline.visits.paper import titles_of


@dataclass(frozen=True)
class Commented:
    """`form` is None once the answer can no longer be changed; `is_question` when an answer can be corrected for it."""

    one: Comment
    about: str
    files: tuple[Document, ...]
    is_question: bool
    form: AnswerForm | None


def commented(visit: Visit, typed: Mapping[int, AnswerForm] | None = None) -> list[Commented]:
    """Every comment that was sent and stands; `typed` holds a form that could not be taken as it is."""
    titles, refs = titles_of(visit), visit.framework.scorecard.by_ref
    sent = visit.comments.standing().exclude(sent_at=None).select_related("answered_by", "written_by")
    return [
        Commented(
            one=one,
            about=titles.get(one.about, one.about),
            files=tuple(one.evidence.all()),
            is_question=one.about in refs,
            form=_form(visit, one, typed or {}),
        )
        for one in sent.prefetch_related("evidence")
    ]


def _form(visit: Visit, one: Comment, typed: Mapping[int, AnswerForm]) -> AnswerForm | None:
    if visit.status != Visit.Status.ANSWERING:
        return None
    seen = one.answered_at.isoformat() if one.answered_at else ""
    initial = {"seen": seen, "answer": one.answer, "says": one.answer_says}
    return typed.get(one.pk) or AnswerForm(prefix=f"c{one.pk}", initial=initial)
