"""A plan's texts: which of them are translated, where they stand, and the plan in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from toolkit.content.fields import tidy
from toolkit.content.log import Log
from toolkit.content.plans import load_bytes
from toolkit.content.tree import ListNode, MapNode, Node, TextNode, decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.model.plan import Block, Plan
    from toolkit.words import Words

_TEXTS = frozenset(
    {
        "title",
        "summary",
        "objectives",
        "outputs",
        "preparation",
        "afterwards",
        "funder",
        "disclaimer",
        "note",
        "name",
        "room",
        "purpose",
        "text",
        "say",
        "materials",
        "item",
        "safeguarding",
        "opt_out",
        "low_tech",
        "if_wrong",
    }
)
"""Keys whose texts a person reads; a block's ``roles`` are read too, a shift's are words."""

_OWNERS = {"days": "day", "team": "team", "rota": "rota"}
"""What the texts below a key belong to, until a block's id says it better."""


class Translatable(NamedTuple):
    """A text to translate: its file, its line, what it is of (for the translator), the text."""

    file: Path
    line: int
    context: str
    text: str


def translatable(path: Path) -> Iterator[Translatable]:
    """Walk the texts of a plan file in its order; raise ``InputError`` if it isn't YAML.

    The context of a text is its block's id, or what else it belongs to, and its key:
    ``hand-over-in purpose``, ``plan title``, ``day title``.
    """
    log = Log(str(path))
    root = parse(decode(load_bytes(path), log), log)
    if isinstance(root, MapNode):
        for node, context in _walk(root, "plan", "", reads=False):
            if text := tidy(node.text):
                yield Translatable(path, node.line, context, text)


def _walk(node: Node, owner: str, key: str, *, reads: bool) -> Iterator[tuple[TextNode, str]]:
    """Walk from a node under ``key`` of ``owner``; its own scalars count if it ``reads``."""
    if isinstance(node, TextNode):
        if reads and not node.empty:
            yield node, f"{owner} {key}"
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _walk(item, owner, key, reads=reads)
    else:
        is_block = "kind" in node.entries and "id" in node.entries
        if is_block and isinstance(found := node.entries["id"][1], TextNode):
            owner = found.text
        for name, (_, value) in node.entries.items():
            is_text = name in _TEXTS or (name == "roles" and is_block)
            yield from _walk(value, _OWNERS.get(name, owner), name, reads=is_text)


def translate_plan(plan: Plan, words: Words) -> Plan:
    """Give a plan with its texts in the language of ``words``, those without translation as is."""
    return replace(
        plan,
        title=_said(plan.title, words),
        summary=_said(plan.summary, words),
        objectives=_each(plan.objectives, words),
        outputs=_each(plan.outputs, words),
        preparation=_each(plan.preparation, words),
        afterwards=_each(plan.afterwards, words),
        funder=_said(plan.funder, words),
        disclaimer=_said(plan.disclaimer, words),
        team=tuple(replace(role, note=_said(role.note, words)) for role in plan.team),
        rota=tuple(
            replace(shift, name=_said(shift.name, words), note=_said(shift.note, words))
            for shift in plan.rota
        ),
        parked=tuple(translate_block(block, words) for block in plan.parked),
        days=tuple(
            replace(
                day,
                title=_said(day.title, words),
                blocks=tuple(translate_block(block, words) for block in day.blocks),
            )
            for day in plan.days
        ),
    )


def translate_block(block: Block, words: Words) -> Block:
    """Give a block, and those in its strands, with its texts in the language of ``words``."""
    return replace(
        block,
        title=_said(block.title, words),
        room=_said(block.room, words),
        purpose=_said(block.purpose, words),
        steps=tuple(
            replace(
                step,
                text=_said(step.text, words),
                say=_each(step.say, words),
            )
            for step in block.steps
        ),
        materials=tuple(replace(item, item=_said(item.item, words)) for item in block.materials),
        roles=_each(block.roles, words),
        safeguarding=_said(block.safeguarding, words),
        opt_out=_said(block.opt_out, words),
        low_tech=_said(block.low_tech, words),
        if_wrong=_said(block.if_wrong, words),
        strands=tuple(
            tuple(translate_block(inner, words) for inner in strand) for strand in block.strands
        ),
    )


def _said(text: str, words: Words) -> str:
    # Empty in a catalogue is its header, and a pseudo-language would put brackets round nothing.
    return words.content(text) if text else text


def _each(texts: tuple[str, ...], words: Words) -> tuple[str, ...]:
    return tuple(_said(text, words) for text in texts)
