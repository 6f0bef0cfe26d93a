"""A line of the change log as people read it: what it is about, what it was, and what it is now. Pure."""

from dataclasses import dataclass

from plumbline.cqc.reading.facts import ONCE

_FIELDS = {
    "name": "Name",
    "cqc_provider_id": "Provider’s CQC ID",
    "provider_name": "Provider",
    "brand": "Brand",
    "sector": "Sector",
    "category": "Inspection category",
    "service_types": "Services",
    "service_kind": "Kind of service",
    "is_care_home": "Care home",
    "beds": "Beds",
    "address": "Address",
    "postcode": "Postcode",
    "uprn": "Property number",
    "local_authority": "Council area",
    "region": "Region",
    "status": "On CQC’s register",
    "registered_on": "Registered",
    "deregistered_on": "Deregistered",
    "checked_on": "CQC’s latest check",
    "registered_as": "Dual registration",
    "goes on as": "Goes on as",
    "location": "New location",
}
_CODES = {
    "registered": "Yes",
    "deregistered": "No, deregistered",
    "not-listed": "No longer listed",
    "care-home": "Care home",
    "community": "Home care and other community services",
    "other": "Other",
}
_CODED = {"status", "service_kind"}


@dataclass(frozen=True, slots=True)
class Said:
    """`was` is "" where there was nothing before, or nothing was known."""

    about: str
    was: str
    now: str

    def __str__(self) -> str:
        before = f"{self.was} → " if self.was else ""
        return f"{self.about}: {before}{self.now}"


def said(what: str, field: str, was: str, now: str) -> Said:
    """The words of a line; the field of a rating is the group and question it is about."""
    if what == "rated":
        return Said("Rating" if field == "Overall" else f"Rating, {field}", was or "none", now)
    about = _FIELDS.get(field, field)
    if what in {"reregistered", "divided"}:
        return Said(about, was, now)
    return Said(about, _worded(field, was), _worded(field, now))


def _worded(field: str, value: str) -> str:
    if field == "service_types":
        return value.replace("|", ", ")
    if field == "registered_as":
        return "no" if value == ONCE else value.replace("|", " and ")
    return _CODES.get(value, value) if field in _CODED else value
