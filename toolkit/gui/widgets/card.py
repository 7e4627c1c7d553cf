"""The white panel that things stand on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.text import Label


class Card(QFrame):
    """A panel with a hairline, a title row and a body to fill."""

    def __init__(
        self,
        title: str = "",
        *,
        padding: int = Space.XL,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card; without a title and without anything beside it, there is no title row.

        In a ``flush`` card the body reaches nearly to the edges, as a list or a table wants it.
        """
        super().__init__(parent)
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        edge = Space.S if flush else padding
        outer.setContentsMargins(edge, Space.L if flush else edge, edge, edge)
        outer.setSpacing(Space.S if flush else Space.M)
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(padding - edge, 0, padding - edge, 0)
        row.setSpacing(Space.S)
        self._title = Label(title, Type.CARD, wrap=True)
        self._aside = Label("", Type.CONTROL_STRONG, tone="soft")
        row.addWidget(self._title, 1)
        row.addWidget(self._aside)
        self._row = row
        outer.addWidget(self._head)
        self.body = QVBoxLayout()
        """Where the card's content goes."""
        self.body.setSpacing(Space.S)
        outer.addLayout(self.body, 1)
        self._aside.hide()
        self._show_head()
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._show_head()

    def set_aside(self, text: str, tone: str = "soft") -> None:
        """Put a short remark at the end of the title row, in a tone; empty takes it away."""
        self._aside.setText(text)
        self._aside.set_tone(tone)
        self._aside.setVisible(bool(text))
        self._show_head()

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the end of the title row."""
        self._row.addWidget(widget)
        self._head.show()

    def _show_head(self) -> None:
        shown = bool(self._title.text()) or not self._aside.isHidden() or self._row.count() > 2
        self._head.setVisible(shown)
