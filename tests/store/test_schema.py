import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

from toolkit.model.errors import UserError
from toolkit.store import schema
from toolkit.store.database import PRAGMAS, Database
from toolkit.store.schema import (
    NEWEST,
    TRIGGERS,
    check_triggers,
    migrate,
    statements_of,
    step_files,
    version_of,
)

KEY = bytes(range(32))
FACT = "INSERT INTO fact VALUES ('E', x'{:032x}', 'd', {}, '', 5, 6, 'F1', 'noted', x'7b7d')"
ONE, OTHER = f"{1:032x}", f"{255:032x}"
REST = "'', 0, 0, '', 'x', x''"

# What was released is never changed: a database in the field was made by exactly these bytes.
FROZEN = {
    "0001_journal.sql": "89e3c0db4408a28dd4e736d6b36b0da95a123229b775f06b0eb835bcb6568609",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "workspace.db", KEY)
    yield opened
    opened.close()


def _shape(database: Database) -> dict[str, str]:
    rows = database.all("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def _run(database: Database, step: Path) -> None:
    with database.transaction():
        for statement in statements_of(step.read_text()):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {int(step.name[:4])}")


def test_steps_are_numbered_from_1_without_a_gap() -> None:
    assert [int(step.name[:4]) for step in step_files()] == list(range(1, NEWEST + 1))


def test_each_step_is_frozen_and_has_a_test_of_its_own() -> None:
    hashes = {step.name: hashlib.sha256(step.read_bytes()).hexdigest() for step in step_files()}
    assert hashes == FROZEN
    for step in step_files():
        assert any(name.startswith(f"test_step_{step.name[:4]}_") for name in globals())


def test_step_0001_makes_an_empty_database_the_journal(database: Database) -> None:
    assert version_of(database) == 0
    _run(database, step_files()[0])
    assert version_of(database) == 1
    assert _shape(database).keys() == {
        "fact",
        "fact_prepared",
        "fact_kept",
        "fact_unchanged",
        "device",
        "setting",
    }
    for number in (1, 2):
        database.execute(FACT.format(number, number))
    rows = database.all("SELECT seq, length(id), holds, body FROM fact ORDER BY id")
    assert rows == [(1, 16, 5, b"{}"), (2, 16, 5, b"{}")]


def test_a_database_of_version_1_is_brought_up_to_date_with_its_facts(
    database: Database, tmp_path: Path
) -> None:
    _run(database, step_files()[0])
    database.execute(FACT.format(1, 1))
    migrate(database)
    new = Database(tmp_path / "new.db", KEY)
    migrate(new)
    assert version_of(database) == version_of(new) == NEWEST
    assert _shape(database) == _shape(new)
    assert database.one("SELECT count(*) FROM fact") == 1
    new.close()


def test_a_newer_database_is_refused_and_left_as_it_is(database: Database) -> None:
    migrate(database)
    database.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = _shape(database)
    with pytest.raises(UserError, match="newer-database"):
        migrate(database)
    assert (_shape(database), version_of(database)) == (before, NEWEST + 1)


def test_a_step_that_fails_leaves_nothing(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(database)
    before = _shape(database)
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0001_journal.sql").write_text("SELECT 1;")
    (steps / "0002_bad.sql").write_text("CREATE TABLE more (x);\nINSERT INTO missing VALUES (1);\n")
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "NEWEST", 2)
    with pytest.raises(sqlcipher3.OperationalError, match="missing"):
        migrate(database)
    assert (_shape(database), version_of(database)) == (before, 1)


def test_a_step_that_forgets_the_triggers_is_refused(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(database)
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0001_journal.sql").write_text("SELECT 1;")
    (steps / "0002_rebuild.sql").write_text(
        "CREATE TABLE new AS SELECT * FROM fact;\n"
        "DROP TABLE fact;\n"
        "ALTER TABLE new RENAME TO fact;\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "NEWEST", 2)
    with pytest.raises(RuntimeError, match="fact_kept"):
        migrate(database)
    assert version_of(database) == 1
    check_triggers(database)


@pytest.mark.parametrize("trigger", sorted(TRIGGERS))
def test_a_database_without_its_triggers_is_not_written(database: Database, trigger: str) -> None:
    migrate(database)
    database.execute(f"DROP TRIGGER {trigger}")
    with pytest.raises(RuntimeError, match=trigger):
        migrate(database)


def test_every_connection_is_set_as_it_must_be(database: Database) -> None:
    assert {name: database.one(f"PRAGMA {name}") for name in PRAGMAS} == PRAGMAS
    assert PRAGMAS["synchronous"] == 2
    assert PRAGMAS["journal_mode"] == "wal"
    assert PRAGMAS["secure_delete"] == 1
    assert PRAGMAS["recursive_triggers"] == 1
    assert database.one("PRAGMA cipher_page_size") == "4096"


def test_a_setting_that_does_not_take_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "page_size", 12345)
    with pytest.raises(RuntimeError, match="page_size"):
        Database(tmp_path / "other.db", KEY)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM fact",
        "UPDATE fact SET body = x'00'",
        "UPDATE fact SET body = x'7b7e'",
        "UPDATE fact SET body = '{}'",
        "UPDATE fact SET holds = 9, body = zeroblob(length(body))",
        "UPDATE fact SET desk = 'F2'",
        f"UPDATE fact SET id = x'{OTHER}'",
        "UPDATE fact SET kind = 'marked'",
        "UPDATE OR REPLACE fact SET seq = 2 WHERE seq = 1",
        f"INSERT OR REPLACE INTO fact VALUES ('E', x'{ONE}', 'd', 9, {REST})",
        f"INSERT INTO fact VALUES ('E', x'{ONE}', 'd', 9, {REST}) ON CONFLICT DO UPDATE SET seq=9",
        f"INSERT INTO fact VALUES ('E', x'ff', 'd', 9, {REST})",
    ],
)
def test_facts_are_only_ever_added(database: Database, change: str) -> None:
    migrate(database)
    for number in (1, 2):
        database.execute(FACT.format(number, number))
    before = database.all("SELECT * FROM fact")
    with pytest.raises(sqlcipher3.IntegrityError), database.transaction():
        database.execute(change)
    assert database.all("SELECT * FROM fact") == before


def test_a_body_may_be_zeroed_more_than_once(database: Database) -> None:
    migrate(database)
    database.execute(FACT.format(1, 1))
    for _ in range(2):
        with database.transaction():
            database.execute("UPDATE fact SET body = zeroblob(length(body))")
    assert database.one("SELECT body FROM fact") == b"\0\0"


def test_the_file_tells_nothing_to_who_has_no_key(database: Database) -> None:
    migrate(database)
    data = database.path.read_bytes()
    assert not data.startswith(b"SQLite")
    with pytest.raises(UserError, match="damaged"):
        Database(database.path, os.urandom(32))
