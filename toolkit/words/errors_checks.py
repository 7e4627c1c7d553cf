"""What a person is told when a rule can't be set aside or a sheet can't be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

CHECKS: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "no-such-rule": lambda w, p: w.say(
        "There is no rule “{rule}” that this could be said of. The help names all.", **p
    ),
    "override-unsigned": lambda w, p: w.say(
        "A rule is set aside with the name of who answers for it and the reason. Give both."
    ),
    "not-overridden": lambda w, p: w.say("Nobody has set the rule “{rule}” aside.", **p),
    "no-such-tick": lambda w, p: w.say(
        "“{tick}” is none of the nine requirements. The help names them.", **p
    ),
    "bad-answer-date": lambda w, p: w.say(
        "{date} isn't a date. Year, month and day were expected, as 2026-11-13.", **p
    ),
    "ticks-unsigned": lambda w, p: w.say(
        "The sheet is signed with the name of who went through it. Give the name."
    ),
}
