"""Two workspaces, one event: the union of their facts, whatever order they are exchanged in."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.errors import UserError
from toolkit.model.facts import Fact, Noted, Prepared, Registered
from toolkit.model.instants import HOUR, Instant
from toolkit.store import workspace as workspace_module
from toolkit.store.workspace import Statement, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.store.taking import Taken

START = Instant(1_774_616_400_000)
EVENT = "E-1"
DAY = 24 * HOUR


class Laptop:
    """A workspace with a clock of its own."""

    def __init__(self, folder: Path, at: Instant = START) -> None:
        self.folder = folder
        self.at = at
        self.workspace = Workspace.open(folder, now=lambda: self.at)

    def say(self, text: str, event: str = EVENT) -> Fact:
        (fact,) = self.workspace.append(event, [Statement(self.at, Noted(text))])
        return fact

    def prepare(self, event: str = EVENT) -> None:
        self.workspace.append(event, [Statement(self.at, Prepared("{}", START, "UTC"))])

    def take(self, other: Laptop) -> Taken:
        return self.workspace.take(EVENT, other.facts)

    @property
    def facts(self) -> list[Fact]:
        return self.workspace.facts(EVENT)

    def again(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.folder, now=lambda: self.at)

    def copy(self, folder: Path) -> Laptop:
        """Copy the folder as a careless person does."""
        self.workspace.close()
        shutil.copytree(self.folder, folder)
        self.again()
        return Laptop(folder, self.at)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two laptops that have one event of one fact, prepared on the first."""
    first, second = Laptop(tmp_path / "a"), Laptop(tmp_path / "b")
    first.prepare()
    second.take(first)
    yield first, second
    first.workspace.close()
    second.workspace.close()


STEPS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["say", "take", "again", "clock"])),
    max_size=14,
)


@given(STEPS, st.integers(-DAY, DAY), st.booleans())
@settings(max_examples=25, deadline=None)
def test_any_order_of_exchanges_ends_alike(
    steps: list[tuple[str, str]], drift: int, turned: bool
) -> None:
    with tempfile.TemporaryDirectory() as home:
        laptops = {n: Laptop(Path(home) / n) for n in "ab"}
        laptops["a"].prepare()
        laptops["b"].prepare("E-other")
        laptops["b"].take(laptops["a"])
        said: list[Fact] = []
        for name, step in steps:
            here, there = laptops[name], laptops["b" if name == "a" else "a"]
            known = here.facts
            if step == "say":
                fact = here.say(f"{name}{len(said)}")
                said.append(fact)
                assert all(fact.id > other.id for other in known), "comes after all that is known"
                others = [f.seq for f in known if f.device == there.workspace.device]
                seen = json.loads(fact.seen or "{}")
                assert seen.get(there.workspace.device, 0) == max(others, default=0)
            elif step == "take":
                here.take(there)
            elif step == "again":
                here.again()
            else:
                here.at = Instant(here.at + drift)
        order = ["b", "a"] if turned else ["a", "b"]
        for name in order * 2:
            laptops[name].take(laptops["b" if name == "a" else "a"])
        assert laptops["a"].facts == laptops["b"].facts
        assert {f.id for f in said} <= {f.id for f in laptops["a"].facts}
        own = [f for f in laptops["a"].facts if f.device == laptops["b"].workspace.device]
        assert [f.seq for f in own] == sorted({f.seq for f in own}), "each number once"
        for laptop in laptops.values():
            laptop.workspace.close()


