"""Keeping what search reads right, for the locations that an import touched."""

from collections.abc import Collection, Iterable

from plumbline.cqc.models import Location
from plumbline.cqc.reading.facts import LocationFact
from plumbline.cqc.search_lines import LONGEST_WORD, SearchLine, SearchWord
from plumbline.cqc.storing.bulk import insert, update
from plumbline.providers.searching import line_of

Line = tuple[str, str]


def write_lines(new: Iterable[LocationFact], changed: Iterable[LocationFact]) -> None:
    """Lines for new locations, and again for known ones."""
    arrived, altered = [_of_fact(fact) for fact in new], [_of_fact(fact) for fact in changed]
    insert(SearchLine, ("location", "says"), arrived)
    _rewrite(altered)
    _keep_words(arrived)


def rewrite_lines(location_ids: Collection[str]) -> None:
    """Again, where a file that knows no locations renamed their provider."""
    names = ("pk", "name", "postcode", "provider_name", "address", "local_authority")
    rows = Location.objects.order_by().values_list(*names).iterator(5_000)
    _rewrite([(pk, _line(*words)) for pk, *words in rows if pk in location_ids])


def _rewrite(lines: Collection[Line]) -> None:
    update(SearchLine, ("says",), ((says, pk) for pk, says in lines))
    _keep_words(lines)


def _of_fact(fact: LocationFact) -> Line:
    return fact.location_id, _line(
        fact.name, fact.postcode, fact.provider_name, fact.address, fact.local_authority
    )


def _line(name: str, postcode: str, provider_name: str, address: str, local_authority: str) -> str:
    """Of the address all but its first part, which is the street."""
    street, comma, rest = address.partition(", ")
    return line_of(name, postcode, provider_name, rest if comma else street, local_authority)


def _keep_words(lines: Collection[Line]) -> None:
    """Words stay when their last line has gone: search offers none that finds nothing."""
    words = {word for _, says in lines for word in says.split() if len(word) <= LONGEST_WORD}
    words -= {"|"}
    if words:
        insert(SearchWord, ("text",), sorted((word,) for word in words.difference(_known())))


def _known() -> Iterable[str]:
    return SearchWord.objects.values_list("text", flat=True).iterator(10_000)
