"""Writing letters: one each, in the act's own transaction, plain text that nobody escapes."""

from contextlib import suppress

from django.db import transaction

from plumbline.notices.actions import tell
from plumbline.notices.models import Notice
from tests.cast import NOW, Cast

LETTER = "accounts/letters/password.txt"
CONTEXT = {"link": "https://plumbline.example/password/3-abc/"}


def _tell(cast: Cast, key: str = "password:1", **more: object) -> int:
    people = [cast.provider_staff, cast.provider_manager]
    return tell(people, LETTER, CONTEXT, key=key, now=NOW, **more)  # type: ignore[arg-type]


def test_each_person_gets_a_letter_with_their_own_name(cast: Cast) -> None:
    assert _tell(cast) == 2
    for person in (cast.provider_staff, cast.provider_manager):
        letter = person.notices.get()
        assert letter.body.startswith(f"{person.name},")
        assert CONTEXT["link"] in letter.body


def test_the_first_line_is_the_subject_and_stays_out_of_the_letter(cast: Cast) -> None:
    _tell(cast)
    letter = cast.provider_staff.notices.get()
    assert letter.subject == "Choose a new password for Plumbline"
    assert letter.subject not in letter.body
    assert (letter.kind, letter.status) == ("password", Notice.Status.QUEUED)


def test_the_same_letter_is_not_written_twice(cast: Cast) -> None:
    _tell(cast)
    assert _tell(cast) == 0
    assert _tell(cast, key="password:2") == 2
    assert Notice.objects.count() == 4


def test_a_letter_is_plain_text_and_escapes_nothing(cast: Cast) -> None:
    cast.provider_staff.name = "Person O'Neil & partner"
    tell([cast.provider_staff], LETTER, CONTEXT, key="password:3", now=NOW)
    assert cast.provider_staff.notices.get().body.startswith("Person O'Neil & partner,")


def test_an_act_that_is_undone_leaves_no_letter(cast: Cast) -> None:
    with suppress(LookupError), transaction.atomic():
        _tell(cast)
        raise LookupError
    assert not Notice.objects.exists()


def test_a_council_reads_its_own_letters_and_a_person_those_to_them(cast: Cast) -> None:
    _tell(cast, council_id=cast.exampleshire.pk)
    assert Notice.objects.visible_to(cast.contract_officer).count() == 2
    assert Notice.objects.visible_to(cast.provider_staff).count() == 1
    assert not Notice.objects.visible_to(cast.other_council_officer).exists()
    assert not Notice.objects.visible_to(cast.rival_staff).exists()
