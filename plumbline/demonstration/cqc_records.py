"""What CQC would say of the invented providers, in the form of its API records, so that the real importer reads it.

Their ids begin with DEMO, which no id of CQC's does, and their names say that they are invented. They count in no
market: only a file of the whole country makes one.
"""

import json
from datetime import date, timedelta
from random import Random

from plumbline.demonstration.providers import PROVIDERS, InventedProvider, Story
from plumbline.providers.models import ServiceKind

AREA = "Invented for the demonstration"
RATINGS = {"Outstanding": 6, "Good": 78, "Requires improvement": 16}
KINDS = {
    ServiceKind.HOME_CARE: "Homecare agencies",
    ServiceKind.SUPPORTED_LIVING: "Supported living",
    ServiceKind.RESIDENTIAL: "Residential homes",
}
WORSE = {Story.FALLING: "Requires improvement", Story.LATE_AGAIN: "Requires improvement", Story.NEW: ""}

THIS_WEEK = timedelta(days=4)


def location_id(provider: InventedProvider) -> str:
    return f"DEMO{PROVIDERS.index(provider) + 1:03}"


def location_name(provider: InventedProvider) -> str:
    return f"{provider.name.split(' (')[0]}, main office (demonstration)"


def records(kinds: dict[str, ServiceKind], today: date, *, is_before: bool = False) -> bytes:
    """One record a line. `kinds` gives each provider's service kind by its code.

    `is_before` gives what CQC said before this week: the falling provider was still rated good.
    """
    there = [one for one in PROVIDERS if one.code in kinds]
    lines = [json.dumps(_record(one, kinds[one.code], today, is_before=is_before)) for one in there]
    return ("\n".join(lines) + "\n").encode()


def _record(
    provider: InventedProvider, kind: ServiceKind, today: date, *, is_before: bool
) -> dict[str, object]:
    dice = Random(f"2026:cqc:{provider.code}")  # noqa: S311 - believable, not secret
    rating = WORSE.get(provider.story, dice.choices([*RATINGS], [*RATINGS.values()])[0])
    published = today - timedelta(days=dice.randrange(60, 1100))
    if provider.story == Story.FALLING:
        rating, published = ("Good", published) if is_before else (rating, today - THIS_WEEK)
    record: dict[str, object] = {
        "locationId": location_id(provider),
        "providerId": f"DEMOP{PROVIDERS.index(provider) + 1:03}",
        "organisationType": "Location",
        "type": "Social Care Org",
        "name": location_name(provider),
        "registrationStatus": "Registered",
        "registrationDate": "2015-04-01",
        "inspectionDirectorate": "Adult social care",
        "careHome": "Y" if kind == ServiceKind.RESIDENTIAL else "N",
        "localAuthority": AREA,
        "gacServiceTypes": [{"name": KINDS[kind], "description": KINDS[kind]}],
    }
    if rating:
        record["currentRatings"] = {"overall": {"rating": rating, "reportDate": published.isoformat()}}
    return record
