"""The places of a visit: bringing what stands at one up to a new entry, by conditional updates alone."""

from typing import Any

from plumbline.history.workflow import NotAllowed
from plumbline.visits.models import Current, Entry, Outcome, Sheet, Visit
from plumbline.visits.standing import Fate, Written, still_clashes


def place_of(visit: Visit, sheet: str, kind: str, key: str) -> dict[str, Any]:
    return {"visit": visit, "sheet": sheet, "kind": kind, "key": key}


def author_of(entry: Entry) -> str:
    """Whose entry it is: a person's number; `provider` for all of a self-assessment; a checker's device."""
    if entry.sheet == Sheet.SELF_ASSESSMENT:
        return "provider"
    return str(entry.by_id) if entry.by_id else entry.device


def written(entry: Entry) -> Written:
    return Written(entry.client_id, author_of(entry), entry.value, entry.saw)


def put(entry: Entry, fate: Fate, current: Current | None) -> None:
    """Bring the place up to a new entry. Raises NotAllowed, so that nothing of it is kept, when the place was moved."""
    if fate is Fate.LATE:
        return
    if current is None:
        begin(entry.visit, entry.sheet, [entry])
        return
    stands = entry if fate is Fate.STANDS else current.entry
    since = current.clash or (entry if fate is Fate.CLASHES else None)
    replace(current, stands, next_clash(stands, since) if since else None)


def replace(current: Current, stands: Entry, clash: Entry | None) -> None:
    """What stands and what clashes with it, if both are still what we believed. Raises NotAllowed otherwise."""
    believed = Current.objects.filter(pk=current.pk, entry_id=current.entry_id, clash_id=current.clash_id)
    if not believed.update(entry=stands, clash=clash):
        raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")
    current.entry, current.clash = stands, clash


def next_clash(stands: Entry, since: Entry, *, but: Entry | None = None) -> Entry | None:
    """The first entry from `since` on that still clashes with what stands; `but` has just been decided against."""
    place = place_of(stands.visit, stands.sheet, stands.kind, stands.key)
    later = list(Entry.objects.filter(**place, pk__gte=since.pk).order_by("pk"))
    newest = {author_of(one): one for one in later}
    for one in later:
        if one.outcome != Outcome.CLASH or (but is not None and one.pk == but.pk):
            continue
        if still_clashes(written(one), written(stands), written(newest[author_of(one)])):
            return one
    return None


def begin(visit: Visit, sheet: str, entries: list[Entry]) -> None:
    """The first things at their places. Of two at once, one is first and the other is turned away to try again."""
    rows = [
        Current(
            visit=visit,
            sheet=sheet,
            kind=one.kind,
            key=one.key,
            council_id=one.council_id,
            provider_id=one.provider_id,
            entry=one,
        )
        for one in entries
    ]
    Current.objects.bulk_create(rows, ignore_conflicts=True)
    if Current.objects.filter(visit=visit, sheet=sheet, entry__in=entries).count() != len(entries):
        raise NotAllowed("Someone has just written here. Open the page again to see what they did.")
