"""A column that grows with its words, for what stands in a scroll area."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


class Tall(QWidget):
    """A column that is never lower than its words need at the width that it has."""

    def event(self, event: QEvent) -> bool:
        """Reckon the least height anew when the width or what is in it changes."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self.layout()
            if layout is not None:
                need = max(self._needed(layout), layout.minimumSize().height())
                if need != self.minimumHeight():
                    self.setMinimumHeight(need)
        return done

    def _needed(self, layout: QLayout) -> int:
        """Add up what the parts need; the layout itself lets a part's least height go lower."""
        edges = layout.contentsMargins()
        width = self.width() - edges.left() - edges.right()
        heights = []
        for place in range(layout.count()):
            part = layout.itemAt(place)
            if part is None or part.isEmpty():
                continue
            # What isn't stretched is given what it likes, not only what it needs.
            grows = isinstance(layout, QBoxLayout) and layout.stretch(place) > 0
            by_width = part.minimumHeightForWidth if grows else part.heightForWidth
            heights.append(max(part.minimumSize().height(), by_width(width)))
        gaps = layout.spacing() * max(0, len(heights) - 1)
        return sum(heights) + gaps + edges.top() + edges.bottom()
