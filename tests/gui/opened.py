"""The whole window on a stage: opened, looked at, and closed again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStyle,
    QWidget,
)

from toolkit.gui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor, QImage

    from tests.gui.conftest import Stage
    from toolkit.actions.events import NewEvent

SIZE = (1366, 768)


def open_window(stage: Stage, page: str = "") -> MainWindow:
    """Show the window on the stage's workspace, at the size of a field laptop."""
    window = MainWindow(stage.context)
    stage.qtbot.addWidget(window)
    window.resize(*SIZE)
    with stage.qtbot.waitExposed(window):
        window.show()
    if page:
        window.open_page(page)
    stage.settle()
    return window


def seen(root: QWidget) -> list[str]:
    """Give every text that can be read in a widget now."""
    texts = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.append(widget.text())
        texts.append(widget.accessibleName())
    return [text for text in texts if text]


def cut_off(root: QWidget) -> list[str]:
    """Name every visible label and button that has less room than its words need.

    What lies within a scroll area may be out of sight, but must be whole there.
    """
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        text = widget.text().strip()
        if text and (_too_narrow(widget) or _clipped(widget, root)):
            found.append(f"{type(widget).__name__} {text!r} {widget.size().toTuple()}")
    return found


def _too_narrow(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            # Lines may also break where a zero-width space allows it, as in a path.
            pieces = widget.text().replace("\u200b", " ").split()
            longest = max(
                (widget.fontMetrics().horizontalAdvance(w) for w in pieces),
                default=0,
            )
            inside = widget.contentsRect().width()
            return widget.height() + 1 < widget.heightForWidth(widget.width()) or longest > inside
        return not _fits(widget.sizeHint().width(), widget.width())
    if isinstance(widget, QRadioButton | QCheckBox):
        # Their hint has room to spare after the words; what they need is box, gap and words.
        style = widget.style()
        box = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, widget)
        words = widget.fontMetrics().horizontalAdvance(widget.text())
        return not _fits(box + words, widget.width())
    return not _fits(widget.minimumSizeHint().width(), widget.width())


def _fits(needed: int, given: int) -> bool:
    return needed <= given + 1


def _clipped(widget: QWidget, root: QWidget) -> bool:
    """Tell whether a parent that doesn't scroll shows only a part of it."""
    child, parent = widget, widget.parentWidget()
    area = QRect(QPoint(0, 0), widget.size())
    while parent is not None and child is not root:
        area = area.translated(child.pos())
        grand = parent.parentWidget()
        scroll = grand.parentWidget() if grand is not None else None
        if isinstance(scroll, QScrollArea) and scroll.widget() is parent:
            return area.left() < 0 or area.right() > parent.width()
        if not parent.rect().contains(area):
            return True
        child, parent = parent, parent.parentWidget()
    return False


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Give red, green and blue of a colour, 0 to 255."""
    return colour.red(), colour.green(), colour.blue()


def picture(view: QWidget) -> QImage:
    """Take a picture of a widget."""
    return view.grab().toImage()


def colours(image: QImage, step: int = 4) -> set[tuple[int, int, int]]:
    """Give the colours in a picture, looking at every ``step``-th point."""
    return {
        rgb(image.pixelColor(x, y))
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


def one_day(new: NewEvent) -> NewEvent:
    """The plan's second day alone: fewer pages take less time."""
    plan = msgspec.structs.replace(new.plan, days=new.plan.days[1:2], rota=())
    return replace(new, plan=plan)


def choose_file(stage: Stage, page: QWidget, path: Path) -> None:
    """Answer the file dialog that stands open over a page."""
    chooser = page.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.selectFile(str(path))
    chooser.fileSelected.emit(str(path))
    chooser.close()
    stage.settle()
