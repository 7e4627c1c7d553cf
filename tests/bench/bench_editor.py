"""A key press in the editor of a five-day plan of 120 blocks, checks and search after it.

A process of its own, offscreen at 1366 × 768. From the key to the end of the paint that shows the
block longer, against one computation of the plan's timeline in the same run; the same with whole
days in view, so that all 120 are drawn. Then all rules on that plan, and the library searched for
each beginning of a word as one types it.
"""

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.measure import Row, milliseconds
from toolkit.content.activities import activities_of, list_activities
from toolkit.content.emit import emit_plan
from toolkit.content.places import Places, shipped
from toolkit.content.plans import read_plan
from toolkit.gui.context import Context
from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import LIGHT
from toolkit.gui.pages.editor import EditorPage
from toolkit.gui.pages.editor_tiles import rows_of
from toolkit.gui.tasks import Runner
from toolkit.gui.window import MainWindow
from toolkit.model.plan import Day, Plan
from toolkit.model.planparts import opened
from toolkit.model.rules.book import check_plan
from toolkit.store.settings import Settings
from toolkit.words import load

ROOT = Path(__file__).resolve().parents[2]
A_DAY = 24
MINUTES = 20
ROUNDS = 40
LONGEST_S = 180
KEY_GOAL_MS, CHECK_GOAL_MS, SEARCH_GOAL_MS = 16.0, 20.0, 50.0
TYPED = "first moves online"


def big_plan() -> Plan:
    """Five days of 24 short blocks, with the titles, texts and steps of a shipped training."""
    plan = read_plan(shipped() / "sessions" / "joint-training-5d.yaml").plan
    days = []
    for number, day in enumerate(plan.days):
        row = []
        for at in range(A_DAY):
            block = day.blocks[at % len(day.blocks)]
            steps = tuple(replace(step, minutes=0) for step in block.steps)
            row.append(
                replace(
                    block,
                    id=f"b{number}-{at}",
                    minutes=MINUTES,
                    floor=None,
                    start=None,
                    anchor=None,
                    strands=(),
                    steps=steps,
                )
            )
        days.append(opened(Day(day.title, day.start, ()), tuple(row)))
    return replace(plan, id="big", origin=None, days=tuple(days))


def press(page: EditorPage, back: bool) -> None:
    """Make the chosen block five minutes longer or shorter, and paint."""
    key = Qt.Key.Key_Up if back else Qt.Key.Key_Down
    QTest.keyClick(page.canvas, key, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()


def measure(folder: Path) -> dict[str, float]:
    """Open the editor on the big plan and time keys, rules and search."""
    application = QApplication(["bench"])
    root = shipped()
    theme.apply(application, LIGHT)
    fonts.install(application, "en")
    fonts.install_rest()
    file = folder / "big.yaml"
    plan = big_plan()
    file.write_text(emit_plan(plan), encoding="utf-8")
    runner = Runner()
    settings = Settings.load(folder / "settings.json")
    context = Context(
        words=load("en", root / "i18n"),
        settings=settings,
        runner=runner,
        root=root,
        folder=folder / "workspace",
    )
    window = MainWindow(context)
    window.resize(1366, 768)
    window.show()
    context.open_plan.open(str(file))
    settle(runner)
    window.open_page("editor")
    page = window.page
    assert isinstance(page, EditorPage)
    settle(runner)
    found: dict[str, float] = {}
    for name in ("key", "whole"):
        if name == "whole":
            page.canvas.fit()
        context.open_plan.choose("b2-6")
        page.take_keyboard()
        settle(runner)
        times = []
        for turn in range(ROUNDS):
            before = context.open_plan.plan
            times.append(milliseconds(partial(press, page, turn % 2 == 1)))
            assert context.open_plan.plan is not before
        found[name] = median(times)
    found["timeline"] = median(milliseconds(partial(rows_of, plan)) for _ in range(ROUNDS))
    found["checks"] = median(milliseconds(partial(check_plan, plan)) for _ in range(ROUNDS))
    page.side.show_library()
    settle(runner)
    library = page.side.library
    assert library is not None
    library.set_activities(activities_of(list_activities(Places(root))))
    typing = [milliseconds(partial(_type, library.search, letter)) for letter in TYPED]
    found["search"] = max(typing)
    context.open_plan.close()
    settle(runner)
    window.close()
    runner.stop()
    return found


def _type(field: QWidget, letter: str) -> None:
    QTest.keyClicks(field, letter)
    QApplication.processEvents()


def settle(runner: Runner) -> None:
    """Wait until nothing is asked for and everything is painted."""
    while not runner.idle:
        QApplication.processEvents()
    for _ in range(3):
        QApplication.processEvents()


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_editor", folder],
            cwd=ROOT,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "XDG_DATA_HOME": folder,
                "XDG_CONFIG_HOME": folder,
            },
            check=True,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    one = found["timeline"]
    blocks = 5 * A_DAY
    rows = []
    for name, told, goal in (
        ("key", f"key to paint in the editor, {blocks} blocks, against one timeline", KEY_GOAL_MS),
        ("whole", "the same with all days whole in view", KEY_GOAL_MS),
        ("checks", f"all rules on {blocks} blocks, against one timeline", CHECK_GOAL_MS),
    ):
        rows.append(Row(told, found[name], one, goal / one, "goal in milliseconds over timeline"))
        rows.append(Row("  in milliseconds", found[name], None, goal))
    rows.append(
        Row("letter to results in the library, the slowest", found["search"], None, SEARCH_GOAL_MS)
    )
    return rows


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))) + "\n")
