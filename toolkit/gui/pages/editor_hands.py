"""What a trainer does in the editor: each gesture of mouse, keys and clicks comes down to these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from toolkit.model.editing import changes
from toolkit.model.editing.lengths import read_length
from toolkit.model.editing.places import PARKED, Place, find, laid_open
from toolkit.model.errors import UserError
from toolkit.model.ids import free_id
from toolkit.model.plan import Anchor, Kind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_drag import Dropped
    from toolkit.model.editing.repairs import Repair
    from toolkit.model.plan import Block, Plan
    from toolkit.words import Words

STEP = 5
"""Minutes by which a press makes a block longer or shorter."""


class Hands:
    """Changes the plan at hand, in the words that undoing tells."""

    def __init__(self, words: Words, desk: OpenPlan) -> None:
        self._words = words
        self._desk = desk
        self._stood = ""
        """The block chosen last on the days, or what stood before it where that was parked."""
        desk.chosen_changed.connect(self._note)

    def _note(self) -> None:
        plan, chosen = self._desk.plan, self._desk.chosen
        if plan is not None and plan.block(chosen) is not None:
            self._stood = chosen

    @property
    def block(self) -> Block | None:
        """The block that is chosen, parked ones too."""
        plan, name = self._desk.plan, self._desk.chosen
        if plan is None or not name:
            return None
        found = plan.block(name)
        return found or next((one for one in plan.parked if one.id == name), None)

    def _title(self) -> str:
        block = self.block
        return block.title if block is not None else ""

    def _do(
        self, change: Callable[[Plan], Plan], done: str, chosen: str = "", joins: str = ""
    ) -> bool:
        return self._desk.do(change, done, chosen=chosen, joins=joins)

    def move_by(self, steps: int) -> None:
        """Move the chosen block earlier or later in its line."""
        name = self._desk.chosen
        if name:
            done = self._words.say("moving “{title}”", title=self._title())
            self._do(lambda plan: changes.move_by(plan, name, steps), done, name)

    def move_days(self, days: int) -> None:
        """Move the chosen block to the day before or after, beside what is there at its time."""
        name, plan = self._desk.chosen, self._desk.plan
        if not name or plan is None:
            return
        place = find(plan, name)
        if place is None or place.day == PARKED or not 0 <= place.day + days < len(plan.days):
            return
        block = self.block
        line = plan.days[place.day + days].blocks
        at = min(place.at, len(line) - (1 if line[-1].kind is Kind.NIGHT else 0))
        if block is not None and block.kind is Kind.NIGHT:
            at = len(line)
        done = self._words.say("moving “{title}”", title=self._title())
        self._do(lambda p: changes.move(p, name, Place(place.day + days, max(at, 0))), done, name)

    def drop(self, dropped: Dropped) -> None:
        """Move a block to where it was dropped; one with a fixed time takes the time there."""
        plan = self._desk.plan
        if plan is None:
            return
        if dropped.parked:
            self.park(dropped.block)
            return
        there = laid_open(plan)
        block, place = there.block(dropped.block), there.find(dropped.block)
        to = Place(dropped.day, dropped.at)
        done = self._words.say("moving “{title}”", title=block.title)
        if block.start is None or place.owner or place.day == PARKED:
            self._do(lambda p: changes.move(p, dropped.block, to), done, dropped.block)
            return

        def moved(before: Plan) -> Plan:
            after = changes.move(before, dropped.block, to)
            return changes.fix_start(
                after, dropped.block, dropped.minute, block.anchor or Anchor.FIXED
            )

        self._do(moved, done, dropped.block)

    def stretch(self, name: str, minutes: int) -> None:
        """Give a block another length."""
        plan = self._desk.plan
        block = plan.block(name) if plan is not None else None
        if block is not None:
            done = self._words.say("the length of “{title}”", title=block.title)
            self._do(lambda p: changes.resize(p, name, minutes), done, name)

    def longer(self, by: int) -> None:
        """Make the chosen block longer, or shorter with a negative number of minutes."""
        block = self.block
        if block is not None:
            done = self._words.say("the length of “{title}”", title=block.title)
            least = max(1, block.minutes + by)
            joins = f"length {block.id}"
            self._do(lambda p: changes.resize(p, block.id, least), done, block.id, joins)

    def length_of(self, text: str, begin: int | None) -> int:
        """Give the minutes that a typed length means for the chosen block.

        Raises ``UserError``: ``length-unreadable``, ``length-no-begin``, ``length-too-long``.
        """
        block = self.block
        words = self._words.say_c("words before an end time, parted by commas", "until, till, to")
        until = [word.strip() for word in words.split(",")]
        return read_length(text, block.minutes if block is not None else 0, begin, until)

    def type_length(self, text: str, begin: int | None) -> bool:
        """Give the chosen block the length that was typed; whether it could be read and done."""
        block = self.block
        if block is None:
            return False
        try:
            minutes = self.length_of(text, begin)
        except UserError as error:
            self._desk.refused.emit(error)
            return False
        if minutes == block.minutes:
            return True
        done = self._words.say("the length of “{title}”", title=block.title)
        return self._do(lambda p: changes.resize(p, block.id, minutes), done, block.id)

    def change(self, done: str, joins: str = "", *, of: str = "", **fields: object) -> bool:
        """Set fields of the chosen block, or of another one, which isn't chosen with it."""
        name = of or self._desk.chosen
        if not name:
            return False
        return self._do(lambda p: changes.change_block(p, name, **fields), done, "", joins)

    def fix(self, start: int | None, anchor: Anchor = Anchor.FIXED, *, of: str = "") -> bool:
        """Give the chosen block, or another one, a fixed time, or let it flow."""
        name = of or self._desk.chosen
        if not name:
            return False
        done = self._words.say("the time of “{title}”", title=self._title_of(name))
        return self._do(lambda p: changes.fix_start(p, name, start, anchor), done)

    def insert(self, block: Block) -> None:
        """Put a block in behind the chosen one; where none is chosen, at the first day's end."""
        plan = self._desk.plan
        if plan is None:
            return
        taken = laid_open(plan).ids()
        name = free_id(block.id, taken)
        place = self._behind(plan)
        done = self._words.say("putting in “{title}”", title=block.title)
        self._do(lambda p: changes.insert(p, replace(block, id=name), place), done, name)

    def _behind(self, plan: Plan) -> Place:
        place = find(plan, self._desk.chosen) if self._desk.chosen else None
        if place is None:
            line = plan.days[0].blocks
            return Place(0, len(line) - (line[-1].kind is Kind.NIGHT))
        block = self.block
        night = block is not None and block.kind is Kind.NIGHT and place.day != PARKED
        return place if night else place._replace(at=place.at + 1)

    def new_block(self) -> None:
        """Put an empty block in behind the chosen one."""
        plan = self._desk.plan
        if plan is not None:
            self.insert(changes.new_block(plan, self._words.say("New block")))

    def duplicate(self) -> None:
        """Put a copy of the chosen block behind it."""
        name = self._desk.chosen
        plan = self._desk.plan
        if not name or plan is None:
            return
        done = self._words.say("doubling “{title}”", title=self._title())
        try:
            made, copy = changes.duplicate(plan, name)
        except UserError as error:
            self._desk.refused.emit(error)
            return
        self._do(lambda _: made, done, copy)

    def park(self, name: str = "") -> None:
        """Lay a block aside, the chosen one if none is named."""
        name, plan = name or self._desk.chosen, self._desk.plan
        if name and plan is not None:
            before = _before(plan, name)
            done = self._words.say("parking “{title}”", title=self._title_of(name))
            if self._do(lambda p: changes.park(p, name), done, name):
                self._stood = before

    def _title_of(self, name: str) -> str:
        plan = self._desk.plan
        return laid_open(plan).block(name).title if plan is not None else ""

    def unpark(self, name: str, after: str = "") -> None:
        """Take a parked block up again: behind a block, the one chosen last on the days if none
        is named; without any, at the first day's end.
        """
        plan = self._desk.plan
        if plan is None:
            return
        after = after or self._stood
        place = find(plan, after) if after and after != name else None
        if place is None or place.day == PARKED:
            line = plan.days[0].blocks
            place = Place(0, len(line) - (line[-1].kind is Kind.NIGHT))
        else:
            behind = plan.block(after)
            night = behind is not None and behind.kind is Kind.NIGHT
            place = place if night else place._replace(at=place.at + 1)
        done = self._words.say("taking up “{title}”", title=self._title_of(name))
        self._do(lambda p: changes.move(p, name, place), done, name)

    def place(self, name: str, place: Place) -> None:
        """Put a block before what stands at a place."""
        done = self._words.say("moving “{title}”", title=self._title_of(name))
        self._do(lambda p: changes.move(p, name, place), done, name)

    def beside(self, other: str) -> None:
        """Let the chosen block run beside another one."""
        name, plan = self._desk.chosen, self._desk.plan
        if name and plan is not None:
            done = self._words.say("running “{title}” beside another", title=self._title())
            self._do(lambda p: changes.run_beside(p, name, other)[0], done, name)

    def remove(self) -> None:
        """Take the chosen block out; one that must stay comes with ``refused``."""
        name, plan = self._desk.chosen, self._desk.plan
        if not name or plan is None:
            return
        done = self._words.say("removing “{title}”", title=self._title())
        self._do(lambda p: changes.remove(p, name), done, _next_to(plan, name))

    def leave_out(self, by: str, reason: str, *, park: bool) -> bool:
        """Take out or park a block that must stay; ``by`` answers for that, with a reason."""
        block, plan = self.block, self._desk.plan
        if block is None or plan is None:
            return False
        gone = [block, *(inner for row in block.strands for inner in row)]
        noted = tuple(
            LeftOut(one.id, one.title, by.strip(), reason.strip()) for one in gone if one.mandatory
        )

        def left_out(before: Plan) -> Plan:
            free = changes.change_block(before, block.id, mandatory=False)
            for inner in gone[1:]:
                free = changes.change_block(free, inner.id, mandatory=False)
            act = changes.park if park else changes.remove
            return replace(act(free, block.id), left_out=(*before.left_out, *noted))

        done = self._words.say("leaving out “{title}”", title=block.title)
        return self._do(left_out, done, _next_to(plan, block.id))

    def repair(self, repair: Repair) -> None:
        """Do what a repair proposes."""
        plan = repair.plan
        if plan is not None:
            done = self._words.say("mending the times at “{title}”", title=repair.title)
            self._do(lambda _: plan, done, repair.block)

    def add_day(self, after: int, title: str, first: str) -> None:
        """Put a day in behind another, with one empty block."""
        plan = self._desk.plan
        if plan is not None:
            block = changes.new_block(plan, first)
            done = self._words.say("a new day")
            self._do(lambda p: changes.add_day(p, after, title, block), done, block.id)

    def remove_day(self, day: int) -> None:
        """Take a day out; its blocks are parked."""
        self._do(lambda p: changes.remove_day(p, day), self._words.say("removing a day"))

    def move_day(self, day: int, to: int) -> None:
        """Let a day come earlier or later."""
        self._do(lambda p: changes.move_day(p, day, to), self._words.say("moving a day"))

    def change_day(self, day: int, *, title: str | None = None, start: int | None = None) -> bool:
        """Give a day another title or opening."""
        done = self._words.say("changing a day")
        return self._do(lambda p: changes.change_day(p, day, title=title, start=start), done)

    def change_plan(self, done: str, joins: str = "", **fields: object) -> bool:
        """Set fields of the plan itself."""
        return self._do(lambda p: changes.change_plan(p, **fields), done, joins=joins)


def _before(plan: Plan, name: str) -> str:
    """Give the block that a block stands behind on its day; empty for the first of a day."""
    for day in plan.days:
        names = [block.id for block in day.blocks]
        if name in names[1:]:
            return names[names.index(name) - 1]
    return ""


def _next_to(plan: Plan, name: str) -> str:
    """Give the block that the choice falls on once one is gone."""
    order = [block.id for _, block in plan.blocks()]
    if name not in order:
        return ""
    at = order.index(name)
    return order[at + 1] if at + 1 < len(order) else order[at - 1] if at else ""
