"""The kinds of file that rooms above the shelf read, for the command line and the pages, which name them all. Pure."""

from plumbline.frameworks.aloud import Aloud
from plumbline.frameworks.kinds import Kind
from plumbline.intelligence.attention import ATTENTION
from plumbline.standing.library import STANDING
from plumbline.surveys.library import QUESTIONNAIRE
from plumbline.workplan.reading import PLAN_ORDER

ROOMS: tuple[Kind[Aloud], ...] = (ATTENTION, PLAN_ORDER, QUESTIONNAIRE, STANDING)
