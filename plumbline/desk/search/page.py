"""What stands on the page of search: what was found, where, and what to do when nothing was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plumbline.cqc.models import Location
from plumbline.cqc.search import Hit
from plumbline.oversight.queries.cqc_standing import INVENTED
from plumbline.oversight.queries.search import Found
from plumbline.providers.models import Provider
from plumbline.providers.searching import Fit

FITS: Mapping[Fit, str] = {
    Fit.IDENTIFIER: "This is its CQC ID",
    Fit.START: "The name starts with this",
    Fit.NAME: "In the name",
    Fit.ELSEWHERE: "In the provider, postcode or place",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of CQC's register; `provider` is the one with a contract that delivers from there."""

    location: Location
    fits: str
    web_address: str
    provider: Provider | None


def page_of(found: Found) -> dict[str, Any]:
    """The page's context."""
    return {
        "found": found,
        "says": conclusion(found),
        "own": [(hit, f"In {hit.through}" if hit.through else FITS[hit.fit]) for hit in found.own],
        "listed": [_listed(hit, found.providers) for hit in found.listed],
    }


def conclusion(found: Found) -> str:
    """“2 of your providers and 25 locations on CQC’s register fit “alder”, the best first. There are more: …”"""
    asked = f"“{found.wanted.text}”"
    if not found.wanted.text:
        return "Type a name, a postcode, a place or a CQC ID. The beginning of each word is enough."
    if found.is_empty:
        return f"Nothing here is called {asked}, and nothing is spelt nearly so."
    parts = []
    if found.own:
        parts.append(f"{len(found.own)} of your providers" if len(found.own) > 1 else "1 of your providers")
    if found.listed:
        places = "location" if len(found.listed) == 1 else "locations"
        parts.append(f"{len(found.listed)} {places} on CQC’s register")
    does = "fits" if len(found.own) + len(found.listed) == 1 else "fit"
    shown = f"“{found.instead.text}”" if found.instead else asked
    more = " There are more: type more of the name to see them." if found.has_more else ""
    return f"{' and '.join(parts)} {does} {shown}, the best first.{more}"


def _listed(hit: Hit, providers: Mapping[str, Provider]) -> Listed:
    place = hit.location
    address = "" if place.pk.startswith(INVENTED) else place.web_address
    return Listed(place, FITS[hit.fit], address, providers.get(place.pk))
