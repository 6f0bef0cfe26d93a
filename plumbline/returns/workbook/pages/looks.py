"""How the workbook looks: one teal, one pale fill for what is asked, and widths that need no dragging."""

from collections.abc import Mapping
from typing import Any

TEAL = "#0B5C5C"
PALE = "#E8F2F2"
ASKED = "#FFF9DB"
LINE = "#B9CFCF"
INK = "#1D2B2B"
QUIET = "#566666"
AMBER = "#F6C644"
MARKED = "#F4B6AE"

_BASE = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "vcenter"}
_GRID = {"bottom": 1, "bottom_color": LINE}
_INPUT = {**_BASE, "bg_color": ASKED, "border": 1, "border_color": TEAL, "locked": False}

STYLES: Mapping[str, Mapping[str, Any]] = {
    "band": {**_BASE, "bg_color": TEAL, "font_color": "#FFFFFF", "font_size": 16, "bold": True, "indent": 1},
    "intro": {**_BASE, "text_wrap": True, "indent": 1, "valign": "top"},
    "quiet": {**_BASE, "font_color": QUIET, "indent": 1},
    "head": {**_BASE, "bold": True, "bg_color": PALE, "bottom": 2, "bottom_color": TEAL, "text_wrap": True},
    "head_right": {
        **_BASE,
        "bold": True,
        "bg_color": PALE,
        "bottom": 2,
        "bottom_color": TEAL,
        "text_wrap": True,
        "align": "right",
    },
    "group": {
        **_BASE,
        **_GRID,
        "bold": True,
        "font_color": TEAL,
        "indent": 1,
        "align": "left",
        "valign": "bottom",
    },
    "ref": {**_BASE, **_GRID, "bold": True, "valign": "top", "indent": 1},
    "title": {**_BASE, **_GRID, "text_wrap": True, "valign": "top"},
    "bold": {**_BASE, "bold": True},
    "grey": {**_BASE, "font_color": QUIET, "font_size": 9},
    "ask": {**_BASE, **_GRID, "text_wrap": True, "indent": 2},
    "plain": {**_BASE, **_GRID},
    "right": {**_BASE, **_GRID, "align": "right"},
    "result": {**_BASE, **_GRID, "align": "right", "bold": True},
    "total": {**_BASE, **_GRID, "align": "right", "bold": True, "num_format": '"Total "#,##0'},
    "last": {**_BASE, **_GRID, "align": "right", "font_color": QUIET},
    "count": {**_INPUT, "num_format": "#,##0", "align": "right"},
    "number": {**_INPUT, "num_format": "#,##0.0#", "align": "right"},
    "money": {**_INPUT, "num_format": "£#,##0.00", "align": "right"},
    "percent": {**_INPUT, "num_format": "0.0%", "align": "right"},
    "text": {**_INPUT, "text_wrap": True, "valign": "top", "num_format": "@"},
    "fact_name": {**_BASE, **_GRID, "font_color": QUIET, "indent": 1},
    "fact": {**_BASE, **_GRID, "bold": True, "text_wrap": True},
    "step": {**_BASE, "text_wrap": True, "indent": 1, "valign": "top"},
    "heading": {**_BASE, "bold": True, "font_size": 12, "font_color": TEAL, "indent": 1},
    "link": {**_BASE, "font_color": TEAL, "underline": 1, "indent": 1},
    "sample": {**_INPUT, "locked": True, "align": "right"},
    "flag": {"bg_color": AMBER, "bold": True},
    "tag": {**_BASE, "font_color": "#FFFFFF", "font_size": 8},
}
SECTION_WIDTHS = (8, 62, 18, 14, 16, 15)
EXPLANATION_WIDTHS = (8, 52, 14, 16, 14, 62)
START_WIDTHS = (24, 74, 18)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a wrapped cell of this width; a little generous, so that nothing is cut off."""
    return sum(max(1, -(-len(part) // max(1, int(width * 1.05)))) for part in text.split("\n")) if text else 0
