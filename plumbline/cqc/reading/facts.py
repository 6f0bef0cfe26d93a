"""What a CQC file says, as plain facts, whichever kind of file said it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plumbline.cqc.reading.ratings import CqcRating


class Kind(StrEnum):
    """The kinds of file that are imported."""

    DIRECTORY = "directory"
    RATINGS = "ratings"
    HSCA = "hsca"
    API_LOCATIONS = "api-locations"
    API_PROVIDERS = "api-providers"

    @property
    def word(self) -> str:
        """The word of the command line, which has one for both of the API's records."""
        return "api" if self.value.startswith("api") else self.value

    @property
    def called(self) -> str:
        return _CALLED[self]

    @property
    def is_complete(self) -> bool:
        """Whether a location's absence means something: API records hold only what was asked for."""
        return self.word != "api"


_CALLED = {
    Kind.DIRECTORY: "CQC's weekly directory",
    Kind.RATINGS: "CQC's care directory with ratings",
    Kind.HSCA: "CQC's care directory with filters",
    Kind.API_LOCATIONS: "location records of CQC's API",
    Kind.API_PROVIDERS: "provider records of CQC's API",
}


class ServiceKind(StrEnum):
    """The split of the market: care homes, care in people's own homes and the community, and what is neither."""

    CARE_HOME = "care-home"
    COMMUNITY = "community"
    OTHER = "other"


class Registration(StrEnum):
    """Whether CQC has the location on its register; `not-listed` when it vanished from CQC's files without a word."""

    REGISTERED = "registered"
    DEREGISTERED = "deregistered"
    NOT_LISTED = "not-listed"


class Framework(StrEnum):
    """How CQC inspected: by key lines of enquiry, or by the single assessment framework."""

    UNKNOWN = ""
    KEY_LINES = "key-lines"
    SINGLE_ASSESSMENT = "single-assessment"


OVERALL = "Overall"
# A place that CQC registers under one id only, where a file says so.
ONCE = "once"
DOMAINS = (OVERALL, "Safe", "Effective", "Caring", "Responsive", "Well-led")
# CQC began to assess under it on this day (https://www.cqc.org.uk/assessment, "Single assessment framework").
SINGLE_ASSESSMENT_BEGAN = date(2023, 11, 21)


@dataclass(frozen=True, slots=True)
class LocationFact:
    """A location as one file describes it; None, or "", where that file does not say.

    `provider_name` is "" for a provider whose name may be a person's. `predecessors` and `successors` are the ids
    that the API links it with; `checked_on` is the day of CQC's latest look at it. `registered_as` are the ids under
    which CQC registers this one place, the main one first, or `ONCE`.
    """

    location_id: str
    name: str = ""
    cqc_provider_id: str = ""
    provider_name: str = ""
    brand: str = ""
    sector: str = ""
    category: str = ""
    service_types: str = ""
    service_kind: ServiceKind | None = None
    is_care_home: bool | None = None
    beds: int | None = None
    address: str = ""
    postcode: str = ""
    uprn: str = ""
    local_authority: str = ""
    region: str = ""
    status: Registration = Registration.REGISTERED
    registered_on: date | None = None
    deregistered_on: date | None = None
    checked_on: date | None = None
    registered_as: str = ""
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()

    @property
    def main_id(self) -> str:
        """The main of the ids of a place that is registered under several, else the location's own."""
        return self.location_id if self.registered_as in {"", ONCE} else self.registered_as.partition("|")[0]


@dataclass(frozen=True, slots=True)
class RatingFact:
    """One rating of one location, for a service group and a domain; the main one is Overall of Overall."""

    location_id: str
    group: str
    domain: str
    rating: CqcRating
    published: str
    published_on: date | None
    is_inherited: bool | None = None
    report_type: str = ""
    framework: Framework = Framework.UNKNOWN

    @property
    def key(self) -> tuple[str, str, str]:
        return self.location_id, self.group, self.domain


@dataclass(frozen=True, slots=True)
class ProviderFact:
    provider_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not taken, by its number in the file, and why; `about` is the id it was for, if known."""

    row: int
    why: str
    about: str = ""


@dataclass(slots=True)
class Snapshot:
    """Everything one file says, ready to be compared with what is known.

    `ratings` holds every published rating, newest first for each key; `rows` counts the rows of facts in the file.
    """

    kind: Kind
    as_at: date
    sha256: str
    file_name: str
    rows: int = 0
    locations: dict[str, LocationFact] = field(default_factory=dict)
    ratings: list[RatingFact] = field(default_factory=list)
    providers: dict[str, ProviderFact] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many locations (or providers) it describes: what must not shrink unnoticed."""
        return len(self.providers) if self.kind is Kind.API_PROVIDERS else len(self.locations)
