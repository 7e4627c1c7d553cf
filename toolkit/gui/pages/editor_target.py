"""The block whose fields are shown; what was typed goes to it even once another is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.plan import Anchor

if TYPE_CHECKING:
    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.model.plan import Block
    from toolkit.words import Words


class Target:
    """One block, when it begins and ends, and changing its fields."""

    def __init__(self, words: Words, hands: Hands) -> None:
        self.words = words
        self.hands = hands
        self.block: Block | None = None
        self.begin: int | None = None
        """Minutes after its day's midnight as reckoned; ``None`` for one that has no time."""
        self.end: int | None = None
        self.first = False
        """Whether its day begins with it."""
        self.inner = False
        """Whether it runs beside others, or is parked: it has no time of its own."""

    def change(self, field: str, **fields: object) -> bool:
        """Set fields; ``field`` is what undoing calls it. Tells whether it was done."""
        block = self.block
        if block is None:
            return False
        done = self.words.say("“{title}”: {field}", title=block.title, field=field)
        joins = f"{next(iter(fields))} {block.id}"
        return self.hands.change(done, joins, of=block.id, **fields)

    def fix(self, start: int | None, anchor: Anchor = Anchor.FIXED) -> bool:
        """Give it a fixed time, or let it flow."""
        block = self.block
        return block is not None and self.hands.fix(start, anchor, of=block.id)
