"""The names of how somebody came by a concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.concerns import Kind
    from toolkit.words.speech import Words


def kind_name(words: Words, kind: Kind) -> str:
    """Name a kind of concern as whoever writes it would."""
    return {
        "seen": lambda: words.say_c("concern", "I saw something"),
        "heard": lambda: words.say_c("concern", "I heard something"),
        "told": lambda: words.say_c("concern", "I was told"),
        "other": lambda: words.say_c("concern", "Something else"),
    }[kind]()
