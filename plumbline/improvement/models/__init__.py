"""Findings, actions, and what was reported and decided about them."""

from plumbline.improvement.models.action import Action
from plumbline.improvement.models.finding import Finding
from plumbline.improvement.models.progress import MoreTime, Progress, ProgressFile

__all__ = ["Action", "Finding", "MoreTime", "Progress", "ProgressFile"]
