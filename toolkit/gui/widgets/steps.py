"""A block's steps, to be ticked off, with their minutes at the end of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, TextStyle, Type
from toolkit.gui.widgets.keys import keeps_space
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOX = 22
_EDGE = 3
_LINES = int(Qt.TextFlag.TextWordWrap)


class Step(NamedTuple):
    """One step: its text and the words at the end of its line (``8′``)."""

    text: str
    minutes: str = ""
    ticked: bool = False


class StepList(QWidget):
    """Steps under each other; Space ticks, arrows move."""

    ticked = Signal(int, bool)
    """A person ticked or unticked the step at this place."""

    def __init__(self, style: TextStyle = Type.BODY, parent: QWidget | None = None) -> None:
        """Make an empty list in one text style."""
        super().__init__(parent)
        self._style = style
        self._rows: list[_StepRow] = []
        self._details: dict[int, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; rows that stay keep the keyboard's place."""
        while len(self._rows) > len(steps):
            self.set_detail(len(self._rows) - 1, None)
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        while len(self._rows) < len(steps):
            self._add_row(len(self._rows))
        for row, step in zip(self._rows, steps, strict=True):
            row.show_step(step)
        width = max((row.minutes_width() for row in self._rows), default=0)
        for row in self._rows:
            row.set_minutes_room(width)

    def row(self, index: int) -> QWidget | None:
        """Give the line of a step, none beyond the last."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def detail(self, index: int) -> QWidget | None:
        """Give what is shown under a step, if anything."""
        return self._details.get(index)

    def set_detail(self, index: int, detail: QWidget | None) -> None:
        """Show something under a step, such as what is to be said in it; ``None`` for nothing."""
        before = self._details.pop(index, None)
        if before is not None:
            self._column.removeWidget(before)
            before.setParent(None)
            before.deleteLater()
        if detail is not None:
            self._details[index] = detail
            self._column.insertWidget(self._column.indexOf(self._rows[index]) + 1, detail)

    def _add_row(self, index: int) -> None:
        row = _StepRow(self._style)
        row.clicked.connect(lambda checked: self.ticked.emit(index, checked))
        self._rows.append(row)
        self._column.addWidget(row)


class _StepRow(QAbstractButton):
    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self._style = style
        self._minutes = ""
        self._room = 0
        self.setCheckable(True)
        # A click leaves the keyboard where it was, mostly on the group that is being marked.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_step(self, step: Step) -> None:
        self._minutes = step.minutes
        self.setText(step.text)
        self.setAccessibleName(step.text)
        self.setAccessibleDescription(step.minutes)
        self.setChecked(step.ticked)
        self.updateGeometry()
        self.update()

    def minutes_width(self) -> int:
        return QFontMetrics(font(Type.SECONDARY)).horizontalAdvance(self._minutes)

    def set_minutes_room(self, width: int) -> None:
        if width != self._room:
            self._room = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(360, self.heightForWidth(max(self.width(), 360)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, Size.RUN_ROW)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        bounds = QFontMetrics(font(self._style)).boundingRect(
            QRect(0, 0, self._text_width(width), 10_000), _LINES, self.text()
        )
        return max(Size.RUN_ROW, bounds.height() + Space.S)

    def event(self, event: QEvent) -> bool:
        return keeps_space(event) or super().event(event)

    def hitButton(self, _at: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(_EDGE, (self.height() - _BOX) / 2, _BOX, _BOX)
        text = QRectF(self._text_left(), 0, self._text_width(self.width()), self.height())
        minutes = QRectF(self.width() - self._room - _EDGE, 0, self._room, self.height())
        if mirrored:
            for area in (box, text, minutes):
                area.moveRight(self.width() - area.left())
        self._paint_box(painter, box)
        palette = theme.current()
        soft = theme.colour(palette.soft)
        painter.setFont(font(self._style))
        painter.setPen(soft if self.isChecked() else theme.colour(palette.ink))
        flags = aligned(mirrored=mirrored) | reading(self.text()) | _LINES
        painter.drawText(text, flags, self.text())
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(soft)
        flags = aligned(mirrored=mirrored, end=True) | reading(self._minutes)
        painter.drawText(minutes, flags, self._minutes)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        palette = theme.current()
        fill = palette.done if self.isChecked() else palette.card
        edge = palette.done if self.isChecked() else palette.edge
        if self.underMouse() and not self.isChecked():
            edge = palette.accent
        painter.setPen(QPen(theme.colour(edge), 1.5))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), Radius.BOX, Radius.BOX)
        if self.isChecked():
            icons.paint(painter, "tick", box.adjusted(2, 2, -2, -2), theme.colour(palette.on_done))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), Radius.FIELD, Radius.FIELD)

    def _text_left(self) -> int:
        return _EDGE + _BOX + Space.M

    def _text_width(self, width: int) -> int:
        return max(80, width - self._text_left() - self._room - Space.M - _EDGE)
