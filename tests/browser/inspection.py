"""What every page of a journey must be, whatever it shows: accessible, of one mind, and no wider than the screen."""

import re
from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESK = 390, 1280
HEIGHTS = {PHONE: 844, DESK: 800}
NARROWEST = 320  # WCAG 2.2, 1.4.10: a window of 1280 at 400%
# WCAG 2.2 AA and axe's own good practice. The size of targets is new in 2.2, and axe leaves it out unless asked.
# None of these rules wants the style sheets or the media fetched once more.
RULES = {"resultTypes": ["violations"], "preload": False}
TARGETS = {"target-size": {"enabled": True}}
UNREAD = {"color-contrast": {"enabled": False}}

# Differ each time a page is served, and are not seen.
_SECRETS = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+|(?<=nonce=")[^"]+')
_FAULTLESS: set[tuple[int | None, str]] = set()
_READABLE: set[tuple[int | None, str]] = set()

# All that may colour a text: what it stands in, up to the page, with classes and states.
_COLOURED = """() => {
  const states = ["class", "style", "type", "open", "disabled", "hidden",
    "aria-current", "aria-invalid", "aria-pressed"];
  const looks = (one) => one.localName + (one === document.activeElement ? "!" : "") + (one.checked ? "+" : "")
    + states.filter((name) => one.hasAttribute(name)).map((name) => `[${name}=${one.getAttribute(name)}]`).join("");
  const speaks = (one) => "value" in one
    || [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.data.trim());
  const chain = (one) => one ? `${chain(one.parentElement)} ${looks(one)}` : "";
  return [...new Set([...document.body.querySelectorAll("*")].filter(speaks).map(chain))];
}"""

_ALIKE = """() => {
  const found = {};
  for (const link of document.querySelectorAll("a[href]")) {
    if (!link.checkVisibility()) continue;
    const says = (link.getAttribute("aria-label") || link.textContent).replace(/\\s+/g, " ").trim();
    (found[says] ??= new Set()).add(link.href);
  }
  return Object.entries(found).filter(([, to]) => to.size > 1).map(([says, to]) => `${says}: ${[...to].join(" and ")}`);
}"""

_SIDEWAYS = """() => {
  const wide = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    const edge = document.documentElement.clientWidth;
    const cause = [...document.querySelectorAll("main *")].find((one) => one.getBoundingClientRect().right > edge + 1);
    wide.push(`the page (${cause ? cause.outerHTML.slice(0, 120) : "cause not found"})`);
  }
  for (const one of document.querySelectorAll("main *")) {
    if (one.scrollWidth <= one.clientWidth + 1 || (innerWidth > 640 && one.closest(".app-heat"))) continue;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    if (scrolls) wide.push(one.outerHTML.slice(0, 120));
  }
  return wide;
}"""


def faults(page: Page, *, scripted: bool) -> list[str]:
    """Everything that is wrong with the page that is open, in words; an empty list when nothing is.

    axe is a script and waits for itself, so it cannot look where none runs.
    """
    return [
        *_headings(page),
        *_error_summary(page, scripted=scripted),
        *_links(page),
        *sideways(page),
        *(_axe(page) if scripted else ()),
    ]


def _headings(page: Page) -> Iterator[str]:
    heads = page.locator("h1").all_text_contents()
    if len(heads) != 1:
        yield f"it has {len(heads)} headings of the first level: {heads}"


def _error_summary(page: Page, *, scripted: bool) -> Iterator[str]:
    summary = page.locator(".govuk-error-summary")
    is_told = page.title().startswith("Error: ")
    if is_told != (summary.count() > 0):
        yield f"its title is “{page.title()}” and it has {summary.count()} error summaries"
    if scripted and summary.count() and not summary.evaluate("one => one.contains(document.activeElement)"):
        yield "the focus is not in its error summary"


def _links(page: Page) -> Iterator[str]:
    for said in page.evaluate(_ALIKE):
        yield f"links that read alike lead to different places: {said}"


def sideways(page: Page) -> Iterator[str]:
    """What is wider than the screen. Only the heat map may be, and not on a phone."""
    for wide in page.evaluate(_SIDEWAYS):
        yield f"at {page.viewport_size and page.viewport_size['width']} pixels one must scroll sideways: {wide}"


def _axe(page: Page) -> Iterator[str]:
    """What axe finds on a page that it has not looked at before: alike in every element, and as wide.

    Half of its time goes into contrast, which it measures again only where something is coloured in a new way.
    """
    width = page.viewport_size and page.viewport_size["width"]
    looks = width, _SECRETS.sub("", page.content())
    if looks in _FAULTLESS:
        return
    coloured = {(width, chain) for chain in page.evaluate(_COLOURED)}
    rules = {**TARGETS, **(UNREAD if coloured <= _READABLE else {})}
    violations: list[dict[str, Any]] = (
        Axe().run(page, options={**RULES, "rules": rules}).response["violations"]
    )
    for found in violations:
        nodes = "\n    ".join(
            f"{one['html'][:200]}  [{' '.join(map(str, one['target']))}]" for one in found["nodes"][:5]
        )
        yield f"{found['id']}: {found['help']} ({found['helpUrl']})\n    {nodes}"
    if not violations:
        _FAULTLESS.add(looks)
        _READABLE.update(coloured)
