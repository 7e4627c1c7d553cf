"""What a column of an agenda tells, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.agendawords import Field

if TYPE_CHECKING:
    from toolkit.words.speech import Words


def field_name(words: Words, field: Field | None) -> str:
    """Name what a column tells; ``None`` is left out."""
    if field is None:
        return words.say_c("column of an agenda", "leave out")
    return _names(words)[field]


def _names(words: Words) -> dict[Field, str]:
    return {
        Field.DAY: words.say("Day"),
        Field.DAY_NAME: words.say("Name of the day"),
        Field.START: words.say("Start"),
        Field.END: words.say("End"),
        Field.TIME: words.say("Time"),
        Field.MINUTES: words.say("Minutes"),
        Field.TITLE: words.say("Title"),
        Field.KIND: words.say("Kind"),
        Field.FIXED: words.say("Fixed time"),
        Field.STRAND: words.say("Strand"),
        Field.PURPOSE: words.say("Purpose"),
        Field.STEPS: words.say("Steps"),
        Field.ROOM: words.say("Room"),
        Field.WHO: words.say("Who"),
        Field.MATERIALS: words.say("Materials"),
    }
