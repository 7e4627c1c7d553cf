"""Fields for choices, numbers, dates and times, all in one manner.

A style sheet's padding reaches the text of a line edit and of a combo box, but not the text of
a spin box; here it is given by hand. A calendar paints weekends red and its arrows black unless
it is told otherwise. A page that is scrolled with the wheel would change every number that comes
under the pointer; so a field heeds the wheel only while the keyboard is on it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QEvent, QSize, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
    QToolButton,
    QWidget,
)

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Size

_INSET = 11
_CALENDAR = QSize(376, 320)


class Choice(QComboBox):
    """One of several."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make an empty choice; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        # The list that opens follows the style sheet only with this kind of delegate.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless the keyboard is here."""
        if _heeds_wheel(self, event):
            super().wheelEvent(event)


class NumberField(QSpinBox):
    """A whole number."""

    def __init__(
        self, name: str = "", *, low: int = 0, high: int = 99, parent: QWidget | None = None
    ) -> None:
        """Make a field from ``low`` to ``high``; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(low, high)
        _inset(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless the keyboard is here."""
        if _heeds_wheel(self, event):
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the distance when the line of reading changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            _inset(self)


class TimeField(QTimeEdit):
    """A time of day."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make a field in hours and minutes; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        # Hours come before minutes in every language; Qt turns a format round when it is given one.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat("HH:mm")
        _inset(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless the keyboard is here."""
        if _heeds_wheel(self, event):
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the distance when the line of reading changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            _inset(self)


class DateField(QDateEdit):
    """A date, with a calendar to pick it from."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        # Figures are read from the left in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        dress_calendar(self.calendarWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Step over from the first of a month into the one before it, and on at its end."""
        step = _OVER.get(self.currentSection())
        if step is None:
            super().stepBy(steps)
            return
        section = self.currentSection()
        self.setDate(step(self.date(), steps))
        self.setSelectedSection(section)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802
        """Let every section step as far as there are dates."""
        way = QAbstractSpinBox.StepEnabledFlag
        found = way.StepNone
        if self.isReadOnly():
            return found
        if self.date() > self.minimumDate():
            found |= way.StepDownEnabled
        if self.date() < self.maximumDate():
            found |= way.StepUpEnabled
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless the keyboard is here."""
        if _heeds_wheel(self, event):
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() in _REDRESS and self.calendarPopup():
            dress_calendar(self.calendarWidget())


_OVER: Final = {
    QDateTimeEdit.Section.DaySection: QDate.addDays,
    QDateTimeEdit.Section.MonthSection: QDate.addMonths,
}
"""What one step of a part of a date means; a year only counts."""


class DateTimeField(QDateTimeEdit):
    """A date and a time of day, with a calendar to pick the date from."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make a field; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        # Figures are read from the left in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        dress_calendar(self.calendarWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless the keyboard is here."""
        if _heeds_wheel(self, event):
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() in _REDRESS and self.calendarPopup():
            dress_calendar(self.calendarWidget())


_REDRESS = (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


def dress_calendar(calendar: QCalendarWidget) -> None:
    """Put a calendar into the theme's colours."""
    palette = theme.current()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(_CALENDAR)
    plain = QTextCharFormat()
    plain.setForeground(theme.colour(palette.ink))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    head = QTextCharFormat()
    head.setForeground(theme.colour(palette.soft))
    calendar.setHeaderTextFormat(head)
    mirrored = calendar.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for part, name in (("prevmonth", "back"), ("nextmonth", "next")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{part}")
        if isinstance(button, QToolButton):
            button.setIcon(icons.icon(name, palette.soft, mirrored=mirrored))
            button.setIconSize(QSize(Size.ICON, Size.ICON))


def _heeds_wheel(field: QWidget, event: QWheelEvent) -> bool:
    """Tell whether a field may take a turn of the wheel; else it goes on to what scrolls."""
    if field.hasFocus():
        return True
    event.ignore()
    return False


def _inset(field: QAbstractSpinBox) -> None:
    """Give the distance where Qt leaves it out: at the side away from the buttons."""
    mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    field.lineEdit().setTextMargins(0 if mirrored else _INSET, 0, 0, 0)
