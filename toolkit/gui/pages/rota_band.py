"""The rota's time band: one row an adult, shifts as bars, by mouse and by keyboard.

A bar is taken at its ends or in the middle; the arrows choose one, Ctrl and an arrow move its
end, with Shift its beginning, a quarter of an hour at a time. What was moved is asked for once,
when the hand rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QSizePolicy

from toolkit.gui.pages.rota_paint import AdultDelegate, Ruler, Scale, scale_of
from toolkit.gui.pages.rota_rows import AdultModel, AdultRow, Band, Span
from toolkit.gui.widgets.rows import ROW_ROLE, Index, set_up
from toolkit.model.instants import MINUTE, Instant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from toolkit.words import Words

STEP = 15 * MINUTE
"""Milliseconds by which a shift is moved at a time."""
REST = 700
"""Milliseconds without a key after which what was moved is asked for."""
_GRIP = 9
"""Pixels on both sides of a bar's end where it is taken."""
_BEGIN, _END, _BOTH = "begin", "end", "both"
_LEAST_HEIGHT = 220


class Moved(NamedTuple):
    """A shift on its way: whose, which, from when to when it shall last."""

    person: str
    shift: str
    begin: Instant
    end: Instant


class _Drag(NamedTuple):
    part: str
    since: Instant
    before: Moved


