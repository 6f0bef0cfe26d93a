"""A visit that officers take with them, and the device they take it on: without a signal, and with a poor one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from plumbline.accounts.models import User
from plumbline.frameworks import library
from plumbline.frameworks.actions import take_in
from plumbline.frameworks.kinds import SCORECARD
from plumbline.providers.models import Provider
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from tests.browser.visitor import Visitor

FIRST, SECOND = "Contract officer", "Second contract officer"
COUNCIL = "Fenmarch"
A_MOUTHFUL = 40_000


def officer(name: str) -> User:
    return User.objects.get(name=name, memberships__organisation__code="fenmarch")


def visit_under_way() -> Visit:
    """Two officers are on site at a provider, by the Milton Keynes scorecard; both have declared no interest."""
    now = timezone.now()
    lead, other = officer(FIRST), officer(SECOND)
    scorecard = library.find_scorecard("milton-keynes/quality-visit")
    framework = take_in(scorecard, SCORECARD, council=None, by=None, now=now, system="tests")
    council = lead.memberships.get().organisation
    provider = Provider.objects.get(organisation__code="alder")
    visit = visits.plan(
        council=council,
        provider=provider,
        services=list(provider.services.all()),
        kind=Visit.Kind.PLANNED,
        framework=framework,
        why="Never visited",
        hours=Decimal(12),
        planned_on=timezone.localdate(now),
        lead=lead,
        by=lead,
        now=now,
    )
    day = timezone.localdate(now)
    visits.arrange(
        visit,
        starts_on=day,
        ends_on=day + timedelta(days=1),
        is_announced=True,
        officers=[lead, other],
        lead=lead,
        by=lead,
        now=now,
    )
    for member in visit.team.going():
        visits.declare(member, by=member.officer, now=now)
    return visits.begin(visit, by=lead, now=now)


def a_picture(folder: Path, *, width: int = 2600) -> Path:
    """A photograph as a telephone takes it, larger than is kept, with what the camera wrote into it."""
    file = folder / "trolley.jpg"
    exif = Image.Exif()
    exif[0x010F] = "A maker of cameras"
    Image.effect_noise((width, width // 2), 40).convert("RGB").save(file, exif=exif)
    return file


class Device:
    """One person's browser with one visit on it."""

    def __init__(self, visitor: Visitor, visit: Visit) -> None:
        self.visitor, self.context, self.visit = visitor, visitor.context, visit
        self.page: Page = visitor.page
        self.start = f"/desk/offline/visits/{visit.pk}/"

    def takes_the_visit(self) -> None:
        """Open the visit once where there is a signal; from then on the device has it."""
        self.page.goto(self.start)
        self.sees_heading("Quality visit, Alder Homecare (demonstration)")
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        expect(self.bar).to_contain_text("Everything is sent")

    @property
    def bar(self) -> Locator:
        return self.page.locator("[data-bar]")

    def loses_signal(self) -> None:
        self.context.set_offline(True)

    def has_signal(self) -> None:
        self.context.set_offline(False)

    def closes_and_opens_again(self) -> None:
        """Close the page and open its address in a new one, as after a night."""
        self.page.close()
        self.page = self.visitor.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.goto(self.start)

    def goes_to(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).click()

    def sees_heading(self, text: str) -> None:
        expect(self.page.locator("h1")).to_have_text(text)

    def question(self, ref: str) -> Locator:
        return self.page.locator(".app-question").filter(has=self.page.get_by_text(ref, exact=True))

    def answers(self, ref: str, choice: str, note: str = "") -> None:
        question = self.question(ref)
        question.get_by_label(choice, exact=True).check()
        if note:
            question.locator("textarea").fill(note)
            question.locator("textarea").blur()

    def photographs(self, picture: Path, caption: str) -> None:
        """Take a photograph and keep it; the page must be open."""
        self.page.get_by_label("Take or choose a photograph").set_input_files(picture)
        expect(self.page.get_by_role("img", name="The photograph you took")).to_be_visible()
        self.page.get_by_label("What it shows").fill(caption)
        self.page.get_by_role("button", name="Keep this photograph").click()
        expect(self.page.get_by_role("img", name=caption)).to_be_visible()

    def inspects(self) -> None:
        """Accessible, whole, no wider than the screen. That there is no signal is no fault of the page."""
        self.visitor.complaints = [one for one in self.visitor.complaints if "ERR_" not in one]
        self.visitor.inspects()

    def sends(self) -> None:
        # It may have gone by itself by now, and then the button is no longer there to be pressed.
        self.bar.locator("[data-send]").evaluate("button => button.click()")
        expect(self.bar).to_contain_text("Everything is sent", timeout=30_000)

    @contextmanager
    def poor_link(self) -> Iterator[list[str]]:
        """Every second request is lost on its way, every third answer on its way back; nothing large gets through."""
        seen: list[str] = []

        def drop(route: Route) -> None:
            seen.append(route.request.url)
            if len(seen) % 2 == 0 or len(route.request.post_data_buffer or b"") > A_MOUTHFUL:
                route.abort()
            elif len(seen) % 3 == 0:
                route.fetch()
                route.abort()
            else:
                route.continue_()

        self.context.route("**/desk/offline/visits/*/*/", drop)
        yield seen
        self.context.unroute("**/desk/offline/visits/*/*/", drop)
