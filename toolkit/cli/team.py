"""Commands about two laptops at one event: files written and taken in, questions, the clock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.actions import laptops, team
from toolkit.model.instants import iso
from toolkit.words.laptops import laptop_name, notice_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.cli.shared import Shell
    from toolkit.model.event import Event
    from toolkit.model.questions import Choice, Question


def key(shell: Shell) -> int:
    """Make a key file; its public half is printed."""
    path = Path(shell.args.output)
    team.write_key(path, team.new_key())
    shell.out(str(path))
    return 0


def send(shell: Shell) -> int:
    """Write an event for another laptop and print the file."""
    args = shell.args
    secret = team.read_key(Path(args.key_file))
    with shell.desk() as desk:
        team.send(desk, args.event, Path(args.output), secret)
    shell.out(str(Path(args.output)))
    return 0


def take(shell: Shell) -> int:
    """Take a file in; print how many facts were new and how many questions are open."""
    args = shell.args
    file = team.open_file(Path(args.file), team.read_key(Path(args.key_file)))
    with shell.desk(may_protect=team.names_somebody(file)) as desk:
        taken = team.take(desk, file)
    words = shell.words
    shell.out(
        words.say(
            "{event}: {new} new, {questions} open",
            event=taken.event,
            new=words.say_n("{n} fact", "{n} facts", taken.new),
            questions=words.say_n("{n} question", "{n} questions", taken.questions),
        )
    )
    for notice in taken.notices:
        shell.err(notice_text(words, notice.code, notice.laptop, notice.minutes))
    return 0


def questions(shell: Shell) -> int:
    """List the open questions; values that may name somebody are not printed."""
    with shell.desk() as desk:
        event = desk.event(shell.args.event)
        called = laptops.names(desk)
        rows = [_row(event, q, called) for q in team.open_questions(desk, shell.args.event)]
    if shell.args.json:
        shell.out(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        shell.out(f"{row['question']}\t{' '.join(row['subject'])}\t{', '.join(row['fields'])}")
        for choice in row["choices"]:
            value = "…" if choice["value"] is None else json.dumps(choice["value"])
            name = laptop_name(shell.words, choice["laptop"], choice["device"])
            shell.out(f"\t{choice['choice']}\t{value}\t{name}\t{choice['at']}")
    return 0


def _row(event: Event, question: Question, called: Mapping[str, str]) -> dict[str, Any]:
    return {
        "question": question.id,
        "subject": list(question.subject),
        "fields": [name for name in question.fields if name],
        "restricted": question.restricted,
        "choices": [
            {
                "choice": number,
                "value": choice.value if _may_tell(question, choice) else None,
                "laptop": called.get(choice.fact.device, ""),
                "device": choice.fact.device,
                "at": iso(choice.fact.recorded, event.zone),
                "desk": choice.fact.desk,
            }
            for number, choice in enumerate(question.choices, start=1)
        ],
    }


def _may_tell(question: Question, choice: Choice) -> bool:
    return not question.restricted or "apart" in choice.value


def answer(shell: Shell) -> int:
    """Say which value holds, and print how many questions are left."""
    args = shell.args
    with shell.desk() as desk:
        team.settle(desk, args.event, args.question, args.choice - 1)
        left = len(team.open_questions(desk, args.event))
    shell.out(shell.words.say_n("{n} question", "{n} questions", left))
    return 0


def clock(shell: Shell) -> int:
    """Say which laptop runs the agenda, after taking it over if so asked."""
    with shell.desk() as desk:
        if shell.args.take:
            laptops.take_clock(desk, shell.args.event)
        known = laptops.laptops(desk, shell.args.event)
    holder = next(laptop for laptop in known if laptop.has_clock)
    shell.out(
        shell.words.say("this laptop")
        if holder.here
        else laptop_name(shell.words, holder.name, holder.device)
    )
    return 0


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "team key": key,
    "team send": send,
    "team take": take,
    "team questions": questions,
    "team answer": answer,
    "team clock": clock,
}
