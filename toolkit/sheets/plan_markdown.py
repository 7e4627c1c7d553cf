"""A plan as Markdown: an agenda to read, a table a day, then each block with its steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.model.agendalines import agenda_days
from toolkit.sheets.plan_texts import day_heading, how_text, material_text, span_text, step_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.agendalines import AgendaDay, AgendaLine
    from toolkit.model.plan import Plan
    from toolkit.words import Words

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_BEGIN = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_AFTER_NUMBER = re.compile(r"^(\s*\d+)([.)])")


def write_plan_markdown(plan: Plan, words: Words) -> str:
    """Give the text of a plan that is in the language of ``words``."""
    return "\n".join(_lines(plan, words)) + "\n"


def escaped(text: str) -> str:
    """Write a text on one line so that nothing in it is taken for Markdown."""
    one_line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    if found := _AFTER_NUMBER.match(one_line):
        return f"{found[1]}\\{one_line[found.end(1) :]}"
    if _AT_BEGIN.match(one_line) and not one_line[0].isdigit():
        return f"\\{one_line}"
    return one_line


def _lines(plan: Plan, words: Words) -> Iterator[str]:
    yield f"# {escaped(plan.title)}"
    if plan.summary:
        yield ""
        yield escaped(plan.summary)
    if words.draft:
        yield ""
        yield f"*{escaped(words.say('This translation has not been checked yet.'))}*"
    for day in agenda_days(plan):
        yield ""
        yield f"## {escaped(day_heading(words, day.number, day.title))}"
        yield from _table(day, words)
        for line in day.lines:
            yield from _block(line, words)
    if plan.disclaimer:
        yield ""
        yield escaped(plan.disclaimer)


def headings(words: Words, *, strands: bool) -> list[str]:
    """Give the headings of a day's table; with strands one more."""
    named = [words.say("Time"), words.say("Minutes"), words.say_c("column", "What")]
    named += [words.say("Strand")] if strands else []
    return [*named, words.say_c("column", "How"), words.say("Who"), words.say("Materials")]


def cells(words: Words, line: AgendaLine, *, strands: bool) -> list[list[str]]:
    """Give the cells of a block in a day's table, each as lines."""
    block = line.block
    found = [[span_text(words, line)], [str(line.minutes)], [block.title]]
    found += [[str(line.strand) if line.strand else ""]] if strands else []
    materials = [material_text(words, material) for material in block.materials]
    return [*found, [how_text(block)], list(block.roles), materials]


def has_strands(day: AgendaDay) -> bool:
    """Tell whether anything runs in parallel on a day."""
    return any(line.strand for line in day.lines)


def _table(day: AgendaDay, words: Words) -> Iterator[str]:
    strands = has_strands(day)
    named = headings(words, strands=strands)
    yield ""
    yield _table_row(named)
    yield _table_row(["---"] * len(named))
    for line in day.lines:
        rows = cells(words, line, strands=strands)
        yield _table_row(["<br>".join(escaped(text) for text in cell) for cell in rows])


def _table_row(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _block(line: AgendaLine, words: Words) -> Iterator[str]:
    block = line.block
    if not block.steps:
        return
    yield ""
    yield f"### {escaped(f'{span_text(words, line)} {block.title}')}"
    yield ""
    for number, step in enumerate(block.steps, start=1):
        text, *said = step_lines(words, step)
        yield f"{number}. {escaped(text)}"
        for quote in said:
            yield f"   > {escaped(quote)}"
