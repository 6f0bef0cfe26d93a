"""By which day a standing is looked at again, where whoever decides leaves that open."""

from datetime import date

import pytest

from plumbline.standing.models import StandingDecision
from tests.cast import Cast
from tests.desk.test_standing import TYPED, Browse
from tests.standing.placing import rules_of

pytestmark = pytest.mark.django_db


def test_without_a_day_it_is_looked_at_again_as_late_as_the_colour_allows(cast: Cast, browse: Browse) -> None:
    rules_of(cast.exampleshire)
    no_day = {f"review_by_{part}": "" for part in ("day", "month", "year")}
    client, address = browse(cast.contracts_manager), f"/desk/standing/{cast.alder.pk}/decide/"
    assert client.post(address, {**TYPED, **no_day, "review_by_day": "24"}).status_code != 302
    client.post(address, {**TYPED, **no_day})

    assert StandingDecision.objects.get().review_by == date(2026, 8, 7)
