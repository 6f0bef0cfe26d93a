"""Pieces of intelligence."""

from plumbline.intelligence.models.choices import (
    Area,
    HeardFrom,
    Kind,
    Outcome,
    Seriousness,
    Status,
    Strength,
    Sureness,
)
from plumbline.intelligence.models.intelligence import Intelligence, IntelligenceQuerySet

__all__ = [
    "Area",
    "HeardFrom",
    "Intelligence",
    "IntelligenceQuerySet",
    "Kind",
    "Outcome",
    "Seriousness",
    "Status",
    "Strength",
    "Sureness",
]
