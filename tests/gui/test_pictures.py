"""Pictures of every page, as the demo takes them: in a process that has no window yet."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from toolkit.gui.look.tokens import DARK, LIGHT
from toolkit.gui.pictures import DARK_ALWAYS

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (
    *("start", "events", "prepare", "people", "handover", "rollcall", "run"),
    *("rota", "logs", "concerns", "laptops", "print", "paper", "finish"),
    *("plans", "editor", "differences", "plan-words"),
    *("concern", "settings", "help", "projector"),
)

_TAKE = """
import sys
from pathlib import Path
from toolkit.launch import _pictures

for path in _pictures(Path(sys.argv[1]), Path(sys.argv[2])):
    print(path.name)
"""


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory, root: Path) -> tuple[Path, list[str], Path]:
    folder, home = tmp_path_factory.mktemp("pictures"), tmp_path_factory.mktemp("home")
    env = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-c", _TAKE, str(folder), str(root)],
        cwd=root,
        env={**env, "PYTHONPATH": str(root), "XDG_CONFIG_HOME": str(home), "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout.split(), home


def test_every_page_is_there_in_both_looks(taken: tuple[Path, list[str], Path]) -> None:
    folder, told, _ = taken
    wanted = {f"{page}-{look}.png" for page in PAGES for look in ("light", "dark")}
    wanted |= {f"{page}.png" for page in DARK_ALWAYS}
    assert set(told) == wanted
    assert {path.name for path in folder.iterdir()} == wanted


def test_they_are_true_pictures_of_different_pages(taken: tuple[Path, list[str], Path]) -> None:
    folder, told, _ = taken
    seen = set()
    for name in told:
        image = QImage(str(folder / name))
        assert image.size().toTuple() == (1366, 768), name
        seen.add(bytes(image.constBits()))
        if name.removesuffix(".png") in DARK_ALWAYS:
            continue
        ground = DARK.ground if "dark" in name else LIGHT.ground
        corner = image.pixelColor(1360, 764).name().upper()
        assert corner in (ground, DARK.card if "dark" in name else LIGHT.card), name
    assert len(seen) == len(told)


def test_nothing_on_them_is_still_waiting(taken: tuple[Path, list[str], Path]) -> None:
    """The previews on the print page are the papers, not the word that they are being made."""
    folder, _, _ = taken
    image = QImage(str(folder / "print-dark.png"))
    white = sum(image.pixelColor(x, 400).name() == "#ffffff" for x in range(100, image.width(), 4))
    assert white > 50


def test_nobodys_settings_are_touched(taken: tuple[Path, list[str], Path]) -> None:
    _, _, home = taken
    assert not list(home.rglob("settings.json"))
