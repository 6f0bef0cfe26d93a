"""What is wrong with an answer, in our words: Django's own messages replaced by the cause and the cure.

A message that a form or field writes itself is never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.core.exceptions import ValidationError

CHOOSING = frozenset({"radios", "checkboxes", "select"})
DJANGO_BEGINS = (
    "This field is required",
    "This field cannot be",
    "Enter a valid",
    "Select a valid",
    "Ensure th",
    "Enter a list",
    "The submitted file is empty",
    "No file was submitted",
)


def reworded(error: ValidationError, *, label: str, kind: str) -> str:
    """The message for one error of a field with this label and of this kind (radios, file, text …)."""
    said = error.messages[0] if len(error.messages) == 1 else " ".join(error.messages)
    if not said.startswith(DJANGO_BEGINS):
        return said
    wording = _WORDINGS.get(error.code or "", "")
    if error.code == "invalid" and "email" in said:
        return "Enter an email address, for example name@example.org"
    try:
        return wording.format(**(error.params or {})) or _missing(label, kind)
    except KeyError:
        return _missing(label, kind)


_WORDINGS = {
    "invalid_choice": "Choose one of the answers listed",
    "max_length": "Shorten this to {limit_value} characters or fewer: it has {show_value}",
    "min_length": "Write at least {limit_value} characters: this has {show_value}",
    "min_value": "Enter {limit_value} or more",
    "max_value": "Enter {limit_value} or less",
    "max_digits": "Use {max} digits or fewer",
    "max_decimal_places": "Use {max} decimal places or fewer",
    "max_whole_digits": "Use {max} digits or fewer before the decimal point",
    "empty": "That file is empty. Choose the file that you saved",
    "null_characters_not_allowed": "Type the answer again: it holds a character that cannot be kept",
}


def _missing(label: str, kind: str) -> str:
    if label.endswith("?"):
        return f"Answer “{label}”"
    lowered = label if label[:2].isupper() else label[:1].lower() + label[1:]
    if kind == "checkbox":
        return f"Tick the box: {lowered}"
    if kind == "file":
        return f"Choose a file: {lowered}"
    return f"{'Choose' if kind in CHOOSING else 'Enter'} {lowered}"
