"""Erasing: nothing of the words is left, seen through the encryption, page by page."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.model.errors import UserError
from toolkit.model.facts import Fact, Noted
from toolkit.model.instants import Instant
from toolkit.store.database import DATABASE_NAME, Database
from toolkit.store.workspace import Statement, Workspace

Eyes = Callable[[Path], Any]


def _word(number: int) -> str:
    return f"secret-{number:05d}-"


def _fill(workspace: Workspace) -> list[tuple[Fact, str]]:
    """Several events at once, so that rows come between rows and pages are split.

    Long bodies spill over onto pages of their own.
    """
    chance = random.Random(7)
    said = []
    for number in range(600):
        word, size = _word(number), chance.choice([0, 40, 200, 5000])
        body = Noted(word + "x" * size)
        (fact,) = workspace.append(
            f"E-{chance.randint(1, 6)}", [Statement(Instant(1), body)], desk="F1"
        )
        said.append((fact, word))
    return said


def _seen(path: Path, key: bytes, eyes: Eyes, words: list[str]) -> list[str]:
    plain = eyes(path).plain(key)
    return [word for word in words if word.encode() in plain]


def test_every_copy_is_erased(workspace: Workspace, folder: Path, pages: Eyes) -> None:
    said = _fill(workspace)
    words = [word for _, word in said]
    path, key = folder / DATABASE_NAME, workspace._vault.key
    # The log beside the database is full of it, and so are the pages once it was brought in.
    assert len(_seen(path, key, pages, words)) == len(words)
    workspace._vault.database.checkpoint()
    assert len(_seen(path, key, pages, words)) == len(words)

    gone = random.Random(8).sample(said, 200)
    for event in ("E-1", "E-2", "E-3", "E-4", "E-5", "E-6"):
        workspace.redact(event, [fact.id for fact, _ in gone if fact.event == event])

    assert _seen(path, key, pages, [word for _, word in gone]) == []
    left = [word for fact, word in said if (fact, word) not in gone]
    assert _seen(path, key, pages, left) == left
    assert not path.with_name(path.name + "-wal").read_bytes()


def test_the_trial_would_see_what_a_split_page_keeps(
    workspace: Workspace, folder: Path, pages: Eyes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zeroing alone leaves copies behind; without them the test above would prove nothing."""
    said = _fill(workspace)
    monkeypatch.setattr(Database, "rebuild", Database.checkpoint)
    for event in ("E-1", "E-2", "E-3", "E-4", "E-5", "E-6"):
        workspace.redact(event, [fact.id for fact, _ in said if fact.event == event])
    words = [word for _, word in said]
    assert _seen(folder / DATABASE_NAME, workspace._vault.key, pages, words) != []


def test_the_envelope_stays_and_folds_to_nothing(workspace: Workspace) -> None:
    (fact,) = workspace.append("E-1", [Statement(Instant(5), Noted("a secret"))], desk="F1")
    workspace.redact("E-1", [fact.id])
    erased = workspace.facts("E-1")[1]
    assert erased.what is None
    assert erased.body == bytes(len(fact.body))
    assert (erased.id, erased.seq, erased.holds, erased.desk, erased.kind) == (
        fact.id,
        fact.seq,
        fact.holds,
        fact.desk,
        fact.kind,
    )
    workspace.redact("E-1", [fact.id])
    (later,) = workspace.append("E-1", [Statement(Instant(5), Noted("and on"))])
    assert later.seq == fact.seq + 1


def test_an_unknown_fact_erases_nothing(workspace: Workspace) -> None:
    (fact,) = workspace.append("E-1", [Statement(Instant(5), Noted("kept"))])
    with pytest.raises(LookupError):
        workspace.redact("E-1", [fact.id, b"\0" * 16])
    with pytest.raises(LookupError):
        workspace.redact("E-2", [fact.id])
    assert workspace.facts("E-1")[1] == fact


def test_another_reader_is_told_and_erasing_can_be_finished(
    workspace: Workspace, folder: Path, pages: Eyes
) -> None:
    (fact,) = workspace.append("E-1", [Statement(Instant(5), Noted(_word(1)))])
    path, key = folder / DATABASE_NAME, workspace._vault.key
    reader = Database(path, key)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM fact")
    workspace._vault.database.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(UserError, match="database-busy"):
        workspace.redact("E-1", [fact.id])
    assert _seen(path, key, pages, [_word(1)]) == [_word(1)]
    reader.close()
    workspace.redact("E-1", [fact.id])
    assert _seen(path, key, pages, [_word(1)]) == []


def test_the_backups_forget_too(
    workspace: Workspace, folder: Path, tmp_path: Path, pages: Eyes
) -> None:
    (fact,) = workspace.append("E-1", [Statement(Instant(5), Noted(_word(1)))])
    key = workspace._vault.key

    def remembered() -> int:
        found = 0
        for backup in workspace.latest_backups():
            with zipfile.ZipFile(backup.path) as archive:
                (tmp_path / "unpacked.db").write_bytes(archive.read(DATABASE_NAME))
            found += len(_seen(tmp_path / "unpacked.db", key, pages, [_word(1)]))
        return found

    workspace.backup()
    workspace.backup()
    assert remembered() == 2
    workspace.redact("E-1", [fact.id])
    assert remembered() == 0
    assert len(workspace.latest_backups()) == 1