def test_taking_says_what_was_new_and_the_same_again_nothing(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    said = [first.say("quiet"), first.say("loud")]
    taken = second.take(first)
    assert list(taken.facts) == said
    assert (taken.erased, taken.copied, taken.doubled, taken.ahead) == ((), False, frozenset(), 0)
    assert second.take(first).facts == ()
    assert second.facts == first.facts
    assert [f.body for f in second.facts] == [f.body for f in first.facts]


def test_what_a_device_has_seen_is_kept_by_event(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    first.say("elsewhere", "E-2")
    mine = first.say("here")
    assert mine.seq == 3
    before = second.say("not knowing")
    second.take(first)
    after = second.say("knowing")
    other = second.say("of another", "E-2")
    device = first.workspace.device
    assert json.loads(before.seen) == {device: 1}
    assert json.loads(after.seen) == {device: 3}
    assert other.seen == ""
    second.again()
    assert json.loads(second.say("later").seen) == {device: 3}
    assert second.facts[-1].seq == after.seq + 2


def test_what_was_erased_there_is_erased_here(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    gone = first.say("Ana is ill")
    stays = second.say("of the second laptop")
    second.take(first)
    first.take(second)
    first.workspace.redact(EVENT, [gone.id])
    taken = second.take(first)
    assert (taken.facts, taken.erased) == ((), (gone.id,))
    assert not any(second.facts[-1].body) or not any(second.facts[-2].body)
    assert second.take(first).erased == ()
    # An old copy of the file brings nothing back.
    assert second.workspace.take(EVENT, [gone, stays]).facts == ()
    assert second.facts == first.facts


def test_the_disk_forgets_what_was_erased_there_even_if_it_was_interrupted(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = pair
    gone = first.say("Ana is ill")
    second.take(first)
    old = second.workspace.backup()
    first.workspace.redact(EVENT, [gone.id])
    database = second.workspace._vault.database
    with monkeypatch.context() as patch:
        patch.setattr(database, "rebuild", lambda: (_ for _ in ()).throw(UserError("busy")))
        with pytest.raises(UserError, match="busy"):
            second.take(first)
    assert old.exists()
    rebuilt = []
    real = database.rebuild

    def rebuild() -> None:
        rebuilt.append(1)
        real()

    monkeypatch.setattr(database, "rebuild", rebuild)
    assert second.take(first).facts == ()
    assert rebuilt == [1]
    assert not old.exists(), "a backup that still knows it is replaced"
    second.take(first)
    assert rebuilt == [1]


def test_an_erased_fact_that_is_new_here_comes_erased(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    gone = first.say("Ana is ill")
    first.workspace.redact(EVENT, [gone.id])
    taken = second.take(first)
    assert [f.id for f in taken.facts] == [gone.id]
    assert taken.erased == ()
    assert second.facts == first.facts


def test_all_or_nothing(pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = pair
    for text in "abc":
        first.say(text)
    before = second.facts
    database = second.workspace._vault.database
    real, calls = database.change, []

    def failing(sql: str, row: tuple[object, ...]) -> int:
        calls.append(sql)
        if len(calls) == 3:
            raise UserError("disk-full", path="x")
        return real(sql, row)

    with monkeypatch.context() as patch:
        patch.setattr(database, "change", failing)
        with pytest.raises(UserError, match="disk-full"):
            second.take(first)
    assert second.facts == before
    assert second.say("goes on").seq == 1
    assert len(second.take(first).facts) == 3


def test_a_name_needs_a_passphrase_first(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = pair
    with monkeypatch.context() as patch:
        patch.setattr(workspace_module, "names_someone", lambda _: False)
        body = Registered("P", "child", call_name="Nini")
        first.workspace.append(EVENT, [Statement(START, body)])
    first.say("beside it")
    with pytest.raises(UserError, match="passphrase-needed"):
        second.take(first)
    assert len(second.facts) == 1


def test_a_laptop_far_ahead_puts_only_this_event_ahead(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    first.at = Instant(START + 400 * DAY)
    wrong = first.say("in another year")
    taken = second.take(first)
    assert taken.ahead == 400 * DAY
    after = second.say("a correction")
    assert second.facts[-1] == after
    assert after.recorded > wrong.recorded
    assert after.holds == START, "when it is true of the world is not touched"
    assert second.say("elsewhere", "E-2").recorded < START + HOUR
    second.again()
    later = second.say("and another")
    assert second.facts[-1] == later
    assert later.seq == 3
    assert second.say("elsewhere", "E-2").recorded < START + HOUR


def test_a_laptop_a_little_ahead_is_followed(pair: tuple[Laptop, Laptop]) -> None:
    first, second = pair
    first.at = Instant(START + HOUR)
    theirs = first.say("a little ahead")
    assert second.take(first).ahead == 0
    assert second.say("after it").recorded == theirs.recorded + 1


def test_a_copied_laptop_is_noticed_and_nothing_is_lost(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, _ = pair
    copy = first.copy(tmp_path / "copy")
    shared = first.workspace.device
    mine, theirs = first.say("of the first"), copy.say("of the copy")
    assert (mine.device, mine.seq) == (theirs.device, theirs.seq)
    taken = first.take(copy)
    assert taken.copied
    assert first.workspace.device != shared
    assert first.workspace.devices == (shared, first.workspace.device)
    after = first.say("as another")
    assert (after.device, after.seq) == (first.workspace.device, 1)
    assert json.loads(after.seen) == {shared: theirs.seq}
    # The copy notices too, by facts that it never said.
    assert copy.take(first).copied
    assert len({shared, first.workspace.device, copy.workspace.device}) == 3
    assert not copy.take(first).copied
    assert not first.take(copy).copied
    copy.say("as a third")
    first.take(copy)
    assert first.facts == copy.facts
    assert {f.what for f in (mine, theirs, after)} <= {f.what for f in first.facts}
    first.again()
    assert first.say("after a restart").seq == 2
    copy.workspace.close()


def test_a_third_laptop_tells_that_two_write_under_one_id(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, second = pair
    copy = first.copy(tmp_path / "copy")
    first.say("of the first")
    copy.say("of the copy")
    assert second.take(first).doubled == frozenset()
    taken = second.take(copy)
    assert taken.doubled == {first.workspace.device}
    assert not taken.copied
    assert len(second.facts) == 3
    copy.workspace.close()


def test_a_laptop_set_back_to_an_earlier_day_gets_its_facts_again(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, second = pair
    back = first.copy(tmp_path / "back")
    lost = [first.say("a"), first.say("b")]
    second.take(first)
    first.workspace.close()
    taken = back.take(second)
    assert list(taken.facts) == lost
    assert taken.copied
    assert back.say("goes on").device != lost[0].device
    assert back.facts[-1].what == Noted("goes on")
    back.workspace.close()
    first.workspace = Workspace.open(first.folder, now=lambda: first.at)


def test_a_device_that_was_renamed_counts_right_after_a_restart_and_a_clock_put_back(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    first, _ = pair
    copy = first.copy(tmp_path / "copy")
    copy.say("x")
    first.take(copy)
    first.at = Instant(START - DAY)
    numbers = []
    for _ in range(3):
        numbers.append(first.say("n").seq)
        numbers.append(first.say("n", "E-2").seq)
        first.again()
    assert numbers == [1, 2, 3, 4, 5, 6]
    copy.workspace.close()
