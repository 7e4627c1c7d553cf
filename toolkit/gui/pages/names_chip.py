"""The chip that says whether names are shown on screen, and turns them on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.widgets.pills import Chip

if TYPE_CHECKING:
    from toolkit.words import Words


class NamesChip(Chip):
    """Tells how it stands; the page that shows it asks for the change, also by Ctrl+Shift+N."""

    def __init__(self, words: Words) -> None:
        super().__init__("", icon="eye-off")
        self._words = words
        self.tell(shown=False)

    def tell(self, *, shown: bool) -> None:
        """Say whether names are shown, and what a press does."""
        words = self._words
        self.setText(words.say("Names shown") if shown else words.say("Names hidden"))
        self.set_icon("eye" if shown else "eye-off")
        self.set_tone("accent" if shown else "plain")
        self.setToolTip(
            words.say("Hide names (Ctrl+Shift+N)")
            if shown
            else words.say("Show names (Ctrl+Shift+N)")
        )
