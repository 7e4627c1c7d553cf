"""A file that was sent is known by what is in it, and taken over without losing anything."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from toolkit.actions.receiving import Sent, receive_plan, restore, what_is
from toolkit.content.library import list_plans
from toolkit.content.places import Places
from toolkit.model.errors import InputError, UserError
from toolkit.model.facts import Prepared
from toolkit.model.instants import Instant
from toolkit.sheets.people_cells import COLUMNS
from toolkit.store import wrapping
from toolkit.store.workspace import Statement, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

START = Instant(1_790_000_000_000)
PLAN = """\
format: 1
id: one-hour
version: 1
title: One hour together
programme: INTERACT
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: One
    start: "10:00"
    blocks:
      - {id: hello, title: Hello, kind: session, minutes: 60}
"""


def now() -> Instant:
    return START


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "STANDARD", wrapping.Cost(memory_kib=64, passes=1))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    (shipped / "sessions").mkdir(parents=True)
    return Places(shipped, own)


def own(places: Places) -> Path:
    folder = places.own_sessions
    assert folder is not None
    return folder


def plan_file(folder: Path, text: str = PLAN, name: str = "sent.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].append(list(COLUMNS))
    book.save(path)
    return path


def agenda(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (("Training of trainers",), ("Time", "Session"), ("9:00", "Names")):
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def document(path: Path) -> Path:
    made = docx.Document()
    made.add_table(rows=1, cols=2)
    made.save(str(path))
    return path


def backup(folder: Path, event: str = "E-1", passphrase: str = "") -> tuple[Path, str]:
    key = ""
    with Workspace.open(folder / f"from-{event}", now=now) as workspace:
        workspace.append(event, [Statement(START, Prepared("{}", START, "Europe/Rome"))])
        if passphrase:
            key = workspace.set_passphrase(passphrase)
        made = workspace.backup(folder / f"{event}.interact-backup")
    return made, key


def csv_text(head: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        return plan_file(folder, f"{head}\nchild,,,15,M,NORD,it,yes,yes,\n", "list.txt")

    return write


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (plan_file, Sent.PLAN),
        (lambda folder: plan_file(folder, name="plan.txt"), Sent.PLAN),
        (lambda folder: plan_file(folder, "", "empty.yaml"), Sent.PLAN),
        (lambda folder: plan_file(folder, "just: this", "other.yml"), Sent.PLAN),
        (csv_text(",".join(COLUMNS)), Sent.PEOPLE),
        (csv_text(";".join(COLUMNS)), Sent.PEOPLE),
        (csv_text('"role"\t"code"'), Sent.PEOPLE),
        (lambda folder: plan_file(folder, "a,b\n1,2\n", "some.csv"), Sent.PEOPLE),
        (lambda folder: workbook(folder / "people.xlsx"), Sent.PEOPLE),
        (lambda folder: workbook(folder / "people.xlsx").rename(folder / "noname"), Sent.PEOPLE),
        (lambda folder: agenda(folder / "people.xlsx"), Sent.AGENDA),
        (lambda folder: document(folder / "agenda.docx"), Sent.AGENDA),
        (lambda folder: document(folder / "agenda.docx").rename(folder / "noname"), Sent.AGENDA),
        (lambda folder: plan_file(folder, "Tag;Uhrzeit;Thema\n1;9:00;A\n", "a.csv"), Sent.AGENDA),
        (lambda folder: plan_file(folder, "PK no zip", "agenda.docx"), Sent.AGENDA),
        (lambda folder: backup(folder)[0], Sent.BACKUP),
        (lambda folder: backup(folder)[0].rename(folder / "renamed.zip"), Sent.BACKUP),
        (lambda folder: plan_file(folder, "cut off", "x.interact-backup"), Sent.BACKUP),
        (lambda folder: plan_file(folder, "Dear all,\nsee you soon", "letter.txt"), Sent.UNKNOWN),
        (lambda folder: folder, Sent.UNKNOWN),
    ],
)  # fmt: skip
def test_a_file_is_known_by_its_contents(
    tmp_path: Path, make: Callable[[Path], Path], kind: Sent
) -> None:
    assert what_is(make(tmp_path)) is kind


def test_a_picture_called_a_workbook_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 50)
    assert what_is(path) is Sent.UNKNOWN


def test_any_other_zip_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.jpg", "x")
    assert what_is(path) is Sent.UNKNOWN


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not-found"):
        what_is(tmp_path / "gone.yaml")


def test_a_plan_joins_the_persons_own(tmp_path: Path, places: Places) -> None:
    got = receive_plan(places, plan_file(tmp_path), own(places))
    assert (got.plan.id, got.kept, got.hides_shipped) == ("one-hour", None, False)
    (entry,) = list_plans(places)
    assert (entry.id, entry.shipped, entry.path) == ("one-hour", False, got.path)


def test_a_plan_with_problems_is_not_copied_and_all_are_named(
    tmp_path: Path, places: Places
) -> None:
    broken = plan_file(tmp_path, PLAN.replace("kind: session", "kind: nap").replace("60", "long"))
    with pytest.raises(InputError) as caught:
        receive_plan(places, broken, own(places))
    assert len(caught.value.problems) == 2
    assert all(problem.place.endswith("sent.yaml:12") for problem in caught.value.problems)
    assert not own(places).exists()


def test_a_newer_plan_puts_the_earlier_one_aside(tmp_path: Path, places: Places) -> None:
    receive_plan(places, plan_file(tmp_path), own(places))
    newer = plan_file(tmp_path, PLAN.replace("version: 1", "version: 2"))
    got = receive_plan(places, newer, own(places))
    assert got.kept is not None
    assert got.kept.read_text(encoding="utf-8") == PLAN
    (entry,) = list_plans(places)
    assert (entry.version, entry.problems) == (2, ())


def test_an_own_plan_under_another_file_name_is_found(tmp_path: Path, places: Places) -> None:
    own(places).mkdir(parents=True)
    plan_file(own(places), name="my-hour.yaml")
    newer = plan_file(tmp_path, PLAN.replace("version: 1", "version: 2"))
    receive_plan(places, newer, own(places))
    assert [(e.version, e.problems) for e in list_plans(places)] == [(2, ())]


def test_a_broken_own_file_of_that_name_is_kept_too(tmp_path: Path, places: Places) -> None:
    own(places).mkdir(parents=True)
    plan_file(own(places), "not a plan yet", "one-hour.yaml")
    receive_plan(places, plan_file(tmp_path), own(places))
    kept = own(places) / "one-hour.yaml.replaced-1"
    assert kept.read_text(encoding="utf-8") == "not a plan yet"


def test_the_same_plan_twice_changes_nothing(tmp_path: Path, places: Places) -> None:
    first = receive_plan(places, plan_file(tmp_path), own(places))
    again = receive_plan(places, plan_file(tmp_path), own(places))
    assert (again.path, again.kept) == (first.path, None)
    assert len(list(own(places).iterdir())) == 1


def test_a_plan_that_hides_a_shipped_one_says_so(tmp_path: Path, places: Places) -> None:
    plan_file(places.sessions, name="one-hour.yaml")
    got = receive_plan(places, plan_file(tmp_path, PLAN.replace("Hello", "Hi")), own(places))
    assert got.hides_shipped
    assert [(e.id, e.shipped) for e in list_plans(places)] == [("one-hour", False)]


def test_a_shipped_plan_sent_back_is_not_copied(tmp_path: Path, places: Places) -> None:
    shipped = plan_file(places.sessions, name="one-hour.yaml")
    got = receive_plan(places, plan_file(tmp_path), own(places))
    assert (got.path, got.hides_shipped) == (shipped, False)
    assert not own(places).exists()


def test_a_backup_takes_the_place_of_what_was_there_and_that_is_kept(tmp_path: Path) -> None:
    made, _ = backup(tmp_path)
    folder = tmp_path / "workspace"
    held = Workspace.open(folder, now=now)
    held.append("MINE", [Statement(START, Prepared("{}", START, "Europe/Rome"))])
    restore(made, folder, now=now, held=held)
    with Workspace.open(folder, now=now) as workspace:
        assert workspace.events() == ["E-1"]
    aside = tmp_path / "again"
    shutil.copytree(folder / "replaced-1", aside)
    with Workspace.open(aside, now=now) as workspace:
        assert workspace.events() == ["MINE"]


@pytest.mark.parametrize("by", ["passphrase", "recovery key"])
def test_a_protected_backup_opens_by_either_secret(tmp_path: Path, by: str) -> None:
    made, key = backup(tmp_path, passphrase="seven small boats")
    restore(
        made,
        tmp_path / "workspace",
        now=now,
        secret=key if by == "recovery key" else "seven small boats",
    )
    with Workspace.open(
        tmp_path / "workspace", now=now, passphrase="seven small boats"
    ) as workspace:
        assert workspace.events() == ["E-1"]


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("", "workspace-locked"),
        ("seven small bats", "wrong-passphrase"),
        ("slip", "recovery-key-mistyped"),
    ],
)
def test_a_wrong_secret_leaves_the_workspace_open(tmp_path: Path, secret: str, code: str) -> None:
    made, key = backup(tmp_path, passphrase="seven small boats")
    wrong = key[:-1] + ("2" if key[-1] != "2" else "3") if secret == "slip" else secret
    folder = tmp_path / "workspace"
    with Workspace.open(folder, now=now) as held:
        with pytest.raises(UserError) as caught:
            restore(made, folder, now=now, secret=wrong, held=held)
        assert caught.value.code == code
        assert held.events() == []


def test_what_is_no_whole_backup_leaves_the_workspace_open(tmp_path: Path) -> None:
    cut = tmp_path / "cut.interact-backup"
    cut.write_bytes(backup(tmp_path)[0].read_bytes()[:900])
    folder = tmp_path / "workspace"
    with Workspace.open(folder, now=now) as held:
        with pytest.raises(UserError, match="backup-unreadable"):
            restore(cut, folder, now=now, held=held)
        assert held.events() == []
