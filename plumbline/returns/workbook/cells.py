"""What one cell says for the question it answers: a number, a text, nothing, or a fault. Nothing is guessed."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plumbline.frameworks.definition import Input, InputKind
from plumbline.returns.values import MOST_DECIMALS, Trouble, sized, understand, understand_text
from plumbline.returns.workbook.sheets import Sheet, Value

_NONE = {"none", "nil", "n/a", "na", "n.a.", "-", "–", "—", "no", "zero", "not applicable", "unknown", "tbc"}
_FIRST_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?", re.ASCII)
_ODD_COMMAS = re.compile(r"[\d,.]*\d,[\d,.]*", re.ASCII)
_TOO_FINE = {"too-precise", "too-many-decimals"}
_NOT_FINITE = {"nan", "inf", "infinity", "+inf", "-inf", "-infinity"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its cell asks it. A percentage is answered in hundredths: 95 for 95%."""

    question: Input
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a cell says. `code` names a fault, or a remark when there is a value too; `details` fill its words."""

    value: Decimal | None = None
    text: str = ""
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_fault(self) -> bool:
        return bool(self.code) and self.value is None and not self.text


def found(sheet: Sheet, row: int, column: int, asked: Asked) -> Found:
    """What the cell says, its oddities seen first."""
    place = (row, column)
    value = sheet.at(row, column)
    if place in sheet.odd.errors:
        return _fault("error-value", sheet.odd.errors[place])
    if place in sheet.odd.unsaved and value in {"", 0.0}:
        return _fault("unsaved-formula", "")
    if asked.question.kind is InputKind.TEXT:
        return _text(value)
    if isinstance(value, str):
        return _typed(value, asked)
    if isinstance(value, bool):
        return _fault("yes-or-no", str(value).upper())
    if isinstance(value, (int, float)):
        return _number(value, asked, shows_percent=place in sheet.odd.percent)
    return _fault(value[0], _day(value[1]) if value[0] == "date" else value[1])


def _fault(code: str, shown: str, **details: str) -> Found:
    return Found(code=code, details={"shown": shown, **details})


def _text(value: Value) -> Found:
    text = understand_text(value if isinstance(value, str) else shown(value))
    if isinstance(text, Trouble):
        return _fault("too-long", f"{len(str(value)):,}")
    return Found(text=text)


def _number(number: float, asked: Asked, *, shows_percent: bool) -> Found:
    if not math.isfinite(number):
        return _fault(
            "too-large" if math.isinf(number) else "not-a-number",
            "a number without end" if math.isinf(number) else "NaN",
        )
    # Excel keeps 15 digits; the ones after them are the noise of binary fractions.
    exact = Decimal(format(number, ".15g"))
    if asked.is_percent:
        return _percent(exact * 100, has_sign=True) if shows_percent else _percent(exact, has_sign=False)
    if shows_percent:
        return _fault("percent-for-count", f"{plain(exact * 100)}%")
    return _sized(exact, asked.question)


def _sized(exact: Decimal, question: Input) -> Found:
    trouble = sized(exact, question)
    if isinstance(trouble, Decimal):
        return Found(exact)
    if trouble.code in _TOO_FINE:
        return _rounded(exact)
    return _fault(trouble.code, plain(exact), cure=trouble.says)


def _rounded(exact: Decimal) -> Found:
    """A formula's result may have any number of decimals; what is kept has four, and the person is told."""
    rounded = round(exact, MOST_DECIMALS)
    if rounded == exact:
        return Found(exact)
    return Found(rounded, code="rounded", details={"shown": plain(exact), "number": plain(rounded)})


def _percent(hundredths: Decimal, *, has_sign: bool) -> Found:
    said = f"{plain(hundredths)}%" if has_sign else plain(hundredths)
    if hundredths < 0:
        return _fault("below-nought", said)
    if hundredths > 100:
        return _fault("over-100", said)
    if not has_sign and 0 < hundredths <= 1:
        return _fault("which-percent", said, large=plain(hundredths * 100))
    return _rounded(hundredths)


def _typed(text: str, asked: Asked) -> Found:
    bare = " ".join(text.split())
    if not bare:
        return Found()
    has_sign = bare.endswith("%")
    if has_sign and not asked.is_percent:
        return _fault("percent-for-count", short(bare))
    number = understand(bare.removesuffix("%") if has_sign else bare, asked.question)
    if isinstance(number, Trouble):
        return _misunderstood(bare, number)
    if number is None:
        return _fault("not-a-number", short(bare))
    result = _percent(number, has_sign=has_sign) if asked.is_percent else Found(number)
    if result.is_fault:
        return result
    return Found(number, code="understood", details={"shown": short(bare), "number": plain(number)})


def _misunderstood(bare: str, trouble: Trouble) -> Found:
    if trouble.code != "not-a-number":
        return _fault(trouble.code, short(bare), cure=trouble.says)
    if bare.casefold() in _NONE:
        return _fault("none-in-words", bare)
    if bare.casefold() in _NOT_FINITE or bare.startswith("="):
        return _fault("not-a-number", short(bare))
    if _ODD_COMMAS.fullmatch(bare):
        return _fault("commas", short(bare))
    number = _FIRST_NUMBER.findall(bare)
    if len(number) == 1:
        return _fault("words-beside", short(bare), number=number[0].replace(",", ""))
    return _fault("not-a-number", short(bare))


def plain(number: Decimal) -> str:
    """A number as a person writes it; one far too long for that as a power of ten."""
    if number and abs(number.adjusted()) > 20:
        return f"{number:.3E}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Value) -> str:
    """Any value as the person sees it in the cell, near enough."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return plain(Decimal(format(value, ".15g"))) if math.isfinite(value) else str(value)
        case str():
            return value
        case _:
            return _day(value[1]) if value[0] == "date" else value[1]


def short(text: str) -> str:
    """A text as a message quotes it: not too long, and without signs that cannot be seen."""
    seen = "".join(letter for letter in text if letter.isprintable())
    return seen if len(seen) <= 40 else f"{seen[:39]}…"


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _day(iso: str) -> str:
    year, month, day = iso[:10].split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
