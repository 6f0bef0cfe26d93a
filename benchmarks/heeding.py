"""Floors of the pages about who needs attention, as `least` has them for the others."""

from django.http import HttpRequest, HttpResponse

from benchmarks.least import asked, council, least, page
from benchmarks.world import NOW


@least
def risks(request: HttpRequest) -> HttpResponse:
    """Fifty providers with their newest risk, the level that waits and what is bought."""
    rows = asked(
        "SELECT o.name, c.service_kind, a.rating, a.display, a.completeness, a.course, a.missing, a.limits, a.inputs,"
        " d.proposed, d.status, c.annual_value FROM contracts_contract c"
        " JOIN organisations_organisation o ON o.id = c.provider_id"
        " LEFT JOIN risks_riskassessment a ON a.provider_id = c.provider_id AND a.council_id = c.council_id"
        " AND a.number = (SELECT max(number) FROM risks_riskassessment n"
        " WHERE n.provider_id = a.provider_id AND n.council_id = a.council_id)"
        " LEFT JOIN risks_leveldecision d ON d.assessment_id = a.id"
        " WHERE c.council_id = %s AND c.status = 'active' ORDER BY a.score DESC, o.name",
        council(request),
    )
    return page("Risk register", providers=rows[:50])


@least
def intelligence(request: HttpRequest) -> HttpResponse:
    """The fifty newest pieces, and how many there are of each status."""
    rows = asked(
        "SELECT i.heard_on, i.kind, i.says, i.seriousness, i.area, i.status, o.name, u.name"
        " FROM intelligence_intelligence i JOIN organisations_organisation o ON o.id = i.provider_id"
        " LEFT JOIN accounts_user u ON u.id = i.recorded_by_id"
        " WHERE i.council_id = %s AND i.status <> 'withdrawn' ORDER BY i.heard_on DESC, i.id DESC LIMIT 50",
        council(request),
    )
    counts = asked(
        "SELECT status, count(*) FROM intelligence_intelligence WHERE council_id = %s GROUP BY status",
        council(request),
    )
    return page("Intelligence", pieces=rows, counts=counts)


@least
def standing(request: HttpRequest) -> HttpResponse:
    """A hundred providers with the decision in force, the gravest first."""
    rows = asked(
        "SELECT o.name, d.colour, d.reason, d.decided_at, d.review_by, u.name FROM standing_standingdecision d"
        " JOIN organisations_organisation o ON o.id = d.provider_id JOIN accounts_user u ON u.id = d.decided_by_id"
        " LEFT JOIN standing_standingdecision later ON later.supersedes_id = d.id"
        " WHERE d.council_id = %s AND later.id IS NULL ORDER BY d.colour DESC, o.name",
        council(request),
    )
    return page("Standing", providers=rows[:100])


@least
def placement(request: HttpRequest, pk: int) -> HttpResponse:
    """One provider before a placement: its standing, open concerns, CQC's rating, its services."""
    decided = asked(
        "SELECT d.colour, d.reason, d.conditions, d.decided_at, d.review_by FROM standing_standingdecision d"
        " WHERE d.council_id = %s AND d.provider_id = %s ORDER BY d.decided_at DESC",
        council(request),
        pk,
    )
    heard = asked(
        "SELECT heard_on, kind, says, seriousness FROM intelligence_intelligence WHERE council_id = %s"
        " AND provider_id = %s AND status IN ('open', 'looked-into') AND heard_on <= %s ORDER BY heard_on DESC",
        council(request),
        pk,
        NOW.date(),
    )
    places = asked(
        "SELECT l.name, c.rating, c.rated_on FROM providers_location l LEFT JOIN cqc_location c"
        " ON c.cqc_id = l.cqc_location_id WHERE l.provider_id = %s",
        pk,
    )
    return page("Before you place", decided=decided, heard=heard, places=places)
