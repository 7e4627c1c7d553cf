"""The table of all rules with their sources, as Markdown: for the help and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.rules.book import RULES
from toolkit.words.rules import basis_name, gravity

if TYPE_CHECKING:
    from toolkit.words.speech import Words


def rules_table(words: Words) -> str:
    """Give a table with a line for each rule: what, how grave, of what kind, why, from where."""
    heads = (
        words.say("Rule"),
        words.say("How grave"),
        words.say("What it is"),
        words.say("Why"),
        words.say("Source"),
    )
    rows = [
        (
            f"{words.say(rule.title)} (`{rule.id}`)",
            gravity(words, rule),
            basis_name(words, rule.basis),
            words.say(rule.why),
            words.say(rule.source),
        )
        for rule in RULES
    ]
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
