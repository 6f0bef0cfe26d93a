"""Keeping people's names out: CQC prints them where a provider, or a small home, is one person.

Contacts, managers, partners and nominated individuals stand in columns of their own, which are never read. What is
left are providers registered as individuals or partnerships (`Mrs A Example`, `B Example and C Example`).
A provider's name is kept only if it reads like an organisation; where that is in doubt it is withheld.
"""

import re

_TITLE = re.compile(r"\b(mr|mrs|miss|ms|dr|mx|prof|professor|rev|revd)\b", re.IGNORECASE)
# No word here is a common surname: Hall, Lodge, Court and West are left out on purpose.
_ORGANISATION = re.compile(
    r"""\b(ltd|limited|plc|llp|l\.l\.p|inc|cic|cio|c\.i\.[co]|uk|nhs|mdc|group|trust|company|corporation|council|
    borough|county|city|district|authority|association|society|charity|charitable|foundation|federation|fellowship|
    committee|board|mission|ministries|diocese|sisters|daughters|missionaries|institute|institution|order|
    hospital|hospice|clinic|surgery|practice|practitioners|medical|dental|health|healthcare|nursing|nurses|doctors|
    home|homes|homecare|housing|centre|center|college|
    school|community|communities|care|carers|caring|carer|cares|support|supported|living|lives|service|services|
    solutions|agency|agencies|enterprise|enterprises|partners|partnership|partnerships|project|projects|options|
    resources|recruitment|staffing|staff|independence|independent|residential|retirement|welfare|disability|
    disabilities|dementia|autism|autistic|mencap|mind|headway|action|people|national|international|global|hotel|
    properties|property|investments|holdings|management|consultancy|training|learning|development|developments|
    lifestyle|lifestyles|hands|help|helping|outreach|visitation|concern|crossroads|network|charities|trustees|mbc|
    united|kingdom|families|respite|benevolent|link|organisation|the|for|of|in|at|with|\w*care(?:rs|mark|watch)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HOUSE = re.compile(r"\bhouse\b|^st\.? |\d", re.IGNORECASE)
_TRADING = re.compile(r"\s+(?:t/as?|trading as)\s+|\s+[-–]\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


def organisation_only(name: str) -> str:
    """A provider's name if it reads like an organisation, else ""."""
    kept = without_people(name)
    if _ORGANISATION.search(kept) or (_HOUSE.search(kept) and not _TITLE.search(kept)):
        return kept
    # One word alone ("Freeways") is a trading name; two or more plain words may be a person's.
    return kept if len(kept.split()) == 1 else ""


def without_people(name: str) -> str:
    """A location's name without the titled people in it: `Mrs A Example - 5 Station Road` is `5 Station Road`."""
    if not _TITLE.search(name):
        return name
    return " - ".join(part for part in _TRADING.split(name) if part and not _is_person(part))


def location_name(name: str, provider: str) -> str:
    """A location's name without people; none at all where it is only that of a provider who may be a person."""
    is_the_providers = " ".join(name.split()).casefold() == " ".join(provider.split()).casefold()
    return organisation_only(name) if is_the_providers else without_people(name)


def _is_person(part: str) -> bool:
    if not _TITLE.search(part):
        return False
    return not (_ORGANISATION.search(part) or _POSSESSIVE.search(part))
