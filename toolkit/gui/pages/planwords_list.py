"""The list of texts: painted side by side, save the one at hand, which is a field to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.models.plantexts import ENTRY, Heading
from toolkit.words.planplaces import field_name
from toolkit.words.plantexts import State
from toolkit.words.plantexts_told import state_name
from toolkit.words.tags import is_rtl

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

    from toolkit.gui.models.plantexts import TextsModel
    from toolkit.words import Words
    from toolkit.words.plantexts import PlanText

Index = QModelIndex | QPersistentModelIndex

PAD = Space.M
GAP = Space.XL
"""Pixels round a text, and between the two sides."""

MARK = 14
"""Pixels of the shape that says how far a translation is."""

_WRAP = int(Qt.TextFlag.TextWordWrap)
_ICONS = {State.MISSING: "ring", State.FUZZY: "late", State.DRAFT: "tick", State.DONE: "tick"}
_ENDLESS = 100_000


def mark_of(words: Words, text: PlanText) -> tuple[str, str]:
    """Give the shape and the word that say how far a text's translation is."""
    if text.done and text.slips:
        return "warning", words.say_c("translation", "look again")
    return _ICONS.get(text.state, "tick"), state_name(words, text.state)


def step_field(words: Words, text: PlanText) -> str:
    """Name the field of a text below its block's heading."""
    field = field_name(words, text.spot.field)
    if not text.spot.step:
        return field
    return words.say("step {step} · {field}", step=text.spot.step, field=field)


def halves(area: QRect, *, mirrored: bool) -> tuple[QRect, QRect]:
    """Part a row: the text's side, where reading begins, and the translation's."""
    inside = area.adjusted(PAD, PAD, -PAD, -PAD)
    width = (inside.width() - GAP) // 2
    one = QRect(inside.left(), inside.top(), width, inside.height())
    other = QRect(inside.right() - width + 1, inside.top(), width, inside.height())
    return (other, one) if mirrored else (one, other)


class TextsDelegate(QStyledItemDelegate):
    """Paints a text beside its translation; heights are remembered as long as the width stays."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.languages = ("en", "en")
        self._heights: dict[tuple[str, str], int] = {}
        self._width = 0
        self._text, self._small = font(Type.BODY), font(Type.SECONDARY)
        self._strong = font(Type.CARD)
        self.height_at_hand: Callable[[int], int] | None = None
        """Asks the field for the height of the row at hand, by its width."""
        self.at_hand = 0
        """The number of the text that is a field now; 0 for none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Give a row's height at the width of the list."""
        entry = index.data(ENTRY)
        view = cast(QListView, self.parent())
        width = max(view.viewport().width(), 300)
        if isinstance(entry, Heading):
            return QSize(width, QFontMetrics(self._strong).height() + Space.L)
        if entry.number == self.at_hand and self.height_at_hand is not None:
            return QSize(width, self.height_at_hand(width))
        if width != self._width:
            self._heights, self._width = {}, width
        key = (entry.source, entry.translation)
        if key not in self._heights:
            side, _ = halves(QRect(0, 0, width, 100), mirrored=False)
            tallest = max(self._tall(text, side.width()) for text in key)
            small = QFontMetrics(self._small).height()
            self._heights[key] = tallest + small + Space.XS + 2 * PAD
        return QSize(width, self._heights[key])

    def _tall(self, text: str, width: int) -> int:
        return _tall(text, width, self._text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading, or a text and its translation."""
        entry = index.data(ENTRY)
        area: QRect = option.rect
        palette = theme.current()
        mirrored = cast(QWidget, self.parent()).layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        if isinstance(entry, Heading):
            painter.setFont(self._strong)
            painter.setPen(theme.colour(palette.ink))
            painter.setLayoutDirection(_direction(mirrored=mirrored))
            inside = area.adjusted(PAD, 0, -PAD, -Space.XS)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignBottom), entry.text)
        elif entry.number != self.at_hand:
            painter.setPen(theme.colour(palette.line))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            left, right = halves(area, mirrored=mirrored)
            painter.setLayoutDirection(_direction(mirrored=mirrored))
            self._small_line(painter, left, "", step_field(self._words, entry), palette.soft)
            shape, word = mark_of(self._words, entry)
            alert = not entry.done or shape == "warning"
            ink = palette.attention if alert else palette.soft
            self._small_line(painter, right, shape, word, ink)
            self._body(painter, left, entry.source, self.languages[0], palette.ink)
            ink = palette.ink if entry.done else palette.soft
            self._body(painter, right, entry.translation, self.languages[1], ink)
        painter.restore()

    def _small_line(self, painter: QPainter, side: QRect, shape: str, word: str, ink: str) -> None:
        metrics = QFontMetrics(self._small)
        line = QRect(side.left(), side.top(), side.width(), metrics.height())
        if shape:
            mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = line.right() - MARK if mirrored else line.left()
            box = QRectF(x, line.top() + (line.height() - MARK) / 2, MARK, MARK)
            icons.paint(painter, shape, box, theme.colour(ink))
            room = MARK + Space.XS
            line.adjust(0 if mirrored else room, 0, -room if mirrored else 0, 0)
        painter.setFont(self._small)
        painter.setPen(theme.colour(ink))
        said = metrics.elidedText(word, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), said)

    def _body(self, painter: QPainter, side: QRect, text: str, language: str, ink: str) -> None:
        below = side.adjusted(0, QFontMetrics(self._small).height() + Space.XS, 0, 0)
        painter.save()
        painter.setFont(self._text)
        painter.setPen(theme.colour(ink))
        painter.setLayoutDirection(_direction(mirrored=is_rtl(language)))
        painter.drawText(below, _WRAP, text)
        painter.restore()


def _direction(*, mirrored: bool) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight


def _tall(text: str, width: int, face: QFont) -> int:
    metrics = QFontMetrics(face)
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), _WRAP, text or " ").height()


class TextsList(QListView):
    """The list; the row at hand holds a widget of its own."""

    def __init__(self, model: TextsModel, words: Words) -> None:
        super().__init__()
        self.texts = model
        self.delegate = TextsDelegate(words, self)
        # The field over a row may still speak of it when all is taken down.
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(words.say("Texts and translations"))
        self.verticalScrollBar().setSingleStep(24)

    def place(self, row: int, number: int, widget: QWidget) -> None:
        """Put a field over a row and bring it into sight."""
        self.delegate.at_hand = number
        index = self.texts.index(row)
        self.setIndexWidget(index, widget)
        self.lay_out()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def clear_place(self, row: int) -> None:
        """Take the field away."""
        self.delegate.at_hand = 0
        self.delegate.height_at_hand = None
        if row >= 0:
            self.setIndexWidget(self.texts.index(row), None)  # type: ignore[arg-type]

    def lay_out(self) -> None:
        """Lay the rows out again, one of them having another height."""
        self.doItemsLayout()
        self.updateGeometries()

    def lay_out_at_hand(self) -> None:
        """Lay the rows out again as the one at hand has grown, and keep that in sight."""
        self.lay_out()
        self.scrollTo(self.currentIndex())

    def top_row(self) -> int:
        """Give the row at the upper edge of what is seen."""
        return max(self.indexAt(QPoint(PAD, 1)).row(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the rows out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
