"""What is said of concerns: how somebody came by one, and one in full for the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.instants import Instant, to_datetime

if TYPE_CHECKING:
    from datetime import tzinfo

    from toolkit.model.concerns import Concern, Kind
    from toolkit.words.speech import Words


def kind_name(words: Words, kind: Kind) -> str:
    """Name a kind of concern as whoever writes it would."""
    return {
        "seen": lambda: words.say_c("concern", "I saw something"),
        "heard": lambda: words.say_c("concern", "I heard something"),
        "told": lambda: words.say_c("concern", "I was told"),
        "other": lambda: words.say_c("concern", "Something else"),
    }[kind]()


def trouble_text(words: Words, trouble: str) -> str:
    """Say why a concern can't be read: ``other-key`` or ``damaged``."""
    if trouble == "other-key":
        return words.say("Sealed to another key. Open it with that one.")
    return words.say("Damaged: nobody can open it any more. Ask who wrote it.")


def head_lines(words: Words, concern: Concern, zone: tzinfo) -> list[str]:
    """Say when and how a concern came, whom it is about, and who wrote it."""
    there = to_datetime(Instant(concern.written), zone)
    lines = [
        words.say("{date} {time}", date=words.short_date(there.date()), time=words.clock(there)),
        kind_name(words, concern.kind),
    ]
    if concern.about:
        lines.append(words.say("About {code}", code=concern.about))
    if concern.by:
        lines.append(words.say("Written by {code}", code=concern.by))
    return lines


def concern_text(words: Words, concern: Concern, zone: tzinfo) -> str:
    """Write a concern out in full, as lines to read or to copy."""
    lines = [" · ".join([concern.receipt, *head_lines(words, concern, zone)])]
    if concern.danger:
        lines.append(words.say("In danger at that moment"))
    lines.append(concern.text or words.say("No words were added."))
    return "\n".join(lines)
