"""One return as its page shows it."""

from dataclasses import dataclass
from datetime import date

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.portal.drafts import Draft, draft_of
from plumbline.portal.filling.progress import Progress, progress_of
from plumbline.portal.returns.standing import Standing, standing_when_closed, standing_when_open
from plumbline.portal.returns.story import Told, told
from plumbline.returns.models import Decision, Extension, Return, Submission, Upload

MOST_UPLOADS = 10


@dataclass(frozen=True)
class ReturnPage:
    """`draft` is None when the return is not waiting for the provider."""

    kpi_return: Return
    standing: Standing
    draft: Draft | None
    progress: list[Progress]
    decisions: list[Decision]
    extensions: list[Extension]
    submissions: list[Submission]
    uploads: list[Upload]
    story: list[Told]

    @property
    def decision(self) -> Decision | None:
        """What the council decided last."""
        return self.decisions[0] if self.decisions else None

    @property
    def owed(self) -> str:
        """How many explanations are to be written; empty when none is."""
        number = len(self.draft.filled.readiness.to_explain) if self.draft else 0
        return f"{number} to write" if number else ""


def return_page(kpi_return: Return, user: User, today: date) -> ReturnPage:
    decisions = list(kpi_return.decisions.select_related("decided_by", "submission"))
    draft = draft_of(kpi_return, user) if kpi_return.is_open else None
    progress = progress_of(draft) if draft else []
    if draft:
        standing = standing_when_open(draft, progress, today)
    else:
        standing = standing_when_closed(kpi_return, decisions[0] if decisions else None)
    events = Event.objects.visible_to(user).about(kpi_return).select_related("by")
    return ReturnPage(
        kpi_return=kpi_return,
        standing=standing,
        draft=draft,
        progress=progress,
        decisions=decisions,
        extensions=list(kpi_return.extensions.all()),
        submissions=list(kpi_return.submissions.select_related("submitted_by", "came_with__kpi_return")),
        uploads=list(kpi_return.uploads.select_related("document", "came_by")[:MOST_UPLOADS]),
        story=told(events),
    )
