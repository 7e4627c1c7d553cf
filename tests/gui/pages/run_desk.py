"""A person at the desk: the Run page in its window, keys, clicks, and what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from toolkit.gui.window import MainWindow

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.pages.run import RunPage
    from toolkit.gui.pages.run_panel import Panel
    from toolkit.gui.pages.run_view import View
    from toolkit.model.facts import Body, Fact
    from toolkit.model.schedule import Row

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class RunDesk:
    """Keys, clicks and what is seen; ``presses`` counts the keys."""

    stage: Stage
    window: MainWindow
    page: RunPage
    presses: int = 0

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the keyboard is, and wait for what it does."""
        self.presses += 1
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)
        self.stage.settle()

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, left, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())
        self.stage.settle()

    def bar(self, name: str) -> None:
        """Click a button of the bottom bar."""
        self.click(self.page.bar.keys[name])

    def button(self, text: str) -> QAbstractButton:
        """Find the visible button of these words on the page."""
        found = [b for b in self.page.findChildren(QAbstractButton) if b.text() == text]
        seen = [b for b in found if b.isVisible()]
        assert len(seen) == 1, (text, len(found), len(seen))
        return seen[0]

    def sees(self, text: str) -> bool:
        """Whether a visible label of the page holds these words."""
        labels = self.page.findChildren(QLabel)
        return any(text in label.text() for label in labels if label.isVisible())

    @property
    def view(self) -> View:
        """What the page looks at."""
        assert self.page.view is not None
        return self.page.view

    @property
    def phase(self) -> str:
        """How the event stands, as the page sees it."""
        return self.view.phase.value

    @property
    def panel(self) -> Panel:
        """The question that stands on the page."""
        assert self.page.prompts.panel is not None
        return self.page.prompts.panel

    def row(self, block: str) -> Row:
        """A block as it lies in time now."""
        found = self.stage.state.timeline(self.stage.clock.now()).row(block)
        assert found is not None
        return found

    def began(self) -> str:
        """When what runs began, by the wall clock."""
        assert self.view.running is not None
        return self.view.wall(self.view.running.begin).strftime("%H:%M")

    def agenda(self) -> list[str]:
        """The titles in the agenda, as they are shown."""
        model = self.page.agenda.list.model()
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]

    def block(self) -> str:
        """The title of the block in view."""
        return self.page.block.head.title.text()

    def ring(self) -> str:
        """What the ring says."""
        return self.page.block.head.ring.accessibleName()

    def mark_words(self) -> list[str]:
        """The marks of the group as they are shown, in order."""
        model = self.page.group.table._model
        return [row.text for row in model.rows()]

    def places(self) -> dict[str, str]:
        """Where those of the group are who aren't in the room, as it is shown."""
        model = self.page.group.table._model
        return {row.code: row.place for row in model.rows() if row.place}

    def facts(self, kind: str) -> list[Body]:
        """Everything of a kind that was said and is on disk, in order."""
        facts: list[Fact] = self.stage.workspace.facts(self.stage.state.id)
        return [fact.what for fact in facts if fact.kind == kind and fact.what is not None]

    def fact(self, kind: str) -> Any:  # noqa: ANN401 — every kind has other fields
        """The last of a kind."""
        return self.facts(kind)[-1]

    def click_mark(self, row: int) -> None:
        """Click the mark of a person of the group."""
        table = self.page.group.table
        area = table.visualRect(table.model().index(row, 0))
        at = table._delegate.mark_area(area.toRectF()).center().toPoint()
        self.click(table.viewport(), at)


def open_run(stage: Stage) -> RunDesk:
    """Open the window on the watched event's Run page, as large as a small laptop's screen."""
    window = MainWindow(stage.context)
    stage.qtbot.addWidget(window)
    window.resize(1366, 768)
    with stage.qtbot.waitExposed(window, timeout=10_000):
        window.show()
    window.activateWindow()
    stage.qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    window.open_page("run")
    stage.settle()
    page: Any = window.page
    return RunDesk(stage, window, page)
