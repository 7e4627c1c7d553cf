"""What a person is told about calm screens when something can't be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

SIGHT: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "already-neutral": lambda w, p: w.say("The screens are calm already."),
    "not-neutral": lambda w, p: w.say("The screens aren't calm now; there is nothing to end."),
}
