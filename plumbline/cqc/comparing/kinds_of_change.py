"""What kind of change a line of the change log tells of, in a reader's words. Pure."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """In the order in which a reader wants them."""

    RATED = "rated"
    GONE = "gone"
    REREGISTERED = "reregistered"
    DIVIDED = "divided"
    PROVIDER = "provider"
    SERVICES = "services"
    DUAL = "dual"
    INSPECTED = "inspected"
    RENAMED = "renamed"
    MOVED = "moved"
    NEW = "new"
    BACK = "back"
    DETAILS = "details"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def means(self) -> str:
        return _MEANINGS[self]


_LABELS = {
    ChangeKind.RATED: "Rating changed",
    ChangeKind.GONE: "Gone",
    ChangeKind.REREGISTERED: "Re-registered",
    ChangeKind.DIVIDED: "Divided or merged",
    ChangeKind.PROVIDER: "Provider changed",
    ChangeKind.SERVICES: "Service type changed",
    ChangeKind.DUAL: "Dual registration",
    ChangeKind.INSPECTED: "Newly inspected",
    ChangeKind.RENAMED: "Renamed",
    ChangeKind.MOVED: "Moved",
    ChangeKind.NEW: "New",
    ChangeKind.BACK: "Back on the register",
    ChangeKind.DETAILS: "Other details",
}
_MEANINGS = {
    ChangeKind.RATED: "another rating, or the first one",
    ChangeKind.GONE: "left the register, nothing follows",
    ChangeKind.REREGISTERED: "goes on under another CQC ID",
    ChangeKind.DIVIDED: "one became several, or several one",
    ChangeKind.PROVIDER: "another provider, or name of it",
    ChangeKind.SERVICES: "registered for something else",
    ChangeKind.DUAL: "one place under several CQC IDs, or no longer",
    ChangeKind.INSPECTED: "no other rating, or not yet",
    ChangeKind.RENAMED: "another name",
    ChangeKind.MOVED: "another address",
    ChangeKind.NEW: "first time on the register",
    ChangeKind.BACK: "was gone before",
    ChangeKind.DETAILS: "such as beds or brand",
}
_BY_FIELD = {
    "name": ChangeKind.RENAMED,
    "address": ChangeKind.MOVED,
    "postcode": ChangeKind.MOVED,
    "local_authority": ChangeKind.MOVED,
    "region": ChangeKind.MOVED,
    "service_types": ChangeKind.SERVICES,
    "service_kind": ChangeKind.SERVICES,
    "is_care_home": ChangeKind.SERVICES,
    "registered_as": ChangeKind.DUAL,
    "cqc_provider_id": ChangeKind.PROVIDER,
    "provider_name": ChangeKind.PROVIDER,
    "checked_on": ChangeKind.INSPECTED,
    "deregistered_on": ChangeKind.GONE,
}
_ENDED = {"deregistered", "not-listed"}


def kind_of_change(what: str, field: str, was: str, now: str) -> ChangeKind:
    """The kind of a line of the change log, by what happened, the field, and the words before and after."""
    if what == "rated":
        # Now it is "Good (5 April 2024)": the rating, and the day on which CQC published it.
        return ChangeKind.INSPECTED if now.rpartition(" (")[0] == was else ChangeKind.RATED
    if what != "changed":
        return ChangeKind(what)
    if field == "status":
        return ChangeKind.GONE if now in _ENDED else ChangeKind.BACK
    return _BY_FIELD.get(field, ChangeKind.DETAILS)
