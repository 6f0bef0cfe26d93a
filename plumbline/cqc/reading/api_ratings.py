"""Every rating in an API record: the current ones, the historic ones, and those of the single assessment framework."""

from collections.abc import Iterator
from datetime import date

from plumbline.cqc.reading.dates import date_of
from plumbline.cqc.reading.facts import OVERALL, Framework, RatingFact
from plumbline.cqc.reading.marks import text
from plumbline.cqc.reading.ratings import CqcRating, rating_of
from plumbline.cqc.reading.records import Record


def ratings_in(record: Record, location_id: str) -> list[RatingFact]:
    """Each published rating once, the current ones first. Raises `ValueError` for words CQC does not use."""
    found: dict[tuple[str, str, date | None], RatingFact] = {}
    for fact in _all(record, location_id):
        found.setdefault((fact.group, fact.domain, fact.published_on), fact)
    return list(found.values())


def _all(record: Record, location_id: str) -> Iterator[RatingFact]:
    yield from _by_key_lines(record.part("currentRatings"), location_id)
    for assessment in record.parts("assessment"):
        yield from _by_single_assessment(assessment, location_id)
    for earlier in record.parts("historicRatings"):
        yield from _by_key_lines(earlier, location_id)


def _by_key_lines(block: Record, location_id: str) -> Iterator[RatingFact]:
    day = block.words("reportDate")
    yield from _group(block.part("overall"), location_id, OVERALL, day, Framework.KEY_LINES)
    for service in block.parts("serviceRatings"):
        yield from _group(service, location_id, service.words("name"), day, Framework.KEY_LINES)


def _by_single_assessment(assessment: Record, location_id: str) -> Iterator[RatingFact]:
    day = assessment.words("assessmentPlanPublishedDateTime")
    ratings = assessment.part("ratings")
    for overall in ratings.parts("overall"):
        yield from _group(overall, location_id, OVERALL, day, Framework.SINGLE_ASSESSMENT)
    for service in ratings.parts("asgRatings"):
        yield from _group(service, location_id, service.words("name"), day, Framework.SINGLE_ASSESSMENT)


def _group(
    block: Record, location_id: str, group: str, day: str, framework: Framework
) -> Iterator[RatingFact]:
    """The rating of one service group and its five key questions, each by its own date where it has one."""
    own_day = block.words("reportDate") or day
    if block.words("rating"):
        yield _fact(block, location_id, group, OVERALL, own_day, framework)
    for question in block.parts("keyQuestionRatings"):
        if question.words("rating"):
            yield _fact(question, location_id, group, question.words("name"), own_day, framework)


def _fact(
    block: Record, location_id: str, group: str, domain: str, day: str, framework: Framework
) -> RatingFact:
    published = " ".join(block.words("rating").split())
    return RatingFact(
        location_id,
        group=text(group) or OVERALL,
        domain=text(domain) or OVERALL,
        rating=rating_of(published) if published else CqcRating.NOT_RATED,
        published=published,
        published_on=date_of(block.words("reportDate") or day),
        framework=framework,
    )
