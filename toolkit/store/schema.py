"""The database's shape, brought up to date by numbered, frozen SQL steps.

A step is a file ``migrations/NNNN_name.sql``, never changed once it was released, run whole or not
at all; ``PRAGMA user_version`` counts those that were run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.store.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = 1
"""The version this program writes: the number of its last step."""
TRIGGERS = frozenset({"fact_kept", "fact_unchanged"})
"""What keeps facts as they are; a step that rebuilt the table and forgot them is refused."""


def step_files() -> list[Path]:
    """Give the steps in order."""
    return sorted(MIGRATIONS.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def statements_of(script: str) -> Iterator[str]:
    """Split a script into its statements; a trigger's inner semicolons end none."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlcipher3.complete_statement(pending):
            yield pending
            pending = ""


def version_of(database: Database) -> int:
    """Read how many steps were run."""
    return int(database.one("PRAGMA user_version"))


def migrate(database: Database) -> None:
    """Run the steps that are missing, each in a commit of its own.

    Raises ``UserError('newer-database')`` for a database that a newer program has changed: it is
    left as it is.
    """
    version = version_of(database)
    if version > NEWEST:
        raise UserError("newer-database", path=str(database.path))
    if version == NEWEST:
        check_triggers(database)
        return
    for number, step in enumerate(step_files()[version:], start=version + 1):
        with database.transaction():
            for statement in statements_of(step.read_text(encoding="utf-8")):
                database.execute(statement)
            check_triggers(database)
            database.execute(f"PRAGMA user_version = {number}")


def check_triggers(database: Database) -> None:
    """Raise RuntimeError if a trigger that keeps facts as they are is missing."""
    rows = database.all("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    missing = TRIGGERS - {name for (name,) in rows}
    if missing:
        raise RuntimeError(f"triggers are missing: {sorted(missing)}")


def check_readable(database: Database) -> None:
    """Raise ``UserError('damaged')`` for a database that has no steps or an unsound page."""
    if version_of(database) == 0 or database.all("PRAGMA integrity_check") != [("ok",)]:
        raise UserError("damaged", path=str(database.path))
