"""All fields of one block, from its title to what to do if it goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.actions import own_files
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.pages.editor_activity import ActivityPart
from toolkit.gui.pages.editor_files import FilesPart
from toolkit.gui.pages.editor_form import (
    Line,
    Prose,
    clean,
    labelled,
    lines_text,
    read_lines,
    set_read_only,
)
from toolkit.gui.pages.editor_materials import HandoutsLine, MaterialsPart
from toolkit.gui.pages.editor_moves import MovesPart
from toolkit.gui.pages.editor_steps import StepsPart
from toolkit.gui.pages.editor_target import Target
from toolkit.gui.pages.editor_times import TimesPart
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.tall import Tall
from toolkit.gui.widgets.tick import Tick
from toolkit.model.editing.places import PARKED, find
from toolkit.model.plan import Kind, Sensitivity
from toolkit.words.activities import sensitivity_name
from toolkit.words.statuses import kind_name

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.model.plan import Block, Plan


class _Text(NamedTuple):
    """A field of running text: which, and what it is called."""

    key: str
    field: Prose
    labelled: Field


class BlockForm(Tall):
    """The form; what is changed in it goes to the block that it shows."""

    leave = Signal()
    """The keyboard goes back to the agenda."""

    def __init__(self, context: Context, desk: OpenPlan, hands: Hands) -> None:
        """Make all fields, empty."""
        super().__init__()
        words = context.words
        self._context, self._desk, self._words = context, desk, words
        self._read_only = False
        self.target = Target(words, hands)
        self.title = Line(words.say("Title"), self._set_title)
        self.kind = self._choice(words.say("What it is for people's time"))
        for kind in Kind:
            self.kind.addItem(_upper(kind_name(words, kind)), kind)
        self.kind.activated.connect(self._set_kind)
        self.times = TimesPart(self.target)
        self.times.typed.connect(self.leave)
        self.moves = MovesPart(words, desk, hands)
        self.ticks = {
            "optional": Tick(words.say("May be skipped when time is short")),
            "voluntary": Tick(words.say("Offered: nobody has to take part")),
            "mandatory": Tick(words.say("Stays in every adaptation")),
            "headcount": Tick(words.say("Headcount when it begins")),
        }
        for key, tick in self.ticks.items():
            tick.ticked.connect(lambda on, key=key: self._set_tick(key, on))
        self.sensitivity = self._choice(words.say("Sensitivity"))
        for level in Sensitivity:
            self.sensitivity.addItem(_upper(sensitivity_name(words, level)), level)
        self.sensitivity.activated.connect(self._set_sensitivity)
        self.room = Line(words.say("Room"), lambda text: self._set_text("room", text))
        self.roles = Prose(words.say("Who does what"), self._set_roles, least=2)
        self.steps = StepsPart(self.target)
        self.materials = MaterialsPart(self.target)
        self.handouts = HandoutsLine(self.target, self._want_handouts)
        self.files = FilesPart(context, desk, self.target)
        self.activity = ActivityPart(context, desk)
        self._texts = [
            self._text("purpose", words.say("Purpose")),
            self._text("safeguarding", words.say("To watch over")),
            self._text("opt_out", words.say("Whoever doesn't want to")),
            self._text("low_tech", words.say("Without power, printer or a shared language")),
            self._text("if_wrong", words.say("If it goes wrong")),
        ]
        self.prose = {text.key: text.field for text in self._texts}
        """The fields of running text, by what they are in a block."""
        self._build()

    def _choice(self, name: str) -> Choice:
        choice = Choice(name)
        choice.setFont(font(Type.CONTROL))
        choice.setMinimumContentsLength(8)
        return choice

    def _text(self, key: str, name: str) -> _Text:
        field = Prose(name, lambda text: self._set_text(key, text))
        return _Text(key, field, labelled(name, field))

    def _build(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.S, Space.L)
        column.setSpacing(Space.M)
        purpose, *others = self._texts
        ticks = QWidget()
        under = QVBoxLayout(ticks)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        for tick in self.ticks.values():
            under.addWidget(tick)
        hint = words.say("One a line: who, and what they do")
        for part in (
            labelled(words.say("Title"), self.title),
            Field(words.say("What it is for people's time"), self.kind),
            self.times,
            self.moves,
            ticks,
            Field(words.say("Sensitivity"), self.sensitivity),
            labelled(words.say("Room"), self.room),
            purpose.labelled,
            self.steps,
            labelled(words.say("Who does what"), self.roles, hint),
            self.materials,
            labelled(
                words.say("Handouts"), self.handouts, words.say("Their names, parted by commas")
            ),
            self.files,
            *(text.labelled for text in others),
            self.activity,
        ):
            column.addWidget(part)
        column.addStretch(1)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let everything be read only."""
        self._read_only = read_only
        fields: list[QWidget] = [self.title, self.kind, self.sensitivity, self.room, self.roles]
        fields += [self.handouts, *self.ticks.values(), *self.prose.values()]
        set_read_only(fields, read_only=read_only)
        for part in (self.times, self.steps, self.materials, self.files):
            part.set_read_only(read_only=read_only)
        self.moves.setVisible(not read_only)

    def reset(self) -> None:
        """Forget the block shown and what was typed: another plan is at hand."""
        self.target.block = None
        self.steps.forget()
        for field in self.prose.values():
            field.typing.again()
        self.roles.typing.again()

    def keep(self) -> None:
        """Keep what couldn't be applied of the block shown, before another one is."""
        if self.target.block is not None:
            self.steps.keep(self.target.block.id)

    def show_block(self, plan: Plan, block: Block, begin: int | None, end: int | None) -> None:
        """Show a block as it stands, touching only what is different."""
        target, before = self.target, self.target.block
        other = before is None or before.id != block.id
        if not other and before is block and (begin, end) == (target.begin, target.end):
            return
        target.block, target.begin, target.end = block, begin, end
        target.first = any(day.blocks[0].id == block.id for day in plan.days)
        place = find(plan, block.id)
        parked = place is not None and place.day == PARKED
        target.inner = place is None or parked or bool(place.owner)
        self.moves.show_block(parked=parked, days=len(plan.days))
        self.times.show_block(block, other=other)
        if block is not before:
            self._show_fields(block, other=other)
            self._may_tick(plan, block)

    def _may_tick(self, plan: Plan, block: Block) -> None:
        """Hold what the original says must stay: leaving it out asks who answers for that."""
        original = self._desk.original
        before = original.block(block.id) if original is not None else block
        kept = before is not None and before.mandatory and block.mandatory
        held = kept and plan.origin is not None
        hint = self._words.say("To leave it out, press Remove: you are asked who answers for that.")
        for key in ("mandatory", "optional"):
            self.ticks[key].setEnabled(not held and not self._read_only)
            self.ticks[key].set_hint(hint if held else "")

    def _show_fields(self, block: Block, *, other: bool) -> None:
        if other:
            for line in (self.title, self.room, self.handouts):
                line.typing.again()
        self.title.show_text(block.title)
        _choose(self.kind, block.kind)
        for key, tick in self.ticks.items():
            tick.show_on(getattr(block, key))
        _choose(self.sensitivity, block.sensitivity)
        self.room.show_text(block.room)
        self.room.setToolTip(block.room)
        for text in self._texts:
            text.field.show_text(getattr(block, text.key))
        self.roles.show_text(lines_text(block.roles))
        self.steps.show_block(block, other=other)
        self.materials.show_values(block.materials, other=other)
        self.handouts.show_text(", ".join(block.handouts))
        self.files.show_block(block)
        self.activity.show_block(block)

    def _set_title(self, text: str) -> str:
        title = " ".join(clean(text).split())
        if not title:
            return self._words.say("A block needs a title.")
        self.target.change(self._words.say("Title"), title=title)
        return ""

    def _set_text(self, key: str, text: str) -> str:
        names = {text.key: text.field.accessibleName() for text in self._texts}
        self.target.change(names.get(key, self._words.say("Room")), **{key: clean(text)})
        return ""

    def _set_roles(self, text: str) -> str:
        block = self.target.block
        if block is not None:
            self.target.change(
                self._words.say("Who does what"), roles=read_lines(text, block.roles)
            )
        return ""

    def _set_kind(self) -> None:
        self.target.change(self._words.say("Kind"), kind=Kind(self.kind.currentData()))
        if self.target.block is not None:
            _choose(self.kind, self.target.block.kind)

    def _set_sensitivity(self) -> None:
        level = Sensitivity(self.sensitivity.currentData())
        self.target.change(self._words.say("Sensitivity"), sensitivity=level)

    def _set_tick(self, key: str, on: bool) -> None:
        self.target.change(self.ticks[key].box.accessibleName(), **{key: on})
        if self.target.block is not None:
            self.ticks[key].show_on(getattr(self.target.block, key))

    def _want_handouts(self) -> None:
        places = self._desk.places
        self._context.runner.do(
            lambda _: own_files.known_handouts(places), self.handouts.set_known, lambda _: None
        )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _choose(choice: Choice, value: object) -> None:
    at = choice.findData(value)
    if at != choice.currentIndex():
        choice.setCurrentIndex(at)
