"""What the diary says of the logs between shifts: that they were written and read, not what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts_team import LogSigned, LogWritten
from toolkit.words.diary_sentences import tell
from toolkit.words.logs import turn_title

if TYPE_CHECKING:
    from toolkit.words.diary_sentences import Telling

KINDS = ("log-written", "log-signed")
"""The kinds of facts that are told here under one topic."""


@tell.register(LogWritten)
def _written(what: LogWritten, diary: Telling) -> str:
    words = diary.words
    return words.say("Log written: {log}.", log=turn_title(words, what.turn, what.day))


@tell.register(LogSigned)
def _signed(what: LogSigned, diary: Telling) -> str:
    return diary.words.say("{code} has read and signed a log.", code=what.person)
