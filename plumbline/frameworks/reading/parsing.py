"""From the bytes of a framework file to its content: the right encoding, a sensible size, TOML, and a digest."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from plumbline.frameworks.reading.problems import FrameworkProblem, FrameworkProblems

LARGEST_FILE = 512 * 1024
FRAMEWORK_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", re.ASCII)


def decode(content: bytes, *, name: str) -> str:
    """The text of a file. Raises FrameworkProblems when it is too big or not written in UTF-8."""
    if len(content) > LARGEST_FILE:
        says = f"This file is {len(content) // 1024:,} KB. A framework file has at most {LARGEST_FILE // 1024} KB."
        raise FrameworkProblems(name, [FrameworkProblem(0, "", says)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        says = (
            "The file is not written in UTF-8: this line holds a byte that UTF-8 does not allow."
            " Save it again with the encoding UTF-8."
        )
        raise FrameworkProblems(name, [FrameworkProblem(line, "", says)]) from fault


def parse(text: str, *, name: str) -> dict[str, object]:
    """The content of a TOML text. Raises FrameworkProblems with the line where TOML ends to make sense."""
    decode(text.encode("utf-8", "surrogatepass"), name=name)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError as fault:
        says = "The brackets are nested too deeply to be read."
        raise FrameworkProblems(name, [FrameworkProblem(0, "", says)]) from fault
    except InvalidOperation as fault:
        says = "A number in the file is too large to be read."
        raise FrameworkProblems(name, [FrameworkProblem(0, "", says)]) from fault
    except ValueError as fault:
        raise FrameworkProblems(name, [_not_toml(text, str(fault))]) from fault


def _not_toml(text: str, cause: str) -> FrameworkProblem:
    at = re.search(r"\(at line (\d+), column (\d+)\)", cause)
    line = int(at[1]) if at else (len(text.splitlines()) if "end of document" in cause else 0)
    words = re.sub(r"\s*\(at [^)]*\)", "", cause)
    if "4300" in cause:
        says = "A number in the file is too large to be read."
    elif re.match(r"Cannot (overwrite|declare|mutate)", words):
        says = "The same key or heading stands twice in one place. Keep one of them."
    else:
        says = f"This is not TOML, the format of framework files: {words[:1].lower()}{words[1:]}."
    return FrameworkProblem(line, f"column {at[2]}" if at else "", says)


def digest_of(content: Mapping[str, object]) -> str:
    """SHA-256 of the content in a canonical form, so that comments, blanks and the order of keys do not matter."""
    canonical = json.dumps(_canonical(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _canonical(value: object) -> object:
    """Numbers and dates as marked texts: 80 and 80.0 are the same target, and “80” is another thing."""
    if isinstance(value, Mapping):
        return {key: _canonical(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_canonical(one) for one in value]
    if isinstance(value, bool | str):
        return value
    return f"number {Decimal(value).normalize():f}" if isinstance(value, int | Decimal) else f"date {value}"
