"""The year's plan and what CQC knows: a place's rating as a reason, and services outside the area."""

from datetime import date

from plumbline.cqc.models import Import
from plumbline.cqc.models import Location as CqcLocation
from plumbline.providers.models import Location, Service
from tests.cast import NOW, TODAY, Cast
from tests.oversight.test_visit_plan import shorts
from tests.workplan.plans import scorecard, seen_by


def test_what_cqc_says_of_the_place_is_a_reason(cast: Cast) -> None:
    Location.objects.filter(provider=cast.alder).update(cqc_location_id="1-100")
    registered("1-100", "Milton Keynes", rating="inadequate", rated_on=date(2026, 6, 2))

    assert shorts(cast) == ["CQC: Inadequate", "Never visited"]


def registered(cqc_id: str, authority: str, **more: object) -> None:
    """A place as CQC's file gives it."""
    source = Import.objects.create(
        kind="directory",
        as_at=TODAY,
        file_name="d.csv",
        sha256="0" * 64,
        rows=1,
        size=1,
        imported_at=NOW,
        system="tests",
    )
    CqcLocation.objects.create(
        pk=cqc_id,
        name="Alder office",
        local_authority=authority,
        status="registered",
        found_in=source,
        **more,
    )


def home_outside_the_area(cast: Cast) -> None:
    """Alder's service becomes a care home in another authority."""
    Service.objects.filter(provider=cast.alder).update(kind="residential", name="Care home")
    Location.objects.filter(provider=cast.alder).update(cqc_location_id="1-100")
    registered("1-100", "Northamptonshire")


def test_outside_the_area_a_service_is_visited_like_others_until_the_council_says(cast: Cast) -> None:
    home_outside_the_area(cast)

    found = seen_by(cast.quality_officer)
    assert [(one.bought.is_outside, one.kind) for one in found.due] == [(True, "planned"), (False, "planned")]


def test_a_yearly_desktop_check_is_due_where_the_council_adopted_one(cast: Cast) -> None:
    home_outside_the_area(cast)
    scorecard(cast, "oxfordshire/out-of-county")

    found = seen_by(cast.quality_officer)
    home = next(one for one in found.due if one.bought.is_outside)
    assert home.kind == "desktop"
    assert home.reasons[0].says in {
        "No desktop check was ever made.",
        "CQC has not rated Alder Homecare (test) office.",
    }


def test_none_is_due_where_the_council_adopted_a_policy_without_one(cast: Cast) -> None:
    home_outside_the_area(cast)
    scorecard(cast, "somerset/out-of-county")

    found = seen_by(cast.quality_officer)
    assert [one.bought.provider for one in found.due] == ["Birch Care (test)"]
    assert [one.bought.provider for one in found.outside] == ["Alder Homecare (test)"]
