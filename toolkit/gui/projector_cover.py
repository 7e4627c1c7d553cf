"""One screen only: the window itself becomes the wall, and the run keys go on working.

Nothing but Escape held for two seconds brings the window back, since whoever stands nearest may
press a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from toolkit.actions import marking, running
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.projector_keys import BLANK, MESSAGE, projector_key
from toolkit.gui.projector_told import is_harmless
from toolkit.gui.projector_view import ProjectorView
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.model.prompts import counts_due, expected_people
from toolkit.model.schedule import Phase
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from toolkit.actions.desk import Changed, Desk
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError
    from toolkit.model.event import Event
    from toolkit.model.schedule import Timeline

HOLD_MS = 2000
"""How long Escape is held to come back."""
LET_GO_MS = 150
"""How long Escape may seem let go while it is held: X11 tells of a held key by letting it go and
pressing it again, and Qt doesn't always see that the two belong together."""
HINT_MS = 4000
STEP = 5
"""Minutes by which one press makes a block longer or shorter."""

_COUNT, _WRITE = "count", "write"


class Cover(ProjectorView):
    """The wall over the whole window. ``left`` comes when Escape was held long enough."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.words, parent)
        self._context = context
        self._words = context.words
        self.last_message = ""
        self._asked = ""
        self._holding = QTimer(self)
        self._holding.setSingleShot(True)
        self._holding.setInterval(HOLD_MS)
        self._holding.timeout.connect(self._held)
        self._letting_go = QTimer(self)
        self._letting_go.setSingleShot(True)
        self._letting_go.setInterval(LET_GO_MS)
        self._letting_go.timeout.connect(self._released)
        self._hinting = QTimer(self)
        self._hinting.setSingleShot(True)
        self._hinting.setInterval(HINT_MS)
        self._hinting.timeout.connect(lambda: self.show_hint(""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._doing: dict[tuple[Qt.Key, bool], Callable[[], None]] = {
            (Qt.Key.Key_Return, True): self._next,
            (Qt.Key.Key_Enter, True): self._next,
            (Qt.Key.Key_Up, True): lambda: self._extend(STEP),
            (Qt.Key.Key_Down, True): lambda: self._extend(-STEP),
            (Qt.Key.Key_Space, False): self._pause,
            (Qt.Key.Key_F3, False): self._ask_count,
            (Qt.Key.Key_PageUp, False): lambda: self._turn_page(-1),
            (Qt.Key.Key_PageDown, False): lambda: self._turn_page(1),
            (Qt.Key.Key_Left, False): lambda: self._turn_page(1 if context.words.rtl else -1),
            (Qt.Key.Key_Right, False): lambda: self._turn_page(-1 if context.words.rtl else 1),
        }

    def _build(self) -> None:
        self._panel = Card(padding=Space.L)
        self._question = Label("", Type.BODY, wrap=True)
        self.field = QLineEdit()
        self.field.setFont(font(Type.TITLE))
        self.field.setMinimumWidth(240)
        self.field.returnPressed.connect(self._answered)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self._question, 1)
        row.addWidget(self.field, 2)
        self._panel.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        outer.addStretch(1)
        outer.addWidget(self._panel)
        self._panel.hide()

    def tell(self, text: str) -> None:
        """Say something small at the foot for a moment."""
        self.show_hint(text)
        self._hinting.start()

    def tell_way_back(self) -> None:
        """Say how the window comes back."""
        self.tell(self._words.say("Hold Esc for two seconds to come back."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Run the event by its keys; any other key stays here and does nothing."""
        event.accept()
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return
        if self._asked:
            return
        own = projector_key(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        do = self._doing.get((Qt.Key(event.key()), control))
        if do is not None and (control or not held):
            do()
        elif own == BLANK and not held:
            self.set_blank(not self.blank)
        elif own == MESSAGE and not control:
            self._message(anew=bool(held))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape let go too early keeps the wall."""
        event.accept()
        if (
            event.key() == Qt.Key.Key_Escape
            and not event.isAutoRepeat()
            and self._holding.isActive()
        ):
            self._letting_go.start()

    def _turn_page(self, by: int) -> None:
        self._context.file_show.turn(by)

    def _released(self) -> None:
        self._holding.stop()
        self.tell_way_back()

    def _held(self) -> None:
        self._letting_go.stop()
        self.left.emit()

    def _escape(self) -> None:
        if self._holding.isActive():
            self._letting_go.stop()
            return
        if self._asked:
            self._put_away()
            return
        if self._context.file_show.name:
            self._context.file_show.stop()
            self.tell_way_back()
            return
        self.show_hint(self._words.say("Keep Esc held …"))
        self._holding.start()

    # --- running the event

    def _state(self) -> tuple[Event, Timeline] | None:
        watch = self._context.watch
        if watch is None:
            return None
        return watch.state, watch.state.timeline(self._context.now())

    def _act(self, action: Callable[[Desk], Changed], done: str) -> None:
        self._context.act(action, then=lambda _: self.tell(done), failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.tell(explain(self._words, error))

    def _next(self) -> None:
        found = self._state()
        if found is None or found[1].phase in (Phase.PREPARED, Phase.CLOSED):
            return
        event = found[0].id
        self._act(lambda desk: running.next_block(desk, event), self._words.say("Next."))

    def _extend(self, minutes: int) -> None:
        found = self._state()
        row = None if found is None else found[1].running
        if found is None or row is None or found[1].phase is Phase.NIGHT:
            return
        event, block, words = found[0].id, row.id, self._words
        done = (
            words.say("{minutes} minutes more.", minutes=minutes)
            if minutes > 0
            else words.say("{minutes} minutes less.", minutes=-minutes)
        )
        self._act(lambda desk: running.extend_block(desk, event, block, minutes), done)

    def _pause(self) -> None:
        found = self._state()
        if found is None or found[1].phase not in (Phase.RUNNING, Phase.PAUSED):
            return
        event, words = found[0].id, self._words
        if found[1].phase is Phase.PAUSED:
            self._act(lambda desk: running.resume(desk, event), words.say("It goes on."))
        else:
            self._act(lambda desk: running.pause(desk, event), words.say("Paused."))

    # --- what is typed: a headcount, a message

    def _ask_count(self) -> None:
        if self._state() is not None:
            self._ask(_COUNT, self._words.say("How many are here?"), "")

    def _message(self, *, anew: bool) -> None:
        """Show the message or take it away; without one, or with Shift, ask for its words."""
        if self.message and not anew:
            self.show_message("")
        elif self.last_message and not anew:
            self.show_message(self.last_message)
        else:
            words = self._words
            self._ask(
                _WRITE,
                words.say("A message, shown large. Everyone in the room can read it."),
                self.last_message,
            )

    def _ask(self, what: str, question: str, text: str) -> None:
        self._asked = what
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(text)
        self.field.selectAll()
        self._panel.show()
        self._panel.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _put_away(self) -> None:
        self._asked = ""
        self._panel.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self) -> None:
        text = " ".join(self.field.text().split())
        found = self._state()
        if self._asked == _COUNT:
            if not text.isdecimal() or found is None:
                self._put_away()
                return
            self._count(int(text), *found)
        elif text and found is not None and not is_harmless(found[0], text):
            self._question.setText(
                self._words.say("This names someone. Leave the name out: everyone can read it.")
            )
            return
        else:
            self.last_message = text
            self.show_message(text)
        self._put_away()

    def _count(self, counted: int, event: Event, schedule: Timeline) -> None:
        due = next(iter(counts_due(event, schedule, self._context.now())), None)
        expected = expected_people(event)
        block, at = ("", None) if due is None else (due.block, due.night_at)
        self._act(
            lambda desk: marking.headcount(desk, event.id, counted, block, at, expected),
            self._words.say(
                "{counted} counted, {expected} expected.", counted=counted, expected=expected
            ),
        )
