"""What becomes intelligence because something else happened: CQC's news, and concerns of a phone-in day."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.cqc.models import Import
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import HeardFrom, Intelligence, Kind, Seriousness, Sureness
from plumbline.intelligence.terms import Terms
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.cqc_touching import Story
from plumbline.oversight.risk_wanted import risk_wanted
from plumbline.providers.models import Provider
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Call, PhoneInDay, Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User

LINES = 6
# What CQC changes in its lists without anybody having done anything.
NO_NEWS = (ChangeKind.DETAILS,)
GRAVE = (ChangeKind.GONE, ChangeKind.REREGISTERED, ChangeKind.DIVIDED, ChangeKind.PROVIDER)
ONLY_TOLD = "Told so that it stands in the stream. Nothing has to follow from it."
FROM = {
    Survey.Audience.PEOPLE: HeardFrom.PERSON,
    Survey.Audience.FAMILIES: HeardFrom.FAMILY,
    Survey.Audience.STAFF: HeardFrom.STAFF,
    Survey.Audience.PROFESSIONALS: HeardFrom.PROFESSIONAL,
}


@transaction.atomic
def intelligence_heard(
    council: Organisation, provider: Provider, terms: Terms, *, by: "User", now: datetime
) -> Intelligence:
    """Somebody writes down what was heard, and the provider's risk is worked out with it."""
    piece = intelligence.record_intelligence(council=council, provider=provider, terms=terms, by=by, now=now)
    risk_wanted(council.pk, provider.pk, now=now)
    return piece


@transaction.atomic
def intelligence_settled(
    act: Callable[..., object], piece: Intelligence, *, by: "User", now: datetime, **typed: object
) -> None:
    """Any act on a piece that is kept, such as closing it: what it comes to may count otherwise from now on."""
    act(piece, by=by, now=now, **typed)
    risk_wanted(piece.council_id, piece.provider_id, now=now)


@transaction.atomic
def cqc_changed(
    council_id: int, found_in: Import, stories: Iterable[Story], *, by: "User | None", now: datetime
) -> int:
    """Each location of a contracted provider about which a CQC file brings news, once; the number of pieces.

    Good and small news is closed from the start; a poor rating, or another owner, waits for somebody.
    """
    council, those = Organisation.objects.get(pk=council_id), list(stories)
    for provider_id in {story.provider.pk for story in those if story.provider}:
        risk_wanted(council_id, provider_id, now=now)
    return sum(_cqc_news(council, found_in, story, by=by, now=now) for story in those)


def _cqc_news(
    council: Organisation, found_in: Import, story: Story, *, by: "User | None", now: datetime
) -> bool:
    if story.provider is None or story.kind in NO_NEWS:
        return False
    seriousness, today = _seriousness(story), timezone.localdate(now)
    terms = Terms(
        kind=Kind.CQC,
        says=_says(story),
        happened_on=min(found_in.as_at, today),
        heard_on=today,
        heard_from=HeardFrom.CQC,
        sureness=Sureness.ESTABLISHED,
        seriousness=seriousness,
    )
    arrived = intelligence.arrive(
        council=council,
        provider=story.provider,
        terms=terms,
        key=f"cqc:{found_in.pk}:{story.location.pk}",
        system="CQC file",
        needs_nothing=ONLY_TOLD if seriousness == Seriousness.LOW else "",
        by=by,
        now=now,
    )
    return arrived is not None


def _says(story: Story) -> str:
    lines = [str(one.said) for one in story.changes if ChangeKind(one.kind) not in NO_NEWS]
    more = f"; and {len(lines) - LINES} more" if len(lines) > LINES else ""
    return f"{story.location}: {story.kind.label.lower()}. {'; '.join(lines[:LINES])}{more}."


def _seriousness(story: Story) -> str:
    """By the worst rating that is new; without one, by what happened to the registration."""
    # The log gives a rating with the day it was published: “Inadequate (15 February 2026)”.
    rated = {one.now.rpartition(" (")[0].lower() for one in story.changes if one.kind == ChangeKind.RATED}
    if "inadequate" in rated:
        return Seriousness.HIGH
    if "requires improvement" in rated or story.kind in GRAVE:
        return Seriousness.MEDIUM
    return Seriousness.LOW


@transaction.atomic
def phone_in_closed(day: PhoneInDay, *, by: "User", now: datetime) -> PhoneInDay:
    """Close the day; each concern about a provider becomes intelligence, by the caller's words and never a name.

    What staff rang about is restricted: somebody could be known by it.
    """
    surveys.close_day(day, by=by, now=now)
    for call in day.calls.concerns().exclude(provider=None).select_related("provider", "council", "day"):
        _concern(call, by=by, now=now)
    return day


def _concern(call: Call, *, by: "User", now: datetime) -> None:
    if call.provider is None:
        return
    today = timezone.localdate(now)
    intelligence.arrive(
        council=call.council,
        provider=call.provider,
        terms=Terms(
            kind=Kind.PHONE_IN,
            says=f"{call.get_theme_display()}: {call.said}",
            happened_on=min(call.day.held_on, today),
            heard_on=min(call.day.held_on, today),
            heard_from=FROM[Survey.Audience(call.audience)],
            sureness=Sureness.UNSURE,
            seriousness=Seriousness.HIGH if call.theme == Call.Theme.SAFETY else Seriousness.MEDIUM,
            is_restricted=call.audience == Survey.Audience.STAFF,
        ),
        key=f"phone-in:{call.pk}",
        system="phone-in day",
        needs_nothing=f"Followed up already: {call.followed_up_says}" if call.followed_up_at else "",
        by=by,
        now=now,
    )
    risk_wanted(call.council_id, call.provider.pk, now=now)
