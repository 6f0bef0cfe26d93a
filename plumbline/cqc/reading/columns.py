"""The columns of CQC's files by meaning, through ten years of changing headings.

A heading is compared by its letters and digits alone; `Care Home?` and `Care home?` are one. Long notes that were
once put inside headings are ignored, because an alias also matches the beginning of a heading.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plumbline.cqc.reading.facts import Kind

_NOT_NAME = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file: what marks it, the columns read from it, and those known but left alone.

    Of the columns that CQC added `later` an older file's lack is no news; `flags` is how the headings of services begin
    where each service has a column of its own.
    """

    kind: Kind
    needed: Mapping[str, tuple[str, ...]]
    wanted: Mapping[str, tuple[str, ...]]
    left: tuple[str, ...]
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: str = ""


RATINGS = Layout(
    Kind.RATINGS,
    needed={
        "location_id": ("locationid",),
        "name": ("locationname",),
        "local_authority": ("locationlocalauthority",),
        "region": ("locationregion",),
        "domain": ("domain", "keyquestion"),
        "rating": ("latestrating",),
        "published_on": ("publicationdate",),
    },
    wanted={
        "care_home": ("carehome",),
        "sector": ("locationtype",),
        "category": ("locationprimaryinspectioncategory",),
        "group": ("servicepopulationgroup",),
        "report_type": ("reporttype",),
        "is_inherited": ("inheritedrating",),
        "provider_id": ("providerid",),
        "provider_name": ("providername",),
        "brand": ("brandname",),
        "street": ("locationstreetaddress",),
        "line_2": ("locationaddressline2",),
        "town": ("locationcity",),
        "postcode": ("locationpostcode", "locationpostalcode"),
    },
    left=(
        "locationodscode",
        "locationnhsregion",
        "locationonspd",
        "locationcommissioning",
        "locationccg",
        "url",
        "brandid",
    ),
)
DIRECTORY = Layout(
    Kind.DIRECTORY,
    needed={
        "location_id": ("cqclocation", "locationid"),
        "name": ("name",),
        "local_authority": ("localauthority",),
        "region": ("region",),
        "service_types": ("servicetypes",),
    },
    wanted={
        "provider_id": ("cqcprovider", "providerid"),
        "provider_name": ("providername",),
        "address": ("address",),
        "postcode": ("postcode",),
        "checked_on": ("dateoflatestcheck",),
    },
    left=("alsoknownas", "phonenumber", "serviceswebsite", "specialisms", "locationurl"),
)
HSCA = Layout(
    Kind.HSCA,
    needed={
        "location_id": ("locationid",),
        "name": ("locationname",),
        "registered_on": ("locationhscastartdate",),
        "local_authority": ("locationlocalauthority",),
        "region": ("locationregion",),
        "rating": ("locationlatestoverallrating",),
    },
    wanted={
        "published_on": ("publicationdate",),
        "care_home": ("carehome",),
        "beds": ("carehomesbeds",),
        "sector": ("locationtypesector",),
        "category": ("locationprimaryinspectioncategory",),
        "is_inherited": ("inheritedrating",),
        "provider_id": ("providerid",),
        "provider_name": ("providername",),
        "brand": ("brandname",),
        "street": ("locationstreetaddress",),
        "line_2": ("locationaddressline2",),
        "town": ("locationcity",),
        "postcode": ("locationpostalcode", "locationpostcode"),
        "uprn": ("locationuprn",),
    },
    # Managers, partners and nominated individuals are people: their columns are known, and never read.
    left=(
        "dormant", "locationods", "locationtelephone", "locationweb", "locationinspectiondirectorate", "locationnhs",
        "locationonspd", "locationcommissioning", "locationcounty", "locationpaf", "locationlatitude",
        "locationlongitude", "locationparliamentary", "brandid", "provider", "registeredmanager",
        "regulatedactivity", "servicetype", "serviceuserband",
    ),
    later={"registered_twice": ("locationdualregistered",), "main_id": ("primaryid",)},
    flags="servicetype",
)  # fmt: skip
LAYOUTS = (RATINGS, DIRECTORY, HSCA)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each wanted column stands in a file, which are missing, and which headings are new to us.

    `flagged` are the services that have a column of their own, by name and place.
    """

    layout: Layout
    places: Mapping[str, int]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    width: int
    flagged: tuple[tuple[str, int], ...] = ()

    @property
    def lacks_needed(self) -> tuple[str, ...]:
        return tuple(name for name in self.missing if name in self.layout.needed)


def plain(heading: str) -> str:
    return _NOT_NAME.sub("", heading.casefold())


def match(headings: Sequence[str], layout: Layout) -> Columns:
    """Give each meaning the first heading that fits it: exactly if one does, else by its beginning."""
    names = [plain(heading) for heading in headings]
    places: dict[str, int] = {}
    for meaning, aliases in {**layout.needed, **layout.wanted, **layout.later}.items():
        place = _place(names, aliases, taken=set(places.values()))
        if place is not None:
            places[meaning] = place
    known = set(places.values())
    unknown = tuple(
        heading.strip()
        for place, heading in enumerate(headings)
        if names[place] and place not in known and not names[place].startswith(layout.left)
    )
    missing = tuple(meaning for meaning in (*layout.needed, *layout.wanted) if meaning not in places)
    return Columns(layout, places, missing, unknown, len(headings), _flagged(headings, layout))


def _flagged(headings: Sequence[str], layout: Layout) -> tuple[tuple[str, int], ...]:
    """`Service type - Shared Lives` is the column of the service Shared Lives."""
    if not layout.flags:
        return ()
    of_flags = (
        (heading, at) for at, heading in enumerate(headings) if plain(heading).startswith(layout.flags)
    )
    return tuple((name, at) for heading, at in of_flags if (name := heading.partition("-")[2].strip()))


def _place(names: Sequence[str], aliases: tuple[str, ...], taken: set[int]) -> int | None:
    exact = (place for place, name in enumerate(names) if name in aliases and place not in taken)
    begun = (place for place, name in enumerate(names) if name.startswith(aliases) and place not in taken)
    return next(exact, None) if any(name in aliases for name in names) else next(begun, None)
