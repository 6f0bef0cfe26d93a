"""A person at a browser. Whatever page they come to is inspected before they go on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from tests.browser.inspection import DESK, HEIGHTS, faults, sideways
from tests.browser.pictures import take
from tests.browser.world import Clock

Words = str | re.Pattern[str]
REFUSED = re.compile(r"status of (409|422)")


class Visitor:
    """One window of one browser, with cookies of its own."""

    def __init__(
        self, browser: Browser, address: str, clock: Clock, *, width: int = DESK, scripted: bool = True
    ) -> None:
        self.clock, self.scripted = clock, scripted
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": HEIGHTS[width]},
            locale="en-GB",
            timezone_id="Europe/London",
            java_script_enabled=scripted,
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._hears)
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def _hears(self, said: ConsoleMessage) -> None:
        """What the browser complains of: scripts that fail, files that are missing, and breaches of the policy.

        That a form was refused is an answer, though the browser takes it for a fault.
        """
        if said.type == "error" and not REFUSED.search(said.text):
            self.complaints.append(f"{said.text} ({said.location.get('url', '')})")

    def opens(self, path: str) -> None:
        with self.arriving():
            self.page.goto(path)

    def follows(self, name: Words, *, within: Locator | None = None) -> None:
        """Click the link that reads so, whole; a pattern may fit a part."""
        with self.arriving():
            self.link(name, within=within).click()

    def presses(self, name: Words, *, within: Locator | None = None) -> None:
        with self.arriving():
            (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str)).click()

    def link(self, name: Words, *, within: Locator | None = None) -> Locator:
        """A link or a link that looks like a button."""
        scope = within or self.page
        named = isinstance(name, str)
        return scope.locator("a[href]").and_(
            scope.get_by_role("link", name=name, exact=named).or_(
                scope.get_by_role("button", name=name, exact=named)
            )
        )

    @contextmanager
    def arriving(self) -> Iterator[None]:
        self.clock.step()
        with self.page.expect_event("load"):
            yield
        self.inspects()

    def inspects(self) -> None:
        """Fail, with everything that is wrong, unless the page is as every page must be."""
        wrong = [*faults(self.page, scripted=self.scripted), *self.complaints]
        self.complaints = []
        assert not wrong, f"{urlsplit(self.page.url).path}, “{self.page.title()}”:\n- " + "\n- ".join(wrong)

    def downloads(self, name: Words, folder: Path) -> Path:
        """Follow a link that brings a file; the file, under its own name."""
        self.clock.step()
        with self.page.expect_download() as coming:
            self.link(name).click()
        file = folder / coming.value.suggested_filename
        coming.value.save_as(file)
        return file

    def unfolds(self, name: Words, *, within: Locator | None = None) -> Locator:
        """Open what is folded under these words, which may be one of several; the opened part."""
        scope = within or self.page
        folded = scope.locator("details").filter(has=self.page.locator("summary", has_text=name)).first
        if folded.get_attribute("open") is None:
            folded.locator("summary").click()
        return folded

    def fills(self, **boxes: str) -> None:
        """Fill boxes in by the names that their form gives them."""
        for name, text in boxes.items():
            self.page.locator(f"[name='{name}']").fill(text)

    def sees(self, *texts: Words) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def is_at(self, path: str) -> None:
        """The address is this one: * stands for a number."""
        expect(self.page).to_have_url(re.compile(re.escape(path).replace(r"\*", r"\d+") + r"(\?.*)?(#.*)?$"))

    def stays_at(self, address: str) -> None:
        """A page that renews itself in three seconds cannot be looked at in peace: here it waits to be asked."""
        self.page.route(address, _once)

    def signs_in_as(self, who: str, of: str) -> None:
        """With one click, as the demonstration allows."""
        self.page.goto("/demonstration/")
        self.presses(re.compile(rf"^{who}\s*, {of}"))

    def pictures(self, name: str, *, tallest: int = 0) -> None:
        """Show this page in the guide, as it looks on a desk and on a phone."""
        for _ in take(self.page, name, tallest=tallest):
            assert not (wide := [*sideways(self.page)]), f"{self.page.url}: {wide}"


def _once(route: Route) -> None:
    response = route.fetch()
    kept = {name: value for name, value in response.headers.items() if name != "refresh"}
    route.fulfill(response=response, headers=kept)
