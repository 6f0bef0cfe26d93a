"""A person who uses the keyboard only. What has the focus must show it."""

from tests.browser.visitor import Visitor

FURTHEST = 150

_FOCUSED = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels[0] ? one.labels[0].textContent : "";
  const says = (one.getAttribute("aria-label") || label || one.textContent || "").replace(/\\s+/g, " ").trim();
  const look = getComputedStyle(one);
  const outlined = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0
    && !/^(transparent|rgba\\(.*, 0\\))$/.test(look.outlineColor);
  return { says, name: one.getAttribute("name") || "", shown: outlined || look.boxShadow !== "none" };
}"""


class Hands:
    """Goes from one thing to the next with the Tab key, and does something there."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page

    def go_to(self, says: str = "", *, name: str = "", backwards: bool = False) -> None:
        """Tab until the thing that reads so, or the box of this name, has the focus."""
        for _ in range(FURTHEST):
            self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            here = self.page.evaluate(_FOCUSED)
            assert here["shown"], f"The focus on “{here['says'][:80]}” of {self.page.url} cannot be seen"
            if (says and here["says"].startswith(says)) or (name and here["name"] == name):
                return
        raise AssertionError(f"“{says or name}” on {self.page.url} cannot be reached with the Tab key")

    def open(self, says: str, *, backwards: bool = False) -> None:
        """Go to a link or button, and come to the page it leads to."""
        self.go_to(says, backwards=backwards)
        with self.visitor.arriving():
            self.page.keyboard.press("Enter")

    def type_into(self, name: str, text: str) -> None:
        self.go_to(name=name)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
