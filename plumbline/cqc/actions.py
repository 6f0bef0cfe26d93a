"""Taking over a CQC file: read, compared, then refused or written, all or nothing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone

from plumbline.cqc.comparing import locations, providers, ratings
from plumbline.cqc.following import Last, reasons_against, reasons_against_departures
from plumbline.cqc.market import Area, Counts, Place, Segment, counted, rated_locations
from plumbline.cqc.models import Import, Location
from plumbline.cqc.reading.facts import Kind, Snapshot
from plumbline.cqc.reading.refusal import Refused
from plumbline.cqc.reading.snapshot import read
from plumbline.cqc.report import Report, reported, unchanged
from plumbline.cqc.storing import known, written
from plumbline.cqc.storing.bulk import update
from plumbline.cqc.storing.searched import rewrite_lines
from plumbline.history import actions as history
from plumbline.organisations.scope import everything

if TYPE_CHECKING:
    from plumbline.accounts.models import User

Progress = Callable[[str, int, int], None]
Found = tuple[Report, Callable[[Import], None]]
Afterwards = Callable[[Import], object]

# Any number, as long as no other lock of the house uses it: two imports at once take turns.
_LOCK = 4_017_001


def import_file(
    file: IO[bytes],
    name: str,
    *,
    by: "User | None",
    now: datetime,
    system: str = "",
    kind: str = "",
    as_at: date | None = None,
    allow_shrink: bool = False,
    progress: Progress = lambda says, done, total: None,
    afterwards: Afterwards = lambda found_in: None,
) -> Report:
    """Import a file of CQC's, finding out what it is; `kind` and `as_at` say it where a person knows better.

    The same file a second time writes nothing. `progress` is told what is going on, how much is done, and of how much.
    `afterwards` is what the house makes of an import that changed something; it stands or falls with it.
    Raises `Refused` with every reason; nothing has changed then, nor when the process ends half-way.
    """
    snapshot = read(
        file,
        name,
        today=timezone.localdate(now),
        kind=kind,
        told=as_at,
        tick=lambda done, total: progress("Reading the file", done, total),
    )
    progress("Comparing with what is known", 0, 1)
    # CQC's facts are everybody's, and so is the line of history about them.
    with transaction.atomic(), everything():
        _take_turns()
        last = Import.objects.of_kind(snapshot.kind).first()
        if last and last.sha256 == snapshot.sha256 and as_at in {None, last.as_at}:
            snapshot.as_at = last.as_at
            if snapshot.kind is not Kind.API_PROVIDERS:
                return unchanged(snapshot)
        _refuse(snapshot, last, may_shrink=allow_shrink)
        return _take_over(
            snapshot,
            by=by,
            now=now,
            system=system,
            may_shrink=allow_shrink,
            progress=progress,
            afterwards=afterwards,
        )


def _take_turns() -> None:
    """SQLite's writers take turns by themselves; PostgreSQL's are told to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _refuse(snapshot: Snapshot, last: Import | None, *, may_shrink: bool) -> None:
    before = Last(last.as_at, last.size) if last else None
    if reasons := reasons_against(snapshot, before, may_shrink=may_shrink):
        raise Refused(*reasons)


def _take_over(
    snapshot: Snapshot,
    *,
    by: "User | None",
    now: datetime,
    system: str,
    may_shrink: bool,
    progress: Progress,
    afterwards: Afterwards,
) -> Report:
    market = _market(snapshot) if snapshot.ratings else {}
    if snapshot.kind is Kind.API_PROVIDERS:
        report, write = _compare_providers(snapshot)
    else:
        report, write = _compare(snapshot, market, may_shrink=may_shrink)
    if report.was_known:
        return report
    progress("Writing what changed", 0, 1)
    found_in = Import.objects.create(
        kind=snapshot.kind,
        as_at=snapshot.as_at,
        file_name=snapshot.file_name[:255],
        sha256=snapshot.sha256,
        rows=snapshot.rows,
        size=snapshot.size,
        new=report.new,
        changed=report.changed,
        gone=report.gone,
        reregistered=report.reregistered,
        unchanged=report.unchanged,
        skipped=report.as_json()["skipped"],
        warnings=snapshot.warnings,
        covers_england=any(place.area is Area.ENGLAND for place, _ in market),
        imported_at=now,
        by=by,
        system=system,
    )
    write(found_in)
    history.record("cqc.imported", found_in, by=by, now=now, system=system, **_told(report))
    afterwards(found_in)
    progress("Writing what changed", 1, 1)
    return report


def _market(snapshot: Snapshot) -> Mapping[tuple[Place, Segment], Counts]:
    """The monthly file says itself what is registered twice; for the others the last of it does."""
    main_ids = {} if snapshot.kind is Kind.HSCA else known.main_ids()
    return counted(rated_locations(snapshot.locations, snapshot.ratings, main_ids))


def _told(report: Report) -> dict[str, Any]:
    told = report.as_json()
    return {"file_kind": told.pop("kind"), **told, "skipped": len(report.skipped)}


def _compare(
    snapshot: Snapshot, market: Mapping[tuple[Place, Segment], Counts], *, may_shrink: bool
) -> Found:
    before = known.known_locations(snapshot.kind, snapshot.as_at)
    plan = locations.compare(before, snapshot)
    if reasons := reasons_against_departures(len(plan.gone), may_shrink=may_shrink):
        raise Refused(*reasons)
    listed = {location_id for location_id, location in before.items() if location.is_listed}
    rating_plan = ratings.compare(*known.known_ratings(), snapshot, listed)

    def write(found_in: Import) -> None:
        written.write_locations(plan, rating_plan.mains, found_in)
        written.write_successions(plan, snapshot, before)
        written.write_ratings(rating_plan, found_in)
        written.write_differences([*plan.differences, *rating_plan.differences], found_in)
        written.write_market(market, found_in)

    return reported(snapshot, plan, rating_plan), write


def _compare_providers(snapshot: Snapshot) -> Found:
    rows = Location.objects.order_by().values_list("pk", "cqc_provider_id", "provider_name")
    plan = providers.compare(snapshot.providers, rows.iterator(5_000))
    if plan.without_locations:
        snapshot.warnings.append(
            f"{len(plan.without_locations):,} of the providers have no location here. Import their locations, then"
            " this file again."
        )

    def write(found_in: Import) -> None:
        update(Location, ("provider_name",), ((name, pk) for pk, name in plan.names.items()))
        rewrite_lines(plan.names)
        written.write_differences(plan.differences, found_in)

    if not plan.names:
        return unchanged(snapshot), write
    touched = len(plan.new | plan.changed)
    report = Report(
        snapshot.kind,
        snapshot.as_at,
        snapshot.rows,
        new=len(plan.new),
        changed=len(plan.changed),
        unchanged=snapshot.size - touched,
        skipped=tuple(snapshot.skipped),
        warnings=tuple(snapshot.warnings),
    )
    return report, write
