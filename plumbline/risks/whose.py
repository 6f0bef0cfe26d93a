"""Whose risk it is: a provider's, that of one of its services, or of a council's contract with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Of(StrEnum):
    """What a risk is of. One model judges all three."""

    PROVIDER = "provider"
    SERVICE = "service"
    CONTRACT = "contract"


OF = [(one.value, one.value.capitalize()) for one in Of]


@dataclass(frozen=True, slots=True)
class Whose:
    """`number` is the service's or the contract's; 0 for the provider as a whole."""

    provider_id: int
    of: Of = Of.PROVIDER
    number: int = 0

    @property
    def columns(self) -> Mapping[str, Any]:
        """The columns that say so in a row."""
        return {"provider_id": self.provider_id, "of": self.of.value, "of_number": self.number}

    @property
    def is_whole(self) -> bool:
        return self.of is Of.PROVIDER

    @property
    def whole(self) -> "Whose":
        """Its provider as a whole."""
        return Whose(self.provider_id)
