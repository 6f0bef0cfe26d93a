"""The questionnaires that come with Plumbline. Pure."""

from functools import cache
from pathlib import Path

from plumbline.frameworks.kinds import Kind
from plumbline.frameworks.near import nearest
from plumbline.surveys.questionnaire import Audience, Questionnaire
from plumbline.surveys.reading import read

SHELF = Path(__file__).with_suffix("")


class NoSuchQuestionnaire(LookupError):
    """Nothing of this name is in the library. The text says what is."""


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    """All of them, in the order of audiences; what ships does not change while the program runs."""
    found = [read(path.read_text("utf-8"), name=path.name) for path in sorted(SHELF.glob("*.toml"))]
    return tuple(sorted(found, key=lambda one: list(Audience).index(one.audience)))


def shipped(known_as: str) -> Questionnaire | None:
    """The questionnaire of an id; None when none ships under it."""
    return next((one for one in questionnaires() if one.id == known_as), None)


def find(known_as: str) -> Questionnaire:
    """The questionnaire of an id. Raises NoSuchQuestionnaire."""
    if found := shipped(known_as):
        return found
    ids = [one.id for one in questionnaires()]
    raise NoSuchQuestionnaire(f"There is no questionnaire “{known_as}”.{nearest(known_as, ids)}")


QUESTIONNAIRE: Kind[Questionnaire] = Kind("questionnaire", "questionnaire", read, shipped, questionnaires)
