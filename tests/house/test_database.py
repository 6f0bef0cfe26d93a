"""The role that the tests use on PostgreSQL is one that row-level security binds."""

from django.db import connection


def test_the_tests_do_not_see_through_walls(db: None) -> None:
    if connection.vendor != "postgresql":
        return  # SQLite has no roles and no walls; `visible_to` stands alone there
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == (False,)
