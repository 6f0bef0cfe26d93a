"""A rule of a file in words, with what it rests on: so rooms above the shelf tell what their files say. Pure."""

from dataclasses import dataclass
from typing import Protocol

from plumbline.frameworks.definition import Source
from plumbline.frameworks.kinds import Filed


@dataclass(frozen=True, slots=True)
class RuleAloud:
    """One thing that a file decides."""

    title: str
    says: tuple[str, ...]
    source: Source


class Aloud(Filed, Protocol):
    """A file that can be read aloud without knowing its kind."""

    @property
    def source(self) -> Source: ...
    @property
    def rules_aloud(self) -> tuple[RuleAloud, ...]: ...
