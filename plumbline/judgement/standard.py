"""What a figure is held against, and the authority of each part of it."""

from dataclasses import dataclass

from plumbline.judgement.bands import Bands
from plumbline.judgement.judgement import State


@dataclass(frozen=True, slots=True)
class Authority:
    """What a rule rests on: `basis` as a person reads it (published, local default…), the paragraph, a remark."""

    basis: str = ""
    source: str = ""
    note: str = ""

    @property
    def in_brackets(self) -> str:
        """The authority as a sentence carries it: “ (published: KPI 1, line 1.1)”."""
        inside = ": ".join(part for part in (self.basis, self.source) if part)
        return f" ({inside})" if inside else ""


@dataclass(frozen=True, slots=True)
class Standard:
    """What a figure is held against. Without bands there is no target."""

    bands: Bands | None = None
    target: Authority = Authority()
    tolerance: Authority = Authority()
    counting: Authority = Authority()


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why a figure is not rated although it may have been given: part of a period, not applicable, out of date."""

    state: State
    rule: str
    says: str
