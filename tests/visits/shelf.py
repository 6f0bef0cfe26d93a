"""One of everything that an address of a visit can name, for the sweep that keeps strangers out."""

from datetime import timedelta
from uuid import uuid4

from plumbline.oversight import visit_consequences as consequences
from plumbline.visits import actions as visits
from plumbline.visits.models import Current
from tests.cast import NOW, TODAY, Cast
from tests.visits.checked import NOTE, came, entry_of
from tests.visits.noted import answer, hand_in
from tests.visits.test_pictures import photograph


def filled(cast: Cast) -> dict[str, int]:
    """{the beginning of an address's name: the number it takes}, of a visit to Alder that has begun."""
    visit = cast.visit()
    wanted = [(code, code, "", TODAY + timedelta(days=7)) for code in ("self-assessment", "policies")]
    asked = consequences.information_asked_for(visit, wanted, by=cast.quality_officer, now=NOW)
    (file,) = consequences.files_supplied(
        asked[1], [("a.pdf", b"%PDF-1.7 x")], "", by=cast.provider_staff, now=NOW
    )
    consequences.visit_begun(visit, by=cast.quality_officer, now=NOW)
    visits.declare(visit.team.get(officer=cast.contract_officer), by=cast.contract_officer, now=NOW)
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    hand_in(visit, cast.contract_officer, answer("I1", "not-met"))
    place = Current.objects.clashing().get()
    picture = visits.keep_photograph(
        visit, photograph(), "Door", "", uuid4(), NOW, by=cast.quality_officer, now=NOW
    )
    link = came(cast, visit, notes={"I1": NOTE})
    return {
        "visit": visit.pk,
        "visit_new_for": cast.alder.pk,
        "request": asked[1].pk,
        "supplied_file": file.pk,
        "clash": place.pk,
        "late_note": place.entry_id,
        "photograph": picture.pk,
        "checker_link": link.pk,
        "checker_note": entry_of(visit, NOTE).pk,
    }
