"""Names of regions and local authorities, which CQC's files spell in two ways."""

import re

_REGIONS = {
    "yorkshirehumberside": "Yorkshire and The Humber",
    "yorkshireandhumberside": "Yorkshire and The Humber",
    "yorkshireandthehumber": "Yorkshire and The Humber",
    "yorkshirethehumber": "Yorkshire and The Humber",
    "east": "East of England",
    "eastofengland": "East of England",
    "eastmidlands": "East Midlands",
    "westmidlands": "West Midlands",
    "northeast": "North East",
    "northwest": "North West",
    "southeast": "South East",
    "southwest": "South West",
    "london": "London",
}
ENGLISH_REGIONS = tuple(sorted(set(_REGIONS.values())))
_NOT_LETTERS = re.compile(r"[^a-z]")


def region_of(words: str) -> str:
    """One of England's nine regions under one name; other words (`(pseudo) Wales`) stay; `Unspecified` is ""."""
    key = _NOT_LETTERS.sub("", words.casefold())
    return "" if key == "unspecified" else _REGIONS.get(key, " ".join(words.split()))


def authority_of(words: str) -> str:
    name = " ".join(words.split())
    return "" if name.casefold() == "unspecified" else name


def postcode_of(words: str) -> str:
    """A postcode in capitals with one space before its last three characters."""
    code = "".join(words.split()).upper()
    return f"{code[:-3]} {code[-3:]}" if 5 <= len(code) <= 7 else code
