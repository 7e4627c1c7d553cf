"""Commands about translating a plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.problems import told
from toolkit.doors import behind
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.translators import Taken
    from toolkit.cli.shared import Shell
    from toolkit.words import Words
    from toolkit.words.plantexts import PlanText, PlanTexts


def words(shell: Shell) -> int:
    """List a plan's texts, each with its state, its place, its text and translation."""
    args = shell.args
    found: PlanTexts = behind("plan-texts")(shell.places, args.plan, args.lang)
    shown = [text for text in found.texts if not (args.missing and text.done)]
    tell = behind("plan-texts-told")(shell.words)
    if args.json:
        shell.out(json.dumps([tell.row(text) for text in shown], ensure_ascii=False))
        return 0
    for text in shown:
        shell.out(_line(shell.words, tell.place(text), text))
        for slip in text.slips if text.done else ():
            shell.out(f"\t! {tell.slip(slip)}")
    shell.out(tell.summary(found))
    return 0


def _line(said: Words, place: str, text: PlanText) -> str:
    cells = [str(text.number), text.state.value, place, _flat(text.source)]
    if text.previous:
        cells.append(said.say("before: {text}", text=_flat(text.previous)))
    return "\t".join([*cells, _flat(text.translation)])


def _flat(text: str) -> str:
    return " ".join(text.split())


def set_(shell: Shell) -> int:
    """Keep one's own translation of one text."""
    args = shell.args
    found: PlanTexts = behind("plan-texts")(shell.places, args.plan, args.lang)
    text = next((one for one in found.texts if one.source == args.source), None)
    if text is None:
        raise UserError("words-no-text", text=args.source)
    behind("set-translation")(shell.places, args.lang, text.source, args.translation, text.spot.key)
    return 0


def send(shell: Shell) -> int:
    """Write a plan's texts for a translator."""
    args = shell.args
    out = Path(args.output)
    behind("send-to-translator")(
        shell.places, shell.words, args.plan, args.lang, out, only_open=args.missing
    )
    shell.out(str(out))
    return 0


def take(shell: Shell) -> int:
    """Take over what came back; problems are told one a line, and then nothing was taken."""
    args = shell.args
    taken: Taken = behind("take-from-translator")(shell.places, Path(args.file), partly=args.partly)
    tell = behind("plan-texts-told")(shell.words)
    for line in tell.taken(taken.counts):
        shell.out(line)
    for place, slip in taken.doubts:
        shell.err(f"{place}: {tell.slip(slip)}")
    for problem in [*taken.changed, *taken.problems]:
        shell.err(told(shell.words, problem))
    return 1 if taken.problems else 0


def glossary(shell: Shell) -> int:
    """Print the terms of a language."""
    found = behind("glossary")(shell.places, shell.args.lang)
    if shell.args.json:
        shell.out(json.dumps([term._asdict() for term in found.terms], ensure_ascii=False))
        return 0
    for term in found.terms:
        shell.out("\t".join(term))
    if not found.terms:
        shell.out(shell.words.say("There is no glossary for this language yet."))
    return 0


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "plan words": words,
    "plan words-set": set_,
    "plan words-send": send,
    "plan words-take": take,
    "i18n glossary": glossary,
}
