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
_LEFT = {**_BASE, "align": "left", "indent": 1}
_RIGHT = {**_BASE, "align": "right", "indent": 1}
_GRID = {"bottom": 1, "bottom_color": LINE}
_HEAD = {"bold": True, "bg_color": PALE, "bottom": 2, "bottom_color": TEAL, "text_wrap": True}
_INPUT = {"bg_color": ASKED, "border": 1, "border_color": TEAL, "locked": False}

STYLES: Mapping[str, Mapping[str, Any]] = {
    "band": {**_LEFT, "bg_color": TEAL, "font_color": "#FFFFFF", "font_size": 16, "bold": True},
    "quiet": {**_LEFT, "font_color": QUIET},
    "head": {**_BASE, **_HEAD},
    "head_right": {**_RIGHT, **_HEAD},
    "group": {**_LEFT, **_GRID, "bold": True, "font_color": TEAL, "valign": "bottom"},
    "ref": {**_LEFT, **_GRID, "bold": True},
    "title": {**_BASE, **_GRID, "bold": True, "text_wrap": True},
    "bold": {**_BASE, "bold": True},
    "grey": {**_BASE, "font_color": QUIET, "font_size": 9},
    "ask": {**_BASE, **_GRID, "text_wrap": True, "align": "left", "indent": 2},
    "plain": {**_BASE, **_GRID},
    "right": {**_RIGHT, **_GRID},
    "result": {**_RIGHT, **_GRID, "bold": True},
    "total": {**_RIGHT, **_GRID, "bold": True, "num_format": '"Total "#,##0'},
    "last": {**_RIGHT, **_GRID, "font_color": QUIET},
    "count": {**_RIGHT, **_INPUT, "num_format": "#,##0"},
    "number": {**_RIGHT, **_INPUT, "num_format": "#,##0.0#"},
    "money": {**_RIGHT, **_INPUT, "num_format": "£#,##0.00"},
    "percent": {**_RIGHT, **_INPUT, "num_format": "0.0%"},
    "text": {**_BASE, **_INPUT, "text_wrap": True, "valign": "top", "num_format": "@"},
    "fact_name": {**_LEFT, **_GRID, "font_color": QUIET},
    "fact": {**_BASE, **_GRID, "bold": True, "text_wrap": True},
    "step_name": {**_LEFT, "font_color": QUIET, "valign": "top"},
    "step": {**_BASE, "text_wrap": True, "valign": "top"},
    "heading": {**_LEFT, "bold": True, "font_size": 12, "font_color": TEAL},
    "link": {**_LEFT, "font_color": TEAL, "underline": 1},
    "sample": {**_LEFT, **_INPUT, "locked": True},
    "flag": {"bg_color": AMBER, "bold": True},
    "tag": {**_BASE, "font_color": "#FFFFFF", "font_size": 8},
}
SECTION_WIDTHS = (8, 62, 18, 14, 16, 15)
EXPLANATION_WIDTHS = (8, 52, 14, 16, 14, 62)
START_WIDTHS = (24, 74, 18)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a wrapped cell of this width; a little generous, so that nothing is cut off."""
    return sum(max(1, -(-len(part) // max(1, int(width * 1.15)))) for part in text.split("\n")) if text else 0
