"""Every text of a plan that a person reads, in the order of the agenda, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.plan import Block, Plan

PLAN = "plan"
DAY = "day"
TEAM = "team"
ROTA = "rota"
"""What a text outside the blocks belongs to."""


class Spot(NamedTuple):
    """One place of a plan that holds a text.

    ``owner`` is the block's id, or :data:`PLAN`, :data:`DAY`, :data:`TEAM`, :data:`ROTA`;
    ``field`` the key in the plan's file. ``day`` counts from 1 and is 0 for what is of no day:
    the plan itself and blocks laid aside. ``title`` is the block's, or the day's. ``step`` counts
    from 1 and is 0 outside steps.
    """

    text: str
    owner: str
    field: str
    day: int = 0
    title: str = ""
    step: int = 0

    @property
    def key(self) -> str:
        """What a translator's note says of it: ``welcome say``, ``plan title``."""
        return f"{self.owner} {self.field}"


def spots(plan: Plan) -> Iterator[Spot]:
    """Walk a plan's texts; those left empty are no texts."""
    return (spot for spot in _spots(plan) if spot.text)


def _spots(plan: Plan) -> Iterator[Spot]:
    yield from _several(
        (("title", plan.title), ("summary", plan.summary)), Spot("", PLAN, "", title=plan.title)
    )
    for field in ("objectives", "outputs", "preparation", "afterwards"):
        for text in getattr(plan, field):
            yield Spot(text, PLAN, field, title=plan.title)
    yield from _several(
        (("funder", plan.funder), ("disclaimer", plan.disclaimer)),
        Spot("", PLAN, "", title=plan.title),
    )
    for role in plan.team:
        yield Spot(role.note, TEAM, "note")
    for shift in plan.rota:
        yield Spot(shift.name, ROTA, "name", shift.day)
        yield Spot(shift.note, ROTA, "note", shift.day)
    for number, day in enumerate(plan.days, start=1):
        yield Spot(day.title, DAY, "title", number, day.title)
        for block in day.blocks:
            yield from _block(block, number)
    for block in plan.parked:
        yield from _block(block, 0)


def _block(block: Block, day: int) -> Iterator[Spot]:
    here = Spot("", block.id, "", day, block.title)
    yield from _several(
        (("title", block.title), ("room", block.room), ("purpose", block.purpose)), here
    )
    for text in block.roles:
        yield here._replace(text=text, field="roles")
    for number, step in enumerate(block.steps, start=1):
        yield here._replace(text=step.text, field="text", step=number)
        for said in step.say:
            yield here._replace(text=said, field="say", step=number)
    for material in block.materials:
        yield here._replace(text=material.item, field="item")
    yield from _several(
        (
            ("safeguarding", block.safeguarding),
            ("opt_out", block.opt_out),
            ("low_tech", block.low_tech),
            ("if_wrong", block.if_wrong),
        ),
        here,
    )
    for strand in block.strands:
        for inner in strand:
            yield from _block(inner, day)


def _several(fields: tuple[tuple[str, str], ...], here: Spot) -> Iterator[Spot]:
    for field, text in fields:
        yield here._replace(text=text, field=field)
