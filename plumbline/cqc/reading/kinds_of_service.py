"""Which part of the market a location belongs to, from what the file says about it."""

from collections.abc import Collection

from plumbline.cqc.reading.facts import ServiceKind

SOCIAL_CARE = "social care org"
_CATEGORIES = {
    "residential social care": ServiceKind.CARE_HOME,
    "community based adult social care services": ServiceKind.COMMUNITY,
}
_CARE_HOME_TYPES = {
    "residential homes",
    "nursing homes",
    "care home service with nursing",
    "care home service without nursing",
}
_COMMUNITY_TYPES = {
    "homecare agencies",
    "supported living",
    "supported housing",
    "shared lives",
    "domiciliary care service",
    "supported living service",
    "extra care housing services",
}


def service_kind(
    *, is_care_home: bool | None, sector: str = "", category: str = "", types: Collection[str] = ()
) -> ServiceKind | None:
    """CQC's care home flag decides; then the sector and inspection category; then the list of service types.

    A location of the social care sector that is no care home counts as community care, whatever its category.
    None means that the file says nothing to tell by.
    """
    if is_care_home:
        return ServiceKind.CARE_HOME
    if sector:
        return _by_sector(sector, category, types)
    return _by_types(types) if types else _CATEGORIES.get(category.casefold())


def _by_sector(sector: str, category: str, types: Collection[str]) -> ServiceKind:
    if sector.casefold() == SOCIAL_CARE:
        return ServiceKind.COMMUNITY
    if category.casefold() in _CATEGORIES:
        return ServiceKind.COMMUNITY
    return ServiceKind.COMMUNITY if _by_types(types) is ServiceKind.COMMUNITY else ServiceKind.OTHER


def _by_types(types: Collection[str]) -> ServiceKind:
    """A home that also cares for people elsewhere is a care home."""
    named = {name.casefold() for name in types}
    if named & _CARE_HOME_TYPES:
        return ServiceKind.CARE_HOME
    return ServiceKind.COMMUNITY if named & _COMMUNITY_TYPES else ServiceKind.OTHER
