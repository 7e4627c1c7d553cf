"""Saving a plan for others: what can't travel with it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tests.gui.opened import choose_file
from toolkit.actions.places import own_folder
from toolkit.actions.planlist import PlanLine
from toolkit.content.places import Places, shipped
from toolkit.content.planfile import read_parcel
from toolkit.gui.pages.plans_saving import save_as

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.gui.conftest import Stage
    from toolkit.gui.context import Message


def test_a_plan_says_which_of_its_files_stayed_behind(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    places = Places(shipped(), own_folder())
    assert places.own_sessions is not None
    assert places.own_files is not None
    places.own_files.mkdir(parents=True)
    (places.own_files / "map.pdf").write_bytes(b"%PDF-1.7")
    plan = places.own_sessions / "ours.yaml"
    text = (places.sessions / "consultation-72h.yaml").read_text(encoding="utf-8")
    story = "id: story-of-an-offer"
    plan.write_text(
        text.replace("id: consultation-72h", "id: ours", 1).replace(
            story, f"{story}\n        files: [map.pdf, gone.pdf]", 1
        ),
        encoding="utf-8",
    )
    told: list[Message] = []
    stage.context.message.connect(told.append)
    parent = QWidget()
    stage.qtbot.addWidget(parent)
    out = tmp_path / "ours.interact-plan"
    save_as(stage.context, PlanLine(plan, "Ours", own=True), "pack", parent)
    choose_file(stage, parent, out)
    assert told[-1].error
    assert "without what is not on this laptop: “gone.pdf”" in told[-1].text
    parcel, _ = read_parcel(out.read_bytes(), out)
    assert list(parcel.files) == ["map.pdf"]

    (places.own_files / "gone.pdf").write_bytes(b"%PDF-1.7")
    save_as(stage.context, PlanLine(plan, "Ours", own=True), "pack", parent)
    choose_file(stage, parent, out)
    assert (told[-1].text, told[-1].error) == ("Saved as ours.interact-plan", False)