class BandView(QListView):
    """The band of one day. ``ruler`` stands above it."""

    chosen = Signal(str, str)
    """A person, and their shift or nothing."""
    pointed = Signal(str, object)
    """A person and an instant at which they have no shift."""
    moved = Signal(object)
    """A :class:`Moved`."""
    clear_asked = Signal()
    edit_asked = Signal()

    def __init__(self, words: Words) -> None:
        """Make an empty band."""
        super().__init__()
        self._words = words
        self.rows = AdultModel(words)
        self.band: Band | None = None
        self._label_text: Callable[[Instant, Instant], str] = lambda _begin, _end: ""
        self._moving: Moved | None = None
        self._drag: _Drag | None = None
        self.ruler = Ruler(self)
        name = words.say("Shifts of the day, one row a person")
        set_up(self, self.rows, AdultDelegate(self), name)
        self.setAccessibleDescription(
            words.say(
                "Up and down choose a person, left and right a shift. Ctrl with left or right "
                "moves its end, with Shift its beginning. Enter goes to its fields, Delete takes "
                "it away."
            )
        )
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)

    def show_day(
        self, band: Band, rows: Sequence[AdultRow], text: Callable[[Instant, Instant], str]
    ) -> None:
        """Show a day; ``text`` says a span in words."""
        self.band = band
        self._label_text = text
        code = self.rows.chosen[0]
        before = self.currentIndex().row()
        self.rows.set_rows(rows)
        if self._moving is not None and not self._rest.isActive() and self._drag is None:
            self._moving = None
        if not self.currentIndex().isValid() and rows:
            at = self.rows.find(code)
            at = at if at >= 0 else min(max(before, 0), len(rows) - 1)
            self.setCurrentIndex(self.rows.index(at))
        if self.rows.chosen != ("", "") and self._chosen_span() is None:
            self.rows.chosen = (self.rows.chosen[0], "")
        self.viewport().update()
        self.ruler.show_band(band)

    def scale(self) -> Scale:
        """Give where the hours lie."""
        band = self.band or Band(Instant(0), Instant(1), (), ())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return scale_of(band, float(self.viewport().width()), mirrored=mirrored)

    def is_chosen(self, row: AdultRow, span: Span) -> bool:
        """Whether this shift is the one at hand."""
        return self.rows.chosen == (row.code, span.shift)

    def shown(self, code: str, span: Span) -> Span:
        """Give a shift as it is shown: while it is moved, where it is moved to."""
        moving = self._moving
        if moving is None or moving[:2] != (code, span.shift):
            return span
        text = self._label_text(moving.begin, moving.end)
        return span._replace(begin=moving.begin, end=moving.end, text=text)

    def choose(self, person: str, shift: str) -> None:
        """Take a shift at hand, or a person without one."""
        self.settle()
        self.rows.chosen = (person, shift)
        at = self.rows.find(person)
        if at >= 0:
            index = self.rows.index(at)
            self.setCurrentIndex(index)
            self.rows.dataChanged.emit(index, index)
        self.viewport().update()
        self.chosen.emit(person, shift)

    def settle(self) -> None:
        """Ask for what was moved."""
        self._rest.stop()
        moving, span = self._moving, self._chosen_span()
        if moving is not None and span is not None and moving[2:] != (span.begin, span.end):
            self.moved.emit(moving)
        else:
            self._moving = None

    def _row(self) -> AdultRow | None:
        found = self.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, AdultRow) else None

    def _chosen_span(self) -> Span | None:
        code, shift = self.rows.chosen
        at = self.rows.find(code)
        if at < 0 or not shift:
            return None
        return next((span for span in self.rows.row(at).spans if span.shift == shift), None)

    # keys

    def currentChanged(self, now: Index, before: Index) -> None:  # noqa: N802
        """Choose the first shift of a row that the keyboard comes to."""
        super().currentChanged(now, before)
        row = now.data(ROW_ROLE)
        if isinstance(row, AdultRow) and row.code != self.rows.chosen[0]:
            self.settle()
            self.rows.chosen = (row.code, row.spans[0].shift if row.spans else "")
            self.viewport().update()
            self.chosen.emit(*self.rows.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose, move, take away."""
        key, held = event.key(), event.modifiers()
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if across is not None and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = -across
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if across is not None and control:
            shifted = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self._push(_BEGIN if shifted else _END, across * STEP)
        elif across is not None:
            self._next_shift(across)
        elif key == Qt.Key.Key_Escape and self._moving is not None:
            self._give_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Delete:
            self.clear_asked.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._moving is not None:
            self.settle()
        else:
            self.edit_asked.emit()

    def _next_shift(self, by: int) -> None:
        row = self._row()
        if row is None or not row.spans:
            return
        names = [span.shift for span in row.spans]
        at = names.index(self.rows.chosen[1]) + by if self.rows.chosen[1] in names else 0
        self.choose(row.code, names[min(max(at, 0), len(names) - 1)])

    def _push(self, part: str, by: int) -> None:
        span = self._chosen_span()
        if span is None:
            return
        before = self._moving or Moved(*self.rows.chosen, span.begin, span.end)
        self._moving = _pushed(before, part, by)
        self._rest.start()
        self.viewport().update()

    def _give_up(self) -> None:
        self._rest.stop()
        self._drag = self._moving = None
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Ask for what was moved when the keyboard goes elsewhere."""
        self.settle()
        super().focusOutEvent(event)

    # the mouse

    def _hit(self, point: QPoint) -> tuple[AdultRow, Span | None, str] | None:
        """Find whose row is under the pointer, which shift, and which part of it."""
        row = self.indexAt(point).data(ROW_ROLE)
        if not isinstance(row, AdultRow):
            return None
        scale, x = self.scale(), float(point.x())
        spans = sorted(row.spans, key=lambda span: not self.is_chosen(row, span))
        for span in spans:
            begin, end = scale.x(span.begin), scale.x(span.end)
            low, high = min(begin, end), max(begin, end)
            if abs(x - begin) <= _GRIP and self.is_chosen(row, span):
                return row, span, _BEGIN
            if abs(x - end) <= _GRIP and self.is_chosen(row, span):
                return row, span, _END
            if low <= x <= high:
                return row, span, _BOTH
        return row, None, ""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is under the pointer; hold a chosen bar to move it."""
        hit = self._hit(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        row, span, part = hit
        self.choose(row.code, span.shift if span is not None else "")
        at = self.scale().at(event.position().x())
        if span is not None:
            self._drag = _Drag(part, at, Moved(row.code, span.shift, span.begin, span.end))
        else:
            self.pointed.emit(row.code, Instant(at // STEP * STEP))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let a held bar follow the pointer; show where it can be taken."""
        drag = self._drag
        if drag is None:
            hit = self._hit(event.position().toPoint())
            ends = hit is not None and hit[2] in (_BEGIN, _END)
            shape = Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        by = self.scale().at(event.position().x()) - drag.since
        self._moving = _pushed(drag.before, drag.part, round(by / STEP) * STEP)
        self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Let go of a bar where it is now."""
        if self._drag is not None:
            self._drag = None
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the hours out anew."""
        super().resizeEvent(event)
        self.ruler.update()
        self.scheduleDelayedItemsLayout()


def _pushed(before: Moved, part: str, by: int) -> Moved:
    """Move a shift or one of its ends; it never gets shorter than a step."""
    begin = before.begin + (by if part in (_BEGIN, _BOTH) else 0)
    end = before.end + (by if part in (_END, _BOTH) else 0)
    if part == _BEGIN:
        begin = min(begin, end - STEP)
    elif part == _END:
        end = max(end, begin + STEP)
    return before._replace(begin=Instant(begin), end=Instant(end))
