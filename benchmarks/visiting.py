"""What the visits' rows stand on: a council whose scorecard has 150 questions, visits that have begun, photographs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from itertools import cycle, islice
from random import Random

from django.test import Client
from PIL import Image

from benchmarks.device import Change, Shot
from plumbline.accounts.models import User
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCORECARD
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.reading import read_scorecard
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.organisations import scope
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from tests.cast import NOW, QUALITY_VISIT, TODAY, Cast, assemble

QUESTIONS, PHOTOGRAPHS = 150, 60
CHOICES = ("met", "partly", "not-met")
_NOTE = "Seen in three records of five; the manager showed the newest. Asked again in the afternoon. "
_QUESTION = """
[[question]]
ref = "L{number}"
area = "{area}"
asks = "Is this so as well, for each of the people whose records were sampled ({number})?"
guidance = "Sample five records by their codes. Write down what was said, without names."
scale = "met"
"""


@dataclass(frozen=True)
class Place:
    """A council with people, its provider, and the long scorecard it visits by."""

    cast: Cast
    framework: FrameworkVersion

    @property
    def officer(self) -> User:
        return self.cast.quality_officer

    def browser(self) -> Client:
        """The officer signed in, with the check that keeps forged requests out."""
        client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
        client.force_login(self.officer, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def begun(self) -> Visit:
        """Another visit, with its officer on site."""
        with scope.everything():
            visit = self._planned()
            visits.arrange(
                visit,
                starts_on=TODAY + timedelta(days=20),
                ends_on=TODAY + timedelta(days=20),
                is_announced=True,
                officers=[self.officer],
                lead=self.officer,
                by=self.cast.contracts_manager,
                now=NOW,
            )
            visits.declare(visit.team.get(), by=self.officer, now=NOW)
            return visits.begin(visit, by=self.officer, now=NOW)

    def _planned(self) -> Visit:
        return visits.plan(
            council=self.cast.exampleshire,
            provider=self.cast.alder,
            services=list(self.cast.alder.services.all()),
            kind=Visit.Kind.PLANNED,
            framework=self.framework,
            why="Last visited more than a year ago",
            hours=Decimal(12),
            planned_on=TODAY,
            by=self.cast.contracts_manager,
            now=NOW,
        )


def place() -> Place:
    with scope.everything():
        cast = assemble()
        framework = take_in(_long_card(), SCORECARD, council=None, by=None, now=NOW, system="benchmark")
        adopt(framework, cast.exampleshire, effective_from=TODAY, by=None, now=NOW, system="benchmark")
    return Place(cast, framework)


def _long_card() -> ScorecardDefinition:
    """The shipped scorecard with as many more questions, spread over its areas."""
    card = library.find_scorecard(QUALITY_VISIT)
    missing = QUESTIONS - len(card.questions)
    areas = islice(cycle(card.areas), missing)
    more = [_QUESTION.format(number=number, area=area.code) for number, area in enumerate(areas, 1)]
    text = card.text.replace(f'version = "{card.version}"', f'version = "{QUESTIONS}"', 1)
    return read_scorecard("".join([text, *more]), name=QUALITY_VISIT)


def changes(framework: FrameworkVersion) -> list[Change]:
    """Every question answered, with a note of some two hundred letters."""
    refs = [one.ref for one in framework.scorecard.questions]
    return [Change(ref, CHOICES[number % 3], f"{_NOTE * 2}{ref}", NOW) for number, ref in enumerate(refs)]


def photographs() -> list[bytes]:
    """As the page keeps them: 2,000 pixels along the longer side. No two alike."""
    dice = Random(1)  # noqa: S311 - pictures of nothing
    return [_picture(dice.randbytes(250 * 188 * 3)) for _ in range(PHOTOGRAPHS)]


def shots(pictures: Sequence[bytes]) -> list[Shot]:
    """The photographs as another device has taken them."""
    return [Shot(one, f"Photograph {number}", "", NOW) for number, one in enumerate(pictures)]


def _picture(grain: bytes) -> bytes:
    out = BytesIO()
    image = Image.frombytes("RGB", (250, 188), grain).resize((2000, 1504), Image.Resampling.BILINEAR)
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
