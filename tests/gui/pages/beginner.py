"""A person at the window: what they press, click, type and see. For the pages before an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget

from toolkit.gui.window import MainWindow

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.model.facts import Body

NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Beginner:
    """Sits before the window; ``went`` are the pages that were asked for."""

    stage: Stage
    window: MainWindow
    went: list[str] = field(default_factory=list)

    @property
    def page(self) -> Any:  # noqa: ANN401 — every page is something else
        return self.window.page

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the keyboard is, and wait for what it does."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.stage.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)
        self.stage.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget that can be seen."""
        assert widget.isVisible(), widget
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, left, pos=at or widget.rect().center())
        self.stage.settle()

    def click_row(self, view: QListView, key: str) -> None:
        """Click the line of a list that holds these words, scrolled to if need be."""
        index = view.model().index(self.row(view, key), 0)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def row(self, view: QListView, words: str) -> int:
        """Give the place of the one line that is read aloud with these words."""
        found = [at for at, told in enumerate(self.lines(view)) if words in told]
        assert len(found) == 1, (words, self.lines(view))
        return found[0]

    def lines(self, view: QListView) -> list[str]:
        """Give the lines of a list as they are read aloud, headings as they stand."""
        model = view.model()
        told = []
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            told.append(str(spoken or index.data()))
        return told

    def button(self, text: str) -> QAbstractButton:
        """Find the visible button of these words."""
        buttons: list[QAbstractButton] = self.page.findChildren(QAbstractButton)
        seen = [b for b in buttons if text in (b.text(), b.accessibleName()) and b.isVisible()]
        assert len(seen) == 1, (text, [b.text() for b in buttons if b.isVisible()])
        return seen[0]

    def press(self, text: str) -> None:
        """Click the button of these words."""
        self.click(self.button(text))

    def seen(self) -> list[str]:
        """Give every text that stands on the page."""
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def sees(self, text: str) -> bool:
        """Whether these words stand on the page."""
        return any(text in told for told in self.seen())

    def facts(self, kind: str) -> list[Body | None]:
        """Everything of a kind that was said of the event at hand and is on disk."""
        facts = self.stage.context.at_desk().workspace.facts(self.stage.state.id)
        return [fact.what for fact in facts if fact.kind == kind]


def sit_down(stage: Stage, page: str, width: int = 1366, height: int = 768) -> Beginner:
    """Open the window on a page, as large as a small laptop's screen."""
    window = MainWindow(stage.context)
    stage.qtbot.addWidget(window)
    window.resize(width, height)
    person = Beginner(stage, window)
    stage.context.go.connect(person.went.append)
    with stage.qtbot.waitExposed(window, timeout=10_000):
        window.show()
    window.activateWindow()
    stage.qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    window.open_page(page)
    stage.settle()
    return person


def cut_off(page: QWidget) -> list[str]:
    """Name the visible labels and buttons that get less room than their words need."""
    short = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            need = label.heightForWidth(label.width()) > label.height() + 1
        else:
            need = label.sizeHint().width() > label.width() + 1
        if need:
            short.append(label.text())
    for button in page.findChildren(QAbstractButton):
        if not button.isVisible() or button.sizePolicy().hasHeightForWidth():
            continue
        if button.text() and button.minimumSizeHint().width() > button.width() + 1:
            short.append(button.text())
    return short
