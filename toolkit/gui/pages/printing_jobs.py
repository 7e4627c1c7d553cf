"""What can be printed at once: which papers a job has, what they are for, when one is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.model.days import day_after
from toolkit.model.instants import HOUR, MINUTE, Instant, to_datetime
from toolkit.model.ownfiles import files_of

if TYPE_CHECKING:
    from toolkit.actions.printing import Paper, Press
    from toolkit.gui.tasks import Progress
    from toolkit.model.event import Event
    from toolkit.words import Words

ALL, FALLBACK, DAY, NOW, NAMES, CHECKS = "all", "fallback", "day", "now", "names", "checks"
FILES = "files"
JOBS: Final = (ALL, FALLBACK, DAY, NOW, NAMES, FILES, CHECKS)

EVENING = 18
"""The hour from which the next day's sheets are thought of."""
LATE = 5 * MINUTE
"""Milliseconds late from which the printed times mislead."""
SOON = 48 * HOUR
"""Milliseconds before an event from which its fallback should lie ready."""

_APART: Final = "-restricted.pdf"
_NAMED: Final = ("hand-over", "rooming", "medication", "roll-call")


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is called on its card, what it is for, and what is on it if it is restricted."""

    title: str
    text: str
    note: str = ""


def due(event: Event, now: Instant) -> str:
    """Name the job that is pressing now; empty if none is."""
    if event.state == "closed":
        return ""
    if event.state == "prepared":
        return FALLBACK if event.start - now <= SOON else ""
    slip = event.timeline(now).slip
    if slip is not None and slip.late >= LATE:
        return NOW
    hour = to_datetime(now, event.zone).hour
    evening = hour >= EVENING or hour < 5
    return DAY if evening and day_after(event, now) is not None else ""


def is_possible(event: Event, job: str, now: Instant) -> bool:
    """Whether there is anything to print for a job."""
    if job == DAY:
        return day_after(event, now) is not None
    if job == NOW:
        return event.state == "open"
    if job == FILES:
        return any(files_of(block) for _, block in event.plan.blocks())
    return True


def compose(press: Press, event: Event, job: str, now: Instant, progress: Progress) -> list[Paper]:
    """Compose the papers of a job."""
    if job == FALLBACK:
        return press.fallback(progress.step)
    if job == DAY:
        day = day_after(event, now)
        return [] if day is None else press.day(day, progress.step)
    if job == NOW:
        return press.from_now(now, progress.step)
    if job == FILES:
        return press.files(progress.step)
    if job == CHECKS:
        return press.checks()
    if job == NAMES:
        made = []
        for at, name in enumerate(_NAMED):
            progress.step(at, len(_NAMED))
            made.append(press.one(name))
        return made
    return press.compose(progress.step)


def label(words: Words, event: Event, job: str, now: Instant) -> str:
    """Name a job on its chip."""
    if job == DAY:
        day = day_after(event, now)
        if day is None:
            return words.say("Print for tomorrow")
        return words.say("Print for tomorrow: day {day}", day=day)
    return {
        ALL: lambda: words.say("Papers of the event"),
        FALLBACK: lambda: words.say("Full paper fallback"),
        NOW: lambda: words.say("Reprint from now on"),
        NAMES: lambda: words.say("Sheets with names"),
        FILES: lambda: words.say("Files of the blocks"),
        CHECKS: lambda: words.say("What was checked"),
    }[job]()


def hint(words: Words, event: Event, job: str, now: Instant) -> str:
    """Say why a job is pressing now."""
    slip = event.timeline(now).slip if job == NOW else None
    late = words.duration(0 if slip is None else slip.late // MINUTE)
    return {
        FALLBACK: lambda: words.say(
            "Before it starts: print the full paper fallback once, and the event goes on "
            "without any laptop."
        ),
        DAY: lambda: words.say("Evening: print the sheets for tomorrow, or take them on a stick."),
        NOW: lambda: words.say(
            "{late} late: the printed times mislead. Print agenda and run sheet from now on.",
            late=late,
        ),
    }[job]()


def expected(event: Event, job: str, now: Instant) -> list[str]:
    """Name the files of a job before they are composed, as far as they are certain."""
    if job == FALLBACK:
        return ["fallback.pdf", "fallback-restricted.pdf"]
    if job == DAY:
        return [f"day-{day_after(event, now)}.pdf"]
    if job == NOW:
        return ["from-now.pdf"]
    if job == FILES:
        return ["block-files.pdf"]
    if job == CHECKS:
        return ["checks.pdf", "nine-ticks.pdf"]
    if job == NAMES:
        return [f"{name}.pdf" for name in _NAMED]
    return ["sign-in.pdf", "agenda.pdf", "run-sheet.pdf"]


def is_apart(name: str) -> bool:
    """Whether a paper is the part with names of another: it leaves only where that is asked for."""
    return name.endswith(_APART)


def about(words: Words, name: str) -> About:
    """Say what a paper is and what it is for."""
    restricted = words.say("RESTRICTED: names")
    found = {
        "sign-in.pdf": lambda: About(
            words.say("Sign-in sheet"),
            words.say(
                "For the door: adults sign for each half-day, young people are ticked by code."
            ),
            restricted,
        ),
        "agenda.pdf": lambda: About(
            words.say("Agenda"),
            words.say("For the wall: one page a day, to be read from two metres. No names."),
        ),
        "run-sheet.pdf": lambda: About(
            words.say("Run sheet"),
            words.say(
                "For the team: the whole plan with steps, questions and room to write; "
                "what you hold if the laptop fails."
            ),
        ),
        "fallback.pdf": lambda: About(
            words.say("Full paper fallback"),
            words.say(
                "Run sheets of every day, who took part, headcounts, night log, helplines: "
                "everything to go on without a laptop. No names."
            ),
        ),
        "fallback-restricted.pdf": lambda: About(
            words.say("Fallback: the part with names"),
            words.say("Hand-over, rooming, medication and roll-call, for the locked folder."),
            restricted,
        ),
        "from-now.pdf": lambda: About(
            words.say("From now on"),
            words.say("Agenda and run sheet with the times as they stand now. No names."),
        ),
        "block-files.pdf": lambda: About(
            words.say("Files of the blocks"),
            words.say(
                "Your own PDFs and pictures in the order of the agenda, behind a page that names "
                "the block. The first page says what is in it and which films are shown instead."
            ),
        ),
        "checks.pdf": lambda: About(
            words.say("What was checked"),
            words.say(
                "Every finding with its reason and source, and which rules were set aside, by whom "
                "and why. To be signed by who leads the event."
            ),
        ),
        "nine-ticks.pdf": lambda: About(
            words.say("The nine requirements"),
            words.say(
                "What hearing children asks of us, on one page: as ticked, or blank to be ticked "
                "by hand. To be signed by the safeguarding lead."
            ),
        ),
        "hand-over.pdf": lambda: About(
            words.say("Hand-over"),
            words.say("A sheet per child, signed on both sides."),
            restricted,
        ),
        "rooming.pdf": lambda: About(
            words.say("Rooming list"),
            words.say("Who sleeps where, for the night team."),
            restricted,
        ),
        "medication.pdf": lambda: About(
            words.say("Medication"), words.say("Who gets what, when and by whom."), restricted
        ),
        "roll-call.pdf": lambda: About(
            words.say("Roll-call"),
            words.say("Everyone in the house, for the meeting point outside."),
            restricted,
        ),
    }
    if name in found:
        return found[name]()
    if is_apart(name):
        return About(
            words.say("Tomorrow: the part with names"),
            words.say("Hand-over and medication of that day, for the locked folder."),
            restricted,
        )
    return About(
        words.say("Tomorrow's sheets"),
        words.say("In the order in which they are used. Codes and numbers only, no names."),
    )
