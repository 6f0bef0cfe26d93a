"""A PostgreSQL database out of use and back, by PostgreSQL's own programs, in one transaction each way."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection

from plumbline.oversight.upkeep.refusal import Refused

# Comments are those of extensions, which only who made the extension may write.
_PLAIN = ("--no-owner", "--no-privileges", "--no-comments")
# What an earlier or later version left there must not stand in the way, so the old tables go first, and all of it
# in the transaction that brings the new ones.
_CLEAR = """
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
  LOOP EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', one.name); END LOOP;
  FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proowner = current_user::regrole
      AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  LOOP EXECUTE format('DROP FUNCTION IF EXISTS %s CASCADE', one.name); END LOOP;
END $$
"""


def copy_to(place: Path) -> None:
    """A dump of one moment, taken while others go on reading and writing."""
    # The owner of a walled table sees nothing of it either, unless the dump opens the wall as a job does.
    _run("pg_dump", "--format=custom", "--enable-row-security", *_PLAIN, f"--file={place}")


def put_back(place: Path) -> None:
    """Make the database what the dump says: in one transaction, so whoever is cut off leaves what was there."""
    connection.close()
    script = place.with_name("script.sql")
    _run("pg_restore", *_PLAIN, f"--file={script}", str(place))
    _run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        f"--command={_CLEAR}",
        f"--file={script}",
    )


def missing_programs() -> list[str]:
    """Those of PostgreSQL's programs that upkeep needs and the PATH does not have."""
    return [name for name in ("pg_dump", "pg_restore", "psql") if shutil.which(name) is None]


def refuse_without_programs() -> None:
    if missing := missing_programs():
        raise Refused(
            f"{', '.join(missing)} cannot be found. Install PostgreSQL's client programs, of the server's version or a "
            "later one, and put them on the PATH."
        )


def _run(program: str, *words: str) -> None:
    found = shutil.which(program)
    if found is None:
        refuse_without_programs()
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, found on the operator's PATH
        [found or program, *words], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refused(f"{program} did not succeed. It said: {done.stderr.strip()[-600:]}")


def _environment() -> dict[str, str]:
    """Where the database is. The password goes this way because others can read a program's arguments."""
    settings: dict[str, Any] = connection.settings_dict
    options = settings.get("OPTIONS", {})
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
        "PGOPTIONS": "-c plumbline.everything=on",
        "PGSSLMODE": options.get("sslmode"),
        "PGSSLROOTCERT": options.get("sslrootcert"),
    }
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}
