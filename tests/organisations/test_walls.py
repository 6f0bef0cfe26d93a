"""The wall in the database: on PostgreSQL a query that forgot its filter still sees nothing of another council.

On SQLite there is no such wall and the scope is quiet, so the same tests say what `visible_to` alone must do there.
"""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from plumbline.contracts.models import Contract
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.returns.models import Return
from tests.cast import Cast

WALLED = connection.vendor == "postgresql"


def test_a_forgotten_filter_shows_only_the_council_of_the_scope(cast: Cast) -> None:
    with scope.limited_to(councils=[cast.otherton.pk], providers=[]):
        seen = set(Contract.objects.values_list("reference", flat=True))
    assert seen == ({"OT-001"} if WALLED else {"EX-001", "EX-002", "OT-001"})


def test_a_provider_sees_its_contracts_with_every_council(cast: Cast) -> None:
    with scope.limited_to(councils=[], providers=[cast.birch.pk]):
        seen = set(Contract.objects.values_list("reference", flat=True))
    assert seen >= {"EX-002", "OT-001"}
    assert ("EX-001" in seen) is not WALLED


def test_no_scope_is_no_rows(cast: Cast) -> None:
    cast.issue()
    with scope.limited_to(councils=[], providers=[]):
        assert Return.objects.exists() is not WALLED


def test_a_row_for_another_council_cannot_be_written(cast: Cast) -> None:
    foreign = Contract.objects.get(pk=cast.other_contract.pk)
    with transaction.atomic(), scope.limited_to(councils=[cast.exampleshire.pk], providers=[]):
        changed = Contract.objects.filter(pk=foreign.pk).update(title="Ours now")
    assert changed == (0 if WALLED else 1)
    foreign.pk, foreign.reference = None, "EX-999"
    if WALLED:
        with pytest.raises(DatabaseError), scope.limited_to(councils=[cast.exampleshire.pk], providers=[]):
            foreign.save(force_insert=True)


def test_the_scope_is_closed_again_behind_a_piece_of_work(cast: Cast) -> None:
    before = Contract.objects.count()
    with scope.limited_to(councils=[cast.otherton.pk], providers=[]):
        pass
    assert Contract.objects.count() == before


def test_the_scope_is_closed_again_after_a_failure(cast: Cast) -> None:
    before = Contract.objects.count()
    with (
        pytest.raises(RuntimeError),
        scope.limited_to(councils=[cast.otherton.pk], providers=[]),
    ):
        raise RuntimeError
    assert Contract.objects.count() == before


def _belongs_to_a_council(model: type[models.Model]) -> bool:
    return any(
        isinstance(field, models.ForeignKey)
        and field.related_model is Organisation
        and field.name == "council"
        for field in model._meta.get_fields()
    )


# Their rows are numbers and hashes alone, and every scope has to move the end of its own chain.
WITHOUT_WALL = {"history.chainhead"}


@pytest.mark.django_db
def test_every_table_that_belongs_to_a_council_has_its_wall() -> None:
    tables = {
        model._meta.db_table
        for model in apps.get_models()
        if _belongs_to_a_council(model) and model._meta.label_lower not in WITHOUT_WALL
    }
    assert len(tables) > 12
    if not WALLED:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
    assert tables <= walled
