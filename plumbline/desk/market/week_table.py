"""A CQC week as a table to take away: a row for each line of the change log."""

from collections.abc import Iterable, Iterator

from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.desk.market.taking_away import SOURCE
from plumbline.oversight.queries.cqc_touching import Story

HEAD = (
    "Our provider",
    "Location",
    "CQC ID",
    "Council area",
    "Kind of change",
    "About",
    "Was",
    "Is now",
    "Recognised by",
    "File",
    "As at",
    "Source",
    "CQC’s page",
)


def as_rows(stories: Iterable[Story]) -> Iterator[list[object]]:
    """Ours first, in the order given."""
    for story in stories:
        for one in story.changes:
            said = one.said
            yield [
                story.provider.name if story.provider else "",
                str(story.location),
                story.location.pk,
                story.location.local_authority,
                ChangeKind(one.kind).label,
                said.about,
                said.was,
                said.now,
                one.because,
                one.found_in.get_kind_display(),
                one.found_in.as_at.isoformat(),
                SOURCE,
                story.location.web_address,
            ]
