"""A council's own questionnaires: the ones it has asked by before, and a file that somebody brings."""

from django.core.files.uploadedfile import UploadedFile

from plumbline.accounts.models import User
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.reading import decode
from plumbline.surveys import library
from plumbline.surveys.questionnaire import AUDIENCES, Questionnaire
from plumbline.surveys.reading import read

A_FILE, BY_A_FILE = "file", "As a questionnaire file of your own says"


def asked_before(user: User) -> dict[str, Questionnaire]:
    """The council's own on the shelf, by their digests, the newest first."""
    own = FrameworkVersion.objects.visible_to(user).councils_own().of_kind(library.QUESTIONNAIRE)
    return {one.digest: one.read_as(library.QUESTIONNAIRE) for one in own.order_by("-pk")}


def offered(own: dict[str, Questionnaire]) -> list[tuple[str, str]]:
    """Choices: what ships, what the council brought before, and a file."""
    shipped = [(one.id, AUDIENCES[one.audience]) for one in library.questionnaires()]
    before = [
        (digest, f"{AUDIENCES[one.audience]}: {one.title} (your own, version {one.version})")
        for digest, one in own.items()
    ]
    return [*shipped, *before, (A_FILE, BY_A_FILE)]


def from_file(file: "UploadedFile[bytes]") -> Questionnaire:
    """Raises FrameworkProblems with everything that is wrong with it."""
    name = file.name or "The file"
    return read(decode(file.read(), name=name), name=name)
