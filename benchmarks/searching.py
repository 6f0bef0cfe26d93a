"""Search over 57,000 locations, made from England's real ones, beside each database's own full-text search. P14."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from statistics import median

from django.db import connection, transaction

from benchmarks.report import Line, ms, times
from benchmarks.timing import milliseconds, share
from benchmarks.world import NOW
from plumbline.accounts.models import User
from plumbline.cqc import search
from plumbline.cqc.comparing.plan import LocationPlan
from plumbline.cqc.models import Import, SearchLine
from plumbline.cqc.published import RATINGS_FEBRUARY_2021 as FILE
from plumbline.cqc.reading.facts import LocationFact
from plumbline.cqc.reading.snapshot import read
from plumbline.cqc.storing.written import write_locations
from plumbline.organisations import scope
from plumbline.providers.searching import typed

LOCATIONS = 57_000
TRIES = 200
Search = Callable[[str], object]


def lines(locations: int = LOCATIONS) -> list[Line]:
    """Everything in one transaction that is taken back."""
    with scope.everything(), transaction.atomic():
        facts = _register(locations)
        _bring_in(facts)
        _make_floor()
        dice = Random(locations)  # noqa: S311 - names to look for
        names = [one.name for one in dice.sample(facts, TRIES)]
        found = [
            _measured(
                "by the beginnings of words", [_begun(name, dice) for name in names], _ours, _by_words, 15
            ),
            _measured(
                "by a postcode or a town", [_place(one) for one in facts[:TRIES]], _ours, _by_words, 15
            ),
            _measured("mistyped", [_mistyped(name, dice) for name in names], _meant, _by_letters, 80),
        ]
        transaction.set_rollback(True)
    return found


def _measured(what: str, texts: Sequence[str], ours: Search, floor: Search, goal: int) -> Line:
    for text in texts[:10]:
        floor(text), ours(text)
    pairs = [
        (milliseconds(lambda text=text: floor(text)), milliseconds(lambda text=text: ours(text)))  # type: ignore[misc]
        for text in texts
    ]
    least, taken = [one for one, _ in pairs], [one for _, one in pairs]
    return Line(
        "P14",
        f"search of {SearchLine.objects.count():,} locations {what}",
        f"the database’s own {ms(median(least))}, p95 {ms(share(least, 0.95))}",
        f"{ms(median(taken))}, p95 {ms(share(taken, 0.95))}",
        f"p95 {times(share(taken, 0.95) / share(least, 0.95))}",
        f"p95 ≤ {goal} ms",
        share(taken, 0.95) <= goal,
    )


def _register(locations: int) -> list[LocationFact]:
    """England's locations of one file, each again under another number until there are enough."""
    with FILE.open("rb") as file:
        real = list(read(file, FILE.name, today=NOW.date(), told=date(2021, 2, 1)).locations.values())
    return [_as_another(real[number % len(real)], number, number // len(real)) for number in range(locations)]


def _as_another(fact: LocationFact, number: int, round_: int) -> LocationFact:
    name = f"{fact.name} {round_}" if round_ else fact.name
    return replace(fact, location_id=f"1-{600_000_000 + number}", name=name)


def _bring_in(facts: Sequence[LocationFact]) -> None:
    file = Import.objects.create(
        kind="ratings", as_at=NOW.date(), file_name="benchmark", rows=0, size=0, imported_at=NOW
    )
    write_locations(LocationPlan(new=list(facts)), {}, file)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # As a served database does by itself soon after.
            cursor.execute(
                "SELECT gin_clean_pending_list(indexrelid) FROM pg_index"
                " WHERE indexrelid = to_regclass('cqc_search_by_letters')"
            )
        cursor.execute("ANALYZE")


def _begun(name: str, dice: Random) -> str:
    """One word of a name or two, the last of them only begun."""
    words = [word for word in name.split() if len(word) > 2] or [name]
    first = dice.randrange(len(words))
    chosen = words[first : first + dice.choice((1, 2))]
    return " ".join([*chosen[:-1], chosen[-1][: dice.randrange(3, 8)]])


def _place(fact: LocationFact) -> str:
    return fact.postcode if int(fact.location_id[-1]) % 2 else fact.address.rpartition(", ")[2]


def _mistyped(name: str, dice: Random) -> str:
    """The longest word of a name with a letter left out, and in every second case two others swapped."""
    word = max(name.split(), key=len)
    out = dice.randrange(1, max(2, len(word) - 1))
    word = word[:out] + word[out + 1 :]
    return word[:1] + word[2:3] + word[1:2] + word[3:] if dice.random() < 0.5 else word


def _ours(text: str) -> object:
    return search.find(typed(text), by=User())


def _meant(text: str) -> object:
    """As the page asks: what was typed, then the nearest spelling that finds something."""
    found, _ = search.find(typed(text), by=User())
    return found or next(
        (hits for other in search.meant(typed(text)) if (hits := search.find(other, by=User())[0])), []
    )


def _make_floor() -> None:
    with connection.cursor() as cursor:
        for statement in _floor_of(connection.vendor):
            cursor.execute(statement)


def _floor_of(vendor: str) -> Iterator[str]:
    if vendor != "postgresql":
        yield "CREATE VIRTUAL TABLE benchmark_words USING fts5(id UNINDEXED, says, prefix='2 3')"
        yield "CREATE VIRTUAL TABLE benchmark_letters USING fts5(id UNINDEXED, says, tokenize='trigram')"
        for table in ("words", "letters"):
            yield f"INSERT INTO benchmark_{table} SELECT location_id, says FROM cqc_searchline"  # noqa: S608 - our names
        return
    yield (
        "CREATE TABLE benchmark_words AS"
        " SELECT location_id AS id, says, to_tsvector('simple', says) AS words FROM cqc_searchline"
    )
    yield "CREATE INDEX benchmark_words_words ON benchmark_words USING gin (words)"
    yield "CREATE INDEX benchmark_words_letters ON benchmark_words USING gin (says gin_trgm_ops)"
    yield "ANALYZE benchmark_words"


def _by_words(text: str) -> object:
    """The 25 best by the database's own rank."""
    words = typed(text).words
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT id, says FROM benchmark_words, to_tsquery('simple', %s) asked WHERE words @@ asked"
                " ORDER BY ts_rank(words, asked) DESC LIMIT 25",
                [" & ".join(f"{word}:*" for word in words)],
            )
        else:
            cursor.execute(
                "SELECT id, says FROM benchmark_words WHERE benchmark_words MATCH %s ORDER BY rank LIMIT 25",
                [" ".join(f'"{word}"*' for word in words)],
            )
        return cursor.fetchall()


def _by_letters(text: str) -> object:
    """The 25 that share the most groups of three letters."""
    word = " ".join(typed(text).words)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT id, says FROM benchmark_words WHERE %s <%% says"
                " ORDER BY word_similarity(%s, says) DESC LIMIT 25",
                [word, word],
            )
        else:
            groups = [word[place : place + 3] for place in range(max(1, len(word) - 2))]
            cursor.execute(
                "SELECT id, says FROM benchmark_letters WHERE benchmark_letters MATCH %s ORDER BY rank LIMIT 25",
                [" OR ".join(f'"{group}"' for group in groups)],
            )
        return cursor.fetchall()
