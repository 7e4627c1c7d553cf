"""A concern (F8): what it is, *Seal it*, and the receipt number. Nothing on it needs typing.

It asks for no name, shows what is written to nobody again, and works while the desk is locked.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from toolkit.actions import concerns
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages.run_concern_parts import Details, Forms, Receipt
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.keys import digit_of
from toolkit.gui.widgets.text import Label
from toolkit.model.concerns import KINDS, fold_concerns
from toolkit.words.concerns import kind_name
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed
    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_view import View
    from toolkit.model.concerns import Draft, Kind
    from toolkit.model.errors import UserError
    from toolkit.words import Words

_ACROSS = 2
"""Buttons beside each other, so that their words have room in every language."""


class ConcernPanel(Panel):
    """Takes a concern, has it sealed, tells the receipt number until it is closed.

    Without a key of the lead it says what to do instead, and offers the sheet to write on.
    """

    sealed = Signal(object)
    """A :class:`Draft` is to be sealed; then call :meth:`show_receipt` or :meth:`refuse`."""
    form_asked = Signal()
    """The blank sheet is asked for."""
    key_asked = Signal()
    """The page on which the lead's key is set is asked for."""

    def __init__(self, words: Words, view: View) -> None:
        super().__init__(words.say("Danger now: 112"))
        self.title.set_style(Type.TITLE)
        self._words = words
        self._kind: Kind | None = None
        self._warned = False
        self.kinds: dict[str, Button] = {}
        self.receipt = Receipt(words)
        self.details = Details(words, view)
        self.problem = Label("", Type.BODY, tone="attention", wrap=True)
        self._asking = QWidget()
        for widget in (self._asking, self.details, self.problem, self.receipt):
            self.body.addWidget(widget)
        self.problem.hide()
        self.receipt.hide()
        if view.event.folded(fold_concerns).key is None:
            self._build_without_key()
        else:
            self._build()

    def _build(self) -> None:
        words = self._words
        self.tell(
            words.say(
                "Then tell the safeguarding lead. What you write here is sealed: "
                "only the lead can open it."
            )
        )
        grid = QGridLayout(self._asking)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        group = QButtonGroup(self)
        for place, kind in enumerate(KINDS):
            button = Button(kind_name(words, kind))
            make_roomy(button)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
            button.setCheckable(True)
            button.toggled.connect(lambda on, b=button: b.set_icon("tick" if on else ""))
            button.setToolTip(words.number(place + 1))
            button.clicked.connect(partial(self.choose, kind))
            group.addButton(button)
            grid.addWidget(button, place // _ACROSS, place % _ACROSS)
            self.kinds[kind] = button
        for line in range(_ACROSS):
            grid.setColumnStretch(line, 1)
        for line in range(grid.rowCount()):
            grid.setRowMinimumHeight(line, Size.KEY_BUTTON)
        self.seal_button = self._button(words.say("Seal it"), "primary", icon="lock")
        self.seal_button.clicked.connect(self._seal)
        self.seal_button.setEnabled(False)
        self.later = self._button(words.say("Not now"), "quiet")
        self.later.clicked.connect(self.put_off)
        self.begin_with(self.kinds[KINDS[0]])

    def _build_without_key(self) -> None:
        words = self._words
        self.details.hide()
        self.tell(
            words.say(
                "Tell the safeguarding lead or the deputy now: in person or by phone, and alone. "
                "Nothing can be written here, because this event has no key of the lead to seal "
                "it to, and a concern is never kept open."
            )
        )
        form = self._button(words.say("A sheet to write it on …"), "primary", icon="print")
        form.clicked.connect(self.form_asked)
        key = self._button(words.say("To the lead's key"))
        key.clicked.connect(self.key_asked)
        self.later = self._button(words.say("Close"), "quiet")
        self.later.clicked.connect(self.put_off)
        self.begin_with(form)

    def _button(self, text: str, kind: str = "plain", *, icon: str = "") -> Button:
        """Add an answer after which the panel stays."""
        button = Button(text, kind, icon=icon)
        make_roomy(button)
        holder = self._answers.layout()
        if isinstance(holder, FlowLayout):
            holder.addWidget(button)
        return button

    def choose(self, kind: Kind) -> None:
        """Say what it is; the keyboard goes on to *Seal it*, and that comes into sight."""
        self._kind = kind
        self.kinds[kind].setChecked(True)
        self.seal_button.setEnabled(True)
        self.seal_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self._bring, self.seal_button))

    def _bring(self, widget: QWidget) -> None:
        """Let every area around that scrolls show a part of this panel."""
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, Space.L)
            around = around.parentWidget()

    def _seal(self) -> None:
        if self._kind is None or not self.receipt.isHidden():
            return
        self.seal_button.setEnabled(False)
        self.problem.hide()
        self.sealed.emit(self.details.draft(self._kind))

    def refuse(self, sentence: str) -> None:
        """Say why it wasn't sealed; what was written stays."""
        self.seal_button.setEnabled(self._kind is not None)
        self._warn(sentence)

    def _warn(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def show_receipt(self, receipt: str) -> None:
        """Show the receipt number in place of what was written, until it is closed."""
        words = self._words
        danger = self.details.danger.isChecked()
        self.details.clear()
        for widget in (self._asking, self.details, self.problem, self.seal_button):
            widget.hide()
        self.tell(words.say("Sealed. Only the safeguarding lead can open it, nobody at this desk."))
        self.receipt.show_number(receipt, danger=danger)
        self.receipt.show()
        self.later.setText(words.say("Close"))
        self.later.set_kind("plain")
        self.receipt.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_with(self.receipt)
        QTimer.singleShot(0, self, partial(self._bring, self.receipt))

    def cover(self, *, covered: bool) -> None:
        """Put what was written out of sight while the desk is locked; it can still be sealed."""
        if self.receipt.isHidden() and self.kinds:
            hidden = covered and self.details.written
            self.details.setHidden(hidden)
            self.problem.setVisible(hidden)
            self.problem.setText(
                self._words.say("What you wrote is kept, out of sight while the desk is locked.")
            )

    @property
    def keeps(self) -> bool:
        """Whether something would be lost if another question took its place."""
        return not self.receipt.isHidden() or self.details.written

    def put_off(self) -> None:
        """Go away; words that aren't sealed are only thrown away the second time."""
        if self.receipt.isHidden() and self.details.written and not self._warned:
            self._warned = True
            self._warn(
                self._words.say("It isn't sealed yet. Once more throws away what you wrote.")
            )
            return
        self.details.clear()
        super().put_off()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter, which seals, before the page's own shortcut does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_seal_key(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the digits of the kinds, and Ctrl+Enter to seal."""
        digit = digit_of(event)
        if self._asking.isVisible() and digit is not None and digit <= len(self.kinds):
            self.choose(KINDS[digit - 1])
        elif self._asking.isVisible() and _is_seal_key(event):
            if self._kind is None:
                self._warn(self._words.say("Say first what it is."))
            else:
                self._seal()
        else:
            super().keyPressEvent(event)


def _is_seal_key(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )


def attend(context: Context, panel: ConcernPanel) -> None:
    """Seal what a panel gives for the event at hand, and lead on from it."""
    watch = context.watch
    if watch is None:
        return
    event, words = watch.id, context.words
    forms = Forms(context)

    def sealed(changed: Changed) -> None:
        receipt = concerns.receipt_of(changed)
        if isValid(panel):
            panel.show_receipt(receipt)
        else:
            # The panel is gone, as when the language changed meanwhile; the number must not be.
            context.say(words.say("Sealed. Receipt number {receipt}", receipt=receipt))

    def refused(error: UserError) -> None:
        if isValid(panel):
            panel.refuse(explain(words, error))
        else:
            context.complain(explain(words, error))

    def seal(draft: Draft) -> None:
        context.act(lambda desk: concerns.write(desk, event, draft), then=sealed, failed=refused)

    panel.sealed.connect(seal)
    panel.form_asked.connect(lambda: forms.lend(event))
    panel.key_asked.connect(lambda: context.go.emit("concerns"))
