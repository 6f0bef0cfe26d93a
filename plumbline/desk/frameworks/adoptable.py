"""Which files are adopted on these pages, and where the others are brought."""

from collections.abc import Mapping

from plumbline.frameworks.aloud import Aloud
from plumbline.frameworks.bases import kind_of
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.kinds import LEVELS, RISK_MODEL, SCHEDULE, SCORECARD, Filed, Kind
from plumbline.frameworks.other_kinds import Kinds, kind_in
from plumbline.frameworks.reading import Framework
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.history.workflow import NotAllowed
from plumbline.intelligence.attention import ATTENTION
from plumbline.oversight.kinds_of_file import ROOMS
from plumbline.standing.library import STANDING
from plumbline.surveys.library import QUESTIONNAIRE
from plumbline.workplan.reading import PLAN_ORDER

OF_THE_SHELF = (Definition, ScorecardDefinition, RiskModelDefinition, LevelsDefinition)
ADOPTED_HERE: Kinds = (STANDING, ATTENTION)
ELSEWHERE: Mapping[str, str] = {
    PLAN_ORDER.code: "A contracts manager brings a file of weights on the page of the visit plan.",
    QUESTIONNAIRE.code: "A questionnaire is chosen, or brought as a file, when a survey is prepared.",
}
CALENDAR = "This file is a reporting calendar. Its days are proposed and confirmed on the calendars’ pages."


def kind_to_adopt(found: Framework | Aloud) -> Kind[Filed]:
    """The kind of a file that can be adopted here. Raises NotAllowed with where another one is brought."""
    if isinstance(found, Calendar):
        raise NotAllowed(CALENDAR)
    if isinstance(found, OF_THE_SHELF):
        mine = (SCHEDULE, SCORECARD, RISK_MODEL, LEVELS)
        return next(one for one in mine if one.code == kind_of(found))
    other = kind_in(found.text, name=found.title, others=ROOMS)
    if other is None:
        raise NotAllowed("A file of this kind cannot be adopted.")
    if other.code in ELSEWHERE:
        raise NotAllowed(ELSEWHERE[other.code])
    return other
