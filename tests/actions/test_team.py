"""Two desks, one event: files, names of laptops, the clock, copies, and undo of one's own."""

from __future__ import annotations

import shutil
import zlib
from functools import partial
from typing import TYPE_CHECKING

import msgspec
import pytest

from toolkit.actions import events, laptops, marking, people, running, team, team_keys, undoing
from toolkit.actions.desk import Desk
from toolkit.actions.receiving import Sent, what_is
from toolkit.actions.showing import show_event
from toolkit.model.errors import UserError
from toolkit.model.facts import Amended, Status
from toolkit.model.instants import HOUR, Instant
from toolkit.store.restore import restore_backup
from toolkit.store.sealing import recipient_of, seal
from toolkit.store.teamfile import SUFFIX, Key, key_of
from toolkit.store.workspace import Workspace
from toolkit.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.actions.conftest import Scene

KEY = team.new_key()
BLOCK = "who-is-here"


@pytest.fixture
def other(scene: Scene, tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "other", now=scene.clock.now) as workspace:
        yield Desk(workspace, scene.clock.now, "TEAM-02-1")


def code_of(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value


def carry(there: Desk, here: Desk, event: str, tmp_path: Path) -> team.TakenIn:
    path = tmp_path / "carried"
    team.send(there, event, path, KEY)
    return team.take(here, team.open_file(path, KEY))


def test_every_running_action_asks_who_holds_the_clock(
    scene: Scene, other: Desk, tmp_path: Path
) -> None:
    laptops.name_laptop(scene.desk, " Desk  1 ")
    taken = carry(scene.desk, other, scene.event, tmp_path)
    assert (taken.first, taken.laptop, taken.questions) == (True, "Desk 1", 0)
    scene.at("2026-10-02T16:00")
    event, now = scene.event, scene.clock.now()
    acts: list[Callable[..., object]] = [
        partial(running.start_block, block=BLOCK),
        partial(running.end_block, block=BLOCK),
        running.next_block,
        partial(running.extend_block, block=BLOCK, minutes=5),
        partial(running.skip_block, block="games"),
        running.pause,
        running.resume,
        partial(running.insert_block, title="Walk", minutes=10),
        partial(running.answer_resume, answer="counted", start=now, end=Instant(now + HOUR)),
        partial(running.started_earlier, block=BLOCK, began=now),
    ]
    before = len(other.facts(event))
    for act in acts:
        error = code_of(partial(act, other, event))
        assert (error.code, error.params) == ("clock-elsewhere", {"laptop": "Desk 1"})
    assert len(other.facts(event)) == before
    codes = scene.codes()
    marking.mark(other, event, BLOCK, codes[:1], Status.PRESENT)
    marking.headcount(other, event, 13)
    marking.note(other, event, "warm")
    people.withdraw(other, event, codes[1])
    laptops.take_clock(other, event)
    assert code_of(lambda: laptops.take_clock(other, event)).code == "has-clock"
    running.start_block(other, event, BLOCK)
    running.start_block(scene.desk, event, "snack-1")
    carry(other, scene.desk, event, tmp_path)
    assert code_of(lambda: running.pause(scene.desk, event)).params == {"laptop": ""}


def test_the_clock_is_passed_on_and_laptops_are_listed(
    scene: Scene, other: Desk, tmp_path: Path
) -> None:
    laptops.name_laptop(other, "Night")
    carry(scene.desk, other, scene.event, tmp_path)
    marking.note(other, scene.event, "here")
    carry(other, scene.desk, scene.event, tmp_path)
    here, night = laptops.laptops(scene.desk, scene.event)
    assert (here.here, here.has_clock) == (True, True)
    assert (night.name, night.has_clock) == ("Night", False)
    nobody = code_of(lambda: laptops.pass_clock(scene.desk, scene.event, "nobody"))
    assert nobody.code == "no-such-laptop"
    laptops.pass_clock(scene.desk, scene.event, night.device)
    elsewhere = code_of(lambda: laptops.pass_clock(scene.desk, scene.event, night.device))
    assert elsewhere.code == "clock-elsewhere"
    carry(scene.desk, other, scene.event, tmp_path)
    assert laptops.has_clock(other, scene.event)


def test_undo_takes_back_what_was_done_here(scene: Scene, other: Desk, tmp_path: Path) -> None:
    codes = scene.codes()
    carry(scene.desk, other, scene.event, tmp_path)
    marking.mark(other, scene.event, BLOCK, codes[:1], Status.PRESENT)
    marking.mark(scene.desk, scene.event, BLOCK, codes[1:2], Status.LATE)
    carry(scene.desk, other, scene.event, tmp_path)
    undoing.undo(other, scene.event)
    marks = {mark.person: mark.status for mark in other.event(scene.event).register}
    assert marks == {codes[1]: Status.LATE}
    assert code_of(lambda: undoing.undo(other, scene.event)).code == "nothing-to-undo"
    undoing.redo(other, scene.event)
    assert len(list(other.event(scene.event).register)) == 2


def test_a_question_is_settled_once(scene: Scene, other: Desk, tmp_path: Path) -> None:
    code = scene.codes()[0]
    carry(scene.desk, other, scene.event, tmp_path)
    people.amend(scene.desk, scene.event, [Amended(code, age=13)])
    people.amend(other, scene.event, [Amended(code, age=15)])
    assert carry(other, scene.desk, scene.event, tmp_path).questions == 1
    (question,) = team.open_questions(scene.desk, scene.event)
    settle = partial(team.settle, scene.desk, scene.event, question.id)
    assert code_of(lambda: settle(2)).code == "no-such-answer"
    assert code_of(lambda: settle(-1)).code == "no-such-answer"
    ages = [choice.value["age"] for choice in question.choices]
    settle(ages.index(13))
    assert scene.state.people[code].age == 13
    assert code_of(lambda: settle(0)).code == "no-such-question"
    carry(scene.desk, other, scene.event, tmp_path)
    now = scene.clock.now()
    assert show_event(other, scene.event, now) == show_event(scene.desk, scene.event, now)


def test_a_laptop_made_from_a_backup_leaves_the_clock_to_the_first(
    scene: Scene, tmp_path: Path
) -> None:
    scene.at("2026-10-02T14:00")
    backup = scene.desk.workspace.backup(tmp_path)
    restore_backup(backup, tmp_path / "second", now=scene.clock.now)
    with Workspace.open(tmp_path / "second", now=scene.clock.now) as workspace:
        second = Desk(workspace, scene.clock.now)
        # As long as nobody else writes under the former id it is this laptop's own.
        assert laptops.has_clock(second, scene.event)
        marking.note(scene.desk, scene.event, "the first goes on")
        taken = carry(scene.desk, second, scene.event, tmp_path)
        assert taken.notices == ()
        assert not laptops.has_clock(second, scene.event)
        assert laptops.has_clock(scene.desk, scene.event)


def test_a_copied_laptop_is_told_and_one_of_the_two_has_the_clock(
    scene: Scene, tmp_path: Path
) -> None:
    folder = scene.desk.workspace.folder
    copy_of = tmp_path / "copy"
    shutil.copytree(folder, copy_of, ignore=shutil.ignore_patterns("*.lock", "lock*"))
    with Workspace.open(copy_of, now=scene.clock.now) as workspace:
        copy = Desk(workspace, scene.clock.now)
        marking.note(scene.desk, scene.event, "first")
        marking.note(copy, scene.event, "copy")
        taken = carry(copy, scene.desk, scene.event, tmp_path)
        assert [notice.code for notice in taken.notices] == ["copied"]
        taken = carry(scene.desk, copy, scene.event, tmp_path)
        assert [notice.code for notice in taken.notices] == ["copied"]
        assert carry(copy, scene.desk, scene.event, tmp_path).notices == ()
        assert copy.facts(scene.event) == scene.desk.facts(scene.event)
        clocks = [laptops.has_clock(desk, scene.event) for desk in (scene.desk, copy)]
        assert sorted(clocks) == [False, True]


def test_a_clock_far_ahead_is_told(scene: Scene, other: Desk, tmp_path: Path) -> None:
    carry(scene.desk, other, scene.event, tmp_path)
    now = scene.clock.now()
    laptops.name_laptop(other, "Night")
    scene.clock.set(Instant(now + 50 * HOUR))
    marking.note(other, scene.event, "in two days")
    scene.clock.set(now)
    (notice,) = carry(other, scene.desk, scene.event, tmp_path).notices
    assert notice == team.Notice("ahead", "Night", 50 * 60)


def test_key_files(tmp_path: Path) -> None:
    path = tmp_path / "key"
    team.write_key(path, KEY)
    assert team.read_key(path) == KEY
    spaced = " ".join(KEY.secret[at : at + 5].lower() for at in range(0, len(KEY.secret), 5))
    path.write_text(f"# created by hand\n\n{spaced}\n", encoding="utf-8")
    assert team.read_key(path) == KEY
    path.write_text("  warm te\u0301 at nine \nnot this", encoding="utf-8")
    assert team.read_key(path) == Key("warm t\u00e9 at nine")
    path.write_text(KEY.secret[:-1], encoding="utf-8")
    assert code_of(lambda: team.read_key(path)).code == "bad-key"
    path.write_bytes(b"\xff\xfe\xff")
    assert code_of(lambda: team.read_key(path)).code == "key-file-empty"
    assert code_of(lambda: key_of(" ")).code == "passphrase-empty"


def sealed(path: Path, data: bytes) -> Path:
    path.write_bytes(seal(data, [recipient_of(KEY.secret)]))
    return path


def test_what_is_inside_is_checked_before_anything_is_taken(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "x"
    good: dict[str, object] = {
        "file": "interact-team",
        "format": 1,
        "event": "e",
        "device": "d",
        "facts": 1,
    }
    line = msgspec.json.encode([b"\0" * 16, "d", 1, "", 0, 0, "", "noted", b"{}"])

    def inside(header: dict[str, object], packed: bytes) -> Path:
        return sealed(path, msgspec.json.encode(header) + b"\n" + packed)

    whole = zlib.compress(line)
    assert team.open_file(inside(good, whole), KEY).header.event == "e"
    wrong: list[tuple[dict[str, object], bytes, str]] = [
        ({**good, "file": "something"}, whole, "not-a-team-file"),
        ({"no": "header"}, whole, "not-a-team-file"),
        ({**good, "format": 2, "facts": "otherwise"}, b"??", "newer-team-file"),
        ({**good, "facts": 2}, whole, "sealed-damaged"),
        ({**good, "device": ""}, whole, "sealed-damaged"),
        (good, whole[:-2], "sealed-damaged"),
        (good, b"not deflated", "sealed-damaged"),
        (good, zlib.compress(b"[]"), "sealed-damaged"),
        (good, zlib.compress(line.replace(b'"d",1', b'"d",0')), "sealed-damaged"),
        (good, zlib.compress(line.replace(b'"",0,0', b'"",0,7')), "sealed-damaged"),
    ]
    for header, packed, code in wrong:
        assert code_of(partial(team.open_file, inside(header, packed), KEY)).code == code
    file = team.open_file(inside(good, whole), KEY)
    assert code_of(lambda: team.take(scene.desk, file)).code == "sealed-damaged"
    assert scene.desk.events() == [scene.event]


def test_another_event_of_the_same_name_is_not_mixed_in(
    scene: Scene, other: Desk, tmp_path: Path
) -> None:
    assert events.prepare(other, scene.new).event == scene.event
    before = other.facts(scene.event)[:]
    error = code_of(lambda: carry(scene.desk, other, scene.event, tmp_path))
    assert (error.code, error.params) == ("other-event", {"event": scene.event})
    assert other.facts(scene.event) == before


def test_a_key_is_typed_once(scene: Scene, other: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x"
    team.send(scene.desk, scene.event, path, KEY)
    assert code_of(lambda: team_keys.open_with_known(other, path)).code == "wrong-key"
    file, key = team_keys.open_with_known(other, path, f" {KEY.secret.lower()}")
    assert key == KEY
    team_keys.remember_key(other, "another", team.new_key())
    team_keys.remember_key(other, scene.event, key)
    assert team_keys.key_for(other, scene.event) == KEY
    assert team_keys.open_with_known(other, path)[0].facts == file.facts
    path.write_bytes(b"")
    assert code_of(lambda: team_keys.open_with_known(other, path)).code == "not-a-team-file"
    assert code_of(lambda: team_keys.open_with_known(other, tmp_path / "no")).code == "not-found"


def test_a_sent_file_is_recognised(scene: Scene, tmp_path: Path) -> None:
    team.send(scene.desk, scene.event, tmp_path / "any.name", KEY)
    assert what_is(tmp_path / "any.name") is Sent.TEAM
    broken = tmp_path / f"broken{SUFFIX}"
    broken.write_bytes(b"\0\1")
    assert what_is(broken) is Sent.TEAM


def test_the_key_is_put_on_a_page(scene: Scene, tmp_path: Path) -> None:
    team_keys.write_key_page(scene.desk, scene.event, KEY, Words(), tmp_path / "key.pdf")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
