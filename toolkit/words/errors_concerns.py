"""What a person is told when a concern can't be sealed or read, or the lead's key not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

CONCERNS: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "no-lead-key": lambda w, p: w.say(
        "This event has no key of the safeguarding lead, so a concern can't be sealed and nothing "
        "was written. Tell the lead now, in person or by phone; in danger call 112."
    ),
    "concern-too-long": lambda w, p: w.say(
        "This is longer than {most} characters. Shorten it and tell the lead the rest; "
        "nothing was sealed yet.",
        **p,
    ),
    "lead-key-other": lambda w, p: w.say(
        "This key (ending in {ending}) opens none of the concerns here; they were sealed to "
        "another one. Choose that key.",
        **p,
    ),
    "lead-key-there": lambda w, p: w.say(
        "{path} is there already. A key that is written over is lost for ever; "
        "choose another name.",
        **p,
    ),
    "no-key-in-file": lambda w, p: w.say(
        "There is no key in {path}. The key file is the one that was written when the key was "
        "made.",
        **p,
    ),
    "lead-passphrase-needed": lambda w, p: w.say(
        "The key in {path} is closed by a passphrase. Give the passphrase of the safeguarding "
        "lead.",
        **p,
    ),
    "wrong-lead-passphrase": lambda w, p: w.say(
        "This isn't the passphrase of this key. Check capital letters and the keyboard's language, "
        "or type the key from its paper sheet."
    ),
    "lead-key-damaged": lambda w, p: w.say(
        "The key file {path} is damaged. Use a copy of it, or type the key from its paper sheet.",
        **p,
    ),
    "lead-key-mistyped": lambda w, p: w.say(
        "This isn't a whole secret key; a character is wrong or missing. "
        "Compare it with the sheet group by group."
    ),
}
"""The sentences of the codes that concerns raise."""
