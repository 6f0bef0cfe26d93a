"""A person who uses the keyboard only. What has the focus must show it, and must not be hidden by something else."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

FURTHEST = 150
# The mark is GOV.UK's colour for what has the focus, or the browser's own ring. A radio or a box to tick lies unseen
# over what its label draws.
_FOCUSED = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels[0];
  const read = (label || one).cloneNode(true);
  read.querySelectorAll("[aria-hidden=true]").forEach((unread) => unread.remove());
  const says = (one.getAttribute("aria-label") || read.textContent).replace(/\\s+/g, " ").trim();
  const drawn = label && getComputedStyle(one).opacity === "0";
  const looks = drawn ? [getComputedStyle(label), getComputedStyle(label, "::before")] : [getComputedStyle(one)];
  const marked = (look) => look.outlineStyle === "auto"
    || [look.backgroundColor, look.boxShadow, look.outlineColor].some((colour) => colour.includes("rgb(255, 221, 0)"));
  const bare = [...(drawn ? label : one).getClientRects()].some((box) => [0.1, 0.5, 0.9].some((part) => {
    const top = document.elementFromPoint(box.left + box.width * part, box.top + box.height * part);
    return top && (one.contains(top) || (label && label.contains(top)));
  }));
  return {
    says, name: one.getAttribute("name") || "", value: one.value || "", kind: one.type || one.localName,
    checked: one.checked === true, nowhere: one === document.body, shown: looks.some(marked), bare,
    refused: one.closest(".govuk-error-summary") !== null,
  };
}"""


class Hands:
    """Goes from one thing to the next with the Tab key, and does something there."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.inspected: set[tuple[str, bool]] = set()
        # A window for choosing files is only handed over where somebody listens before the key is pressed.
        self.page.on("filechooser", lambda _: None)

    @property
    def here(self) -> dict[str, Any]:
        """What has the focus: what it says, its name and value, whether the focus can be seen on it."""
        return dict(self.page.evaluate(_FOCUSED))

    def go_to(self, says: str = "", *, name: str = "", backwards: bool = False) -> None:
        """Tab until the thing that reads so, or the box of this name, has the focus."""
        for _ in range(FURTHEST):
            self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            here = self.here
            if here["nowhere"]:
                continue
            assert here["shown"], f"The focus on “{here['says'][:80]}” of {self.page.url} cannot be seen"
            assert here["bare"], (
                f"“{here['says'][:80]}” of {self.page.url} has the focus beneath something else"
            )
            if (says and here["says"].startswith(says)) or (name and here["name"] == name):
                return
        raise AssertionError(f"“{says or name}” on {self.page.url} cannot be reached with the Tab key")

    def open(self, says: str, *, backwards: bool = False) -> None:
        """Go to a link or button, and come to the page it leads to."""
        self.go_to(says, backwards=backwards)
        self.visitor.clock.step()
        with self.page.expect_event("load"):
            self.page.keyboard.press("Enter")
        self._look_round()

    def _look_round(self) -> None:
        """Inspect a page when one comes to it first, and when it first refuses something.

        How it looks from one step to the next the journeys with a mouse inspect: that takes longer than going there.
        """
        place = re.sub(r"\d+", "*", urlsplit(self.page.url).path), self.page.title().startswith("Error: ")
        if place not in self.inspected:
            self.inspected.add(place)
            self.visitor.inspects()

    def unfold(self, says: str, *, backwards: bool = False) -> None:
        """Open what is folded under these words. The focus stays on them."""
        self.go_to(says, backwards=backwards)
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.parentElement.open"), f"“{says}” did not unfold"

    def type_into(self, name: str, text: str, *, backwards: bool = False) -> None:
        """Into the box of this name, which may have the focus already."""
        if self.here["name"] != name:
            self.go_to(name=name, backwards=backwards)
        self.page.keyboard.press("ControlOrMeta+a")
        if text:
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.press("Delete")

    def type_day(self, name: str, *parts: str) -> None:
        """The day, the month and the year, each into its box. The focus may be in the first of them already."""
        for part, number in zip(("day", "month", "year"), parts, strict=True):
            self.type_into(f"{name}_{part}", number)

    def choose(self, name: str, value: str) -> None:
        """One of several, with the arrows; or from a list, by typing what the choice says."""
        self.go_to(name=name)
        if self.here["kind"] == "select-one":
            self.page.keyboard.type(value)
            assert self.page.evaluate("document.activeElement.selectedOptions[0].text").startswith(value)
            return
        self.page.keyboard.press("Space")
        for _ in range(FURTHEST):
            if (here := self.here)["checked"] and here["value"] == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{value}” of {name} on {self.page.url} cannot be chosen with the arrows")

    def tick(self, says: str = "", *, name: str = "") -> None:
        """Tick a box, or take the tick away."""
        self.go_to(says, name=name)
        before = self.here["checked"]
        self.page.keyboard.press("Space")
        assert self.here["checked"] is not before

    def choose_file(self, says: str, file: Path) -> None:
        """The button opens the system's own window, in which a person chooses with the keyboard as well."""
        if not self.here["says"].startswith(says):
            self.go_to(says)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)

    def is_refused(self, *problems: str) -> None:
        """The page came back, and the focus is on the reasons."""
        assert self.here["refused"], f"The focus of {self.page.url} is not on why it was refused"
        for problem in problems:
            expect(self.page.locator(".govuk-error-summary")).to_contain_text(problem)

    def mend(self, *problems: str) -> None:
        """Refused: each reason leads to the box that it is about. The first is gone to."""
        self.is_refused(*problems)
        self.go_to(problems[0])
        self.page.keyboard.press("Enter")
        assert self.here["kind"] not in {"a", "body", "div"}, (
            f"“{problems[0]}” on {self.page.url} leads to no box"
        )

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)


def signed_in(visitor: Visitor, who: str) -> Hands:
    """Signing in has journeys of its own, which inspect its pages."""
    visitor.page.goto("/demonstration/")
    hands = Hands(visitor)
    hands.go_to(who)
    with visitor.page.expect_event("load"):
        hands.press("Enter")
    return hands
