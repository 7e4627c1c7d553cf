"""What a person is told when something needs mending: what happened, and what to do next.

Whoever raises a :class:`UserError` with a new code adds its sentence to the table of its subject;
a test finds codes without one, and sentences that ask for what their raiser doesn't give.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from toolkit.model.people import Hold
from toolkit.words.errors_adapting import ADAPTING
from toolkit.words.errors_agenda import AGENDA
from toolkit.words.errors_care import CARE
from toolkit.words.errors_catchup import CATCHUP
from toolkit.words.errors_checks import CHECKS
from toolkit.words.errors_concerns import CONCERNS
from toolkit.words.errors_editing import EDITING
from toolkit.words.errors_logs import LOGS
from toolkit.words.errors_ownfiles import OWNFILES
from toolkit.words.errors_packing import PACKING
from toolkit.words.errors_paper import PAPER
from toolkit.words.errors_pins import PINS
from toolkit.words.errors_plantexts import PLANTEXTS
from toolkit.words.errors_search import SEARCH
from toolkit.words.errors_sight import SIGHT
from toolkit.words.errors_team import TEAM

if TYPE_CHECKING:
    from toolkit.model.errors import UserError
    from toolkit.words.speech import Words

Params = Mapping[str, object]
Say = Callable[["Words", Params], str]


def explain(words: Words, error: UserError) -> str:
    """Say an error in words. Never raises: a code without a sentence is named as it is."""
    try:
        return TEXTS[error.code](words, error.params)
    except KeyError:
        return words.say("This can't be done ({code}). Nothing was changed.", code=error.code)


def explain_hold(words: Words, hold: Hold) -> str:
    """Say one reason why an event can't open without a named person's word."""
    return _HOLDS[hold.code](words, hold.params)


def _held(words: Words, params: Params) -> str:
    holds = params["holds"]
    reasons = holds if isinstance(holds, list) else []
    told = " ".join(explain_hold(words, hold) for hold in reasons if isinstance(hold, Hold))
    return words.say(
        "The event can't open yet. {reasons} "
        "Put this right, or open it with the name of who decides so and the reason.",
        reasons=told,
    )


_HOLDS: dict[str, Say] = {
    "too-few-adults": lambda w, p: w.say(
        "Adults cleared to look after children: {cleared}. At least {needed} are needed.", **p
    ),
    "ratio-broken": lambda w, p: w.say(
        "Cleared adults: {adults}, for {children} children. One adult is needed for every {ratio}.",
        **p,
    ),
    "no-safeguarding": lambda w, p: w.say(
        "No safeguarding lead or deputy who is cleared is on the team."
    ),
}

_FILES: dict[str, Say] = {
    "problems": lambda w, p: w.say_n(
        "There is {n} problem in the file. Nothing was taken over; put it right and try again.",
        "There are {n} problems in the file. Nothing was taken over; put them right and try again.",
        _whole(p["count"]),
    ),
    "not-found": lambda w, p: w.say(
        "{path} isn't there. Check the name and the folder, then choose it again.", **p
    ),
    "words-damaged": lambda w, p: w.say(
        "The translation in {path} can't be read. Choose another language, or install again.", **p
    ),
    "folder-missing": lambda w, p: w.say(
        "The folder of {path} isn't there. If it is on a stick, plug it in; else choose another.",
        **p,
    ),
    "is-a-folder": lambda w, p: w.say(
        "{path} is a folder. Name a file in it, or choose another name.", **p
    ),
    "file-in-use": lambda w, p: w.say(
        "Another program has {path} open. Close it there and try again.", **p
    ),
    "disk-full": lambda w, p: w.say(
        "The disk is full, so the last entry was not saved. Everything before it is safe. "
        "Free some space on the disk of {path}, then do it again.",
        **p,
    ),
    "disk-failing": lambda w, p: w.say(
        "The disk doesn't keep what is written to {path}. Make a backup on a stick now and "
        "go on with the printed sheets.",
        **p,
    ),
    "missing-glyphs": lambda w, p: w.say(
        "No font on this computer can print {characters}. Write it in another way, or have the "
        "Noto fonts for that script installed.",
        characters=w.join(_list(p["characters"])),
    ),
    "read-only": lambda w, p: w.say(
        "Nothing can be written to {path}. Ask who set up this computer for the right to write "
        "there, or choose another folder.",
        **p,
    ),
}

_WORKSPACE: dict[str, Say] = {
    "workspace-held": lambda w, p: w.say(
        "Your events are already open in another window, on {by}. "
        "Go on there, or close it and try again.",
        **p,
    ),
    "newer-database": lambda w, p: w.say(
        "Your events were last opened with a newer version of this program. "
        "They are safe and unchanged; install the newer version to go on."
    ),
    "damaged": lambda w, p: w.say(
        "{path} is damaged and was left as it is. Restore the latest backup; "
        "what was entered since then is on the printed sheets.",
        **p,
    ),
    "keys-damaged": lambda w, p: w.say(
        "The file with the keys, {path}, is damaged. Restore the latest backup: it carries the "
        "keys too.",
        **p,
    ),
    "keys-missing": lambda w, p: w.say(
        "The file with the keys is missing from {path}, and without it nothing there can be "
        "read. Put it back, or restore the latest backup.",
        **p,
    ),
    "database-missing": lambda w, p: w.say(
        "Your events are missing from {path}. Put the file back, or restore the latest backup.",
        **p,
    ),
    "folder-taken": lambda w, p: w.say(
        "There are events in {path} already. Choose an empty folder to restore the backup into.",
        **p,
    ),
    "already-protected": lambda w, p: w.say(
        "Your events have a passphrase already. Change it instead."
    ),
    "not-protected": lambda w, p: w.say("Your events have no passphrase yet. Choose one first."),
    "passphrase-file": lambda w, p: w.say(
        "No passphrase could be read from {path}. It is the first line of a text file.", **p
    ),
    "database-busy": lambda w, p: w.say(
        "Something else is still reading your events. Wait a moment and try again."
    ),
    "workspace-locked": lambda w, p: w.say(
        "Your events are protected. Give the passphrase or the recovery key to open them."
    ),
    "wrong-passphrase": lambda w, p: w.say(
        "This isn't the passphrase. Check capital letters and the keyboard's language and try "
        "again, or use the printed recovery key."
    ),
    "wrong-recovery-key": lambda w, p: w.say(
        "This recovery key belongs to other events. Look for the sheet printed on this computer."
    ),
    "recovery-key-length": lambda w, p: w.say(
        "The recovery key has {expected} letters and digits; {found} were typed. "
        "Compare it with the sheet.",
        **p,
    ),
    "recovery-key-mistyped": lambda w, p: w.say(
        "There is a slip in group {group} of the recovery key. Compare it with the sheet.", **p
    ),
    "passphrase-empty": lambda w, p: w.say("Choose a passphrase; spaces alone protect nothing."),
    "passphrase-needed": lambda w, p: w.say(
        "Names are only kept behind a passphrase. Choose one first, or leave the names out."
    ),
    "backup-unreadable": lambda w, p: w.say(
        "{path} isn't a whole backup. Choose another one; nothing was changed.", **p
    ),
    "newer-backup": lambda w, p: w.say(
        "{path} was made by a newer version of this program. Install that version to restore it.",
        **p,
    ),
}

_EVENT: dict[str, Say] = {
    "held": _held,
    "no-such-event": lambda w, p: w.say(
        "There is no event {event}. The list of events shows which there are.", **p
    ),
    "already-open": lambda w, p: w.say("The event {event} has been opened already.", **p),
    "not-open": lambda w, p: w.say("The event {event} isn't open. Open it first.", **p),
    "not-an-event": lambda w, p: w.say(
        "The event's beginning can't be read, so it can't be shown. Restore the latest backup."
    ),
    "newer-event": lambda w, p: w.say(
        "This event was prepared with a newer version of this program. Install that version to "
        "open it; nothing was changed."
    ),
    "repair-not-possible": lambda w, p: w.say(
        "This repair would move a fixed time. Choose another one."
    ),
    "unknown-zone": lambda w, p: w.say(
        "{zone} isn't a time zone. It is written like Europe/Rome.", **p
    ),
    "bad-time": lambda w, p: w.say(
        "“{text}” isn't a date and time. It is written like 2026-03-27T14:00.", **p
    ),
    "start-does-not-exist": lambda w, p: w.say(
        "At {start} the clocks in {zone} jump ahead, so this time doesn't exist. "
        "Choose a start before or after it.",
        **p,
    ),
}

_DRAFT: dict[str, Say] = {
    "draft-no-plan": lambda w, p: w.say("Choose a plan."),
    "draft-no-title": lambda w, p: w.say("Give the event a title."),
    "draft-no-home-name": lambda w, p: w.say("Give every home a name."),
    "draft-home-twice": lambda w, p: w.say(
        "{home} is here twice. Put both numbers into one line.", **p
    ),
    "draft-nobody": lambda w, p: w.say("Say how many come from each home."),
    "draft-no-language": lambda w, p: w.say("Choose at least one language."),
}

_RUNNING: dict[str, Say] = {
    "no-such-block": lambda w, p: w.say(
        "There is no block {block} in this event. The agenda shows which there are.", **p
    ),
    "already-running": lambda w, p: w.say("The block {block} is running already.", **p),
    "is-over": lambda w, p: w.say(
        "The block {block} is over. To change that, undo its end or insert a new block.", **p
    ),
    "not-running": lambda w, p: w.say("The block {block} isn't running. Start it first.", **p),
    "nothing-next": lambda w, p: w.say(
        "That was the last block. Close the event when everyone is handed over."
    ),
    "is-night": lambda w, p: w.say("It is night. The next block can start in the morning."),
    "no-minutes": lambda w, p: w.say("Say how many minutes more or less; 0 changes nothing."),
    "bad-minutes": lambda w, p: w.say(
        "{minutes} isn't a number of minutes that fits here. Give a whole number.", **p
    ),
    "too-short": lambda w, p: w.say(
        "The block {block} has only {minutes} min, so it can't be cut by more.", **p
    ),
    "not-to-skip": lambda w, p: w.say(
        "The block {block} belongs to what every participant is owed, so it can't be skipped. "
        "Shorten it instead.",
        **p,
    ),
    "nothing-to-pause": lambda w, p: w.say("Nothing is running that could be paused."),
    "not-paused": lambda w, p: w.say("Nothing is paused."),
    "no-title": lambda w, p: w.say("Give the new block a title."),
    "bad-span": lambda w, p: w.say("The end must be later than the start."),
    "in-the-future": lambda w, p: w.say("This time is still to come. Give one that has passed."),
    "nothing-to-undo": lambda w, p: w.say("There is nothing left to undo."),
    "nothing-to-redo": lambda w, p: w.say("There is nothing to redo."),
    "bad-count": lambda w, p: w.say("{counted} can't be a headcount. Count again.", **p),
    "empty-note": lambda w, p: w.say("The note is empty. Write something or leave it."),
}

_PEOPLE: dict[str, Say] = {
    "no-such-person": lambda w, p: w.say(
        "Nobody with the code {person} takes part. The people page shows who does.", **p
    ),
    "code-taken": lambda w, p: w.say(
        "The code {person} belongs to someone already. Leave it empty and a new one is given.", **p
    ),
    "no-such-shift": lambda w, p: w.say("This shift isn't on the rota any more."),
    "no-rota": lambda w, p: w.say(
        "The plan's rota puts nobody more on duty: everyone it names has shifts already."
    ),
}

TEXTS: dict[str, Say] = {
    **_FILES,
    **_WORKSPACE,
    **_EVENT,
    **CONCERNS,
    **_DRAFT,
    **_RUNNING,
    **_PEOPLE,
    **TEAM,
    **ADAPTING,
    **AGENDA,
    **EDITING,
    **CARE,
    **CATCHUP,
    **CHECKS,
    **OWNFILES,
    **PACKING,
    **PAPER,
    **LOGS,
    **PINS,
    **PLANTEXTS,
    **SEARCH,
    **SIGHT,
}
"""The sentence of every code of a :class:`UserError`."""


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
