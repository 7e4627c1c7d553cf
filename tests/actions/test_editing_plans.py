from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from toolkit.actions.editing_plans import (
    UNSAVED,
    changed_outside,
    forget_unsaved,
    keep_unsaved,
    open_plan,
    overwrite_plan,
    own_copy,
    save_plan,
)
from toolkit.content.places import Places, shipped
from toolkit.content.plans import read_plan
from toolkit.model.editing.changes import resize
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(shipped(), tmp_path / "user")


@pytest.fixture
def copy(places: Places) -> Path:
    return own_copy(places, "survey-focus-group")


def test_a_plan_that_ships_is_not_one_s_own(places: Places, copy: Path) -> None:
    assert not open_plan(places, "survey-focus-group").own
    mine = open_plan(places, str(copy))
    assert mine.own
    assert mine.original == open_plan(places, "survey-focus-group").plan
    assert mine.unsaved is None


def test_saving_changes_only_what_was_changed(places: Places, copy: Path) -> None:
    before = open_plan(places, str(copy))
    longer = resize(before.plan, "talk", before.plan.block("talk").minutes + 5)  # type: ignore[union-attr]
    data = save_plan(copy, before.data, longer)
    assert copy.read_bytes() == data
    assert read_plan(copy).plan == longer
    old, new = before.data.decode().splitlines(), data.decode().splitlines()
    assert sum(one not in old for one in new) <= 3


def test_what_another_program_wrote_is_never_written_over(places: Places, copy: Path) -> None:
    mine = open_plan(places, str(copy))
    other = mine.data.replace(b"title: ", b"title: New ", 1)
    copy.write_bytes(other)
    assert changed_outside(copy, mine.data)
    with pytest.raises(UserError, match="plan-changed-outside"):
        save_plan(copy, mine.data, replace(mine.plan, title="Mine"))
    assert copy.read_bytes() == other


def test_keeping_mine_puts_the_other_one_aside(places: Places, copy: Path) -> None:
    mine = open_plan(places, str(copy))
    copy.write_bytes(other := mine.data + b"# by somebody else\n")
    overwrite_plan(copy, mine.data, replace(mine.plan, title="Mine"))
    assert read_plan(copy).plan.title == "Mine"
    assert copy.with_name(f"{copy.name}.replaced-1").read_bytes() == other


def test_a_deleted_file_is_told_and_written_again_on_choosing_mine(
    places: Places, copy: Path
) -> None:
    mine = open_plan(places, str(copy))
    copy.unlink()
    with pytest.raises(UserError, match="plan-changed-outside"):
        save_plan(copy, mine.data, replace(mine.plan, title="Mine"))
    overwrite_plan(copy, mine.data, replace(mine.plan, title="Mine"))
    assert read_plan(copy).plan.title == "Mine"


def test_what_was_put_down_is_found_again_after_a_crash(places: Places, copy: Path) -> None:
    mine = open_plan(places, str(copy))
    changed = replace(mine.plan, title="Half an hour of work")
    keep_unsaved(copy, mine.data, changed)
    assert open_plan(places, str(copy)).unsaved == changed
    forget_unsaved(copy)
    assert open_plan(places, str(copy)).unsaved is None


def test_what_was_put_down_goes_with_saving(places: Places, copy: Path) -> None:
    mine = open_plan(places, str(copy))
    changed = replace(mine.plan, title="Saved")
    keep_unsaved(copy, mine.data, changed)
    save_plan(copy, mine.data, changed)
    assert list((copy.parent / UNSAVED).iterdir()) == []


def test_changes_of_a_file_that_is_another_now_are_offered_and_that_is_told(
    places: Places, copy: Path
) -> None:
    mine = open_plan(places, str(copy))
    changed = replace(mine.plan, title="Mine")
    keep_unsaved(copy, mine.data, changed)
    assert not open_plan(places, str(copy)).changed_since
    copy.write_bytes(mine.data.replace(b"title: ", b"title: New ", 1))
    found = open_plan(places, str(copy))
    assert found.unsaved == changed
    assert found.changed_since


@pytest.mark.parametrize("junk", [b"", b"{", b'{"plan": 3}', b"\xff\xfe"])
def test_a_broken_file_of_changes_hinders_nothing(places: Places, copy: Path, junk: bytes) -> None:
    keep_unsaved(copy, b"", open_plan(places, str(copy)).plan)
    next((copy.parent / UNSAVED).iterdir()).write_bytes(junk)
    assert open_plan(places, str(copy)).unsaved is None


def test_the_folder_of_changes_is_no_plan(places: Places, copy: Path) -> None:
    keep_unsaved(copy, b"", open_plan(places, str(copy)).plan)
    assert {path.name for path in copy.parent.iterdir()} >= {UNSAVED, copy.name}
    assert open_plan(places, copy.stem).path == copy


def test_a_full_disk_leaves_the_file_as_it_was(
    places: Places, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = open_plan(places, str(copy))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="disk-full"):
        save_plan(copy, mine.data, replace(mine.plan, title="Mine"))
    monkeypatch.undo()
    assert copy.read_bytes() == mine.data
