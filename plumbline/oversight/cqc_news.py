"""What a CQC file sets off once it is taken over: what touches contracted providers becomes intelligence and a letter.

One letter an import and lead officer, whatever the number of changes; the rest of the news waits on the page of the
week.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract
from plumbline.cqc.models import Import
from plumbline.notices.actions import tell
from plumbline.oversight.intelligence_consequences import cqc_changed
from plumbline.oversight.queries.cqc_touching import Story, ours, touching


def cqc_taken_over(found_in: Import, *, by: User | None, now: datetime) -> int:
    """Let every council know what the file changed about its contracted providers; the number of letters.

    Belongs inside the import's own transaction: a file that is not taken over tells nothing.
    """
    councils = (
        Contract.objects.active().order_by("council_id").values_list("council_id", flat=True).distinct()
    )
    return sum(_tell(council_id, found_in, by=by, now=now) for council_id in councils)


def _tell(council_id: int, found_in: Import, *, by: User | None, now: datetime) -> int:
    stories = [story for story in touching([found_in], ours(council_id)) if story.provider]
    if not stories:
        return 0
    cqc_changed(council_id, found_in, stories, by=by, now=now)
    leads = _leads(council_id, {story.provider.pk for story in stories if story.provider})
    day = timezone.localdate(now)
    return sum(
        tell(
            [officer],
            "cqc/letters/news.txt",
            {"found_in": found_in, "stories": theirs, "week": day - timedelta(days=day.weekday())},
            key=f"cqc-news:{found_in.pk}",
            now=now,
            by=by,
            council_id=council_id,
        )
        for officer, theirs in _by_officer(stories, leads).items()
    )


def _leads(council_id: int, provider_ids: Iterable[int]) -> Mapping[int, set[User]]:
    """The lead officers of each provider's running contracts."""
    contracts = (
        Contract.objects.active()
        .filter(council_id=council_id, provider_id__in=provider_ids, lead_officer__is_active=True)
        .select_related("lead_officer")
    )
    found: dict[int, set[User]] = {}
    for one in contracts:
        if one.lead_officer:
            found.setdefault(one.provider_id, set()).add(one.lead_officer)
    return found


def _by_officer(stories: Iterable[Story], leads: Mapping[int, set[User]]) -> dict[User, list[Story]]:
    found: dict[User, list[Story]] = {}
    for story in stories:
        for officer in leads.get(story.provider.pk, ()) if story.provider else ():
            found.setdefault(officer, []).append(story)
    return found
