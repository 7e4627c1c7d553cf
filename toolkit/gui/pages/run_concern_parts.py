"""The parts of a concern's panel: what may be added, the receipt, the blank sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from toolkit.doors import behind
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.concerns import Draft

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_view import View
    from toolkit.gui.tasks import Progress
    from toolkit.model.concerns import Kind
    from toolkit.words import Words

_TEXT_HEIGHT = 76


class Details(QWidget):
    """What may be left out: danger, whom it is about, words, and who writes."""

    def __init__(self, words: Words, view: View) -> None:
        """Offer the codes of those who take part; their call names only where names are shown."""
        super().__init__()
        self._person = view.person
        self.danger = QCheckBox(words.say("The child is in danger now"))
        self.chips: dict[str, Chip] = {}
        about = QWidget()
        flow = FlowLayout(about, Space.S)
        for person in sorted(view.event.participants(), key=lambda p: p.code):
            if person.withdrawn:
                continue
            named = view.names and person.call_name
            chip = Chip(f"{person.code} · {person.call_name}" if named else person.code)
            make_roomy(chip)
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._only, person.code))
            chip.toggled.connect(lambda on, c=chip: c.set_icon("tick" if on else ""))
            self.chips[person.code] = chip
            flow.addWidget(chip)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.setAccessibleName(words.say("What you saw and heard"))
        self.text.setPlaceholderText(
            words.say("What you saw and heard, in the words that were said")
        )
        self.signed = QCheckBox(
            words.say("Say inside that {code} wrote it", code=view.person) if view.person else ""
        )
        self.signed.setChecked(bool(view.person))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(
            Label(
                words.say("If you like, add more; nothing of it has to be there."),
                Type.SECONDARY,
                tone="soft",
                wrap=True,
            )
        )
        column.addWidget(self.danger)
        column.addWidget(about)
        column.addWidget(self.text)
        column.addWidget(self.signed)
        for box in (self.danger, self.signed):
            box.setMinimumHeight(Size.RUN_TARGET)
        # Not before they have their place: on their own they would be windows.
        about.setVisible(bool(self.chips))
        self.signed.setVisible(bool(view.person))

    def _only(self, code: str) -> None:
        """One at most: another press on it takes it back."""
        for other, chip in self.chips.items():
            if other != code:
                chip.setChecked(False)

    @property
    def written(self) -> bool:
        """Whether there are words that would be lost."""
        return bool(self.text.toPlainText().strip())

    def draft(self, kind: Kind) -> Draft:
        """Give the concern as it stands."""
        about = next((code for code, chip in self.chips.items() if chip.isChecked()), "")
        by = self._person if self.signed.isChecked() else ""
        text = self.text.toPlainText().strip()
        return Draft(kind, about, self.danger.isChecked(), text, by)

    def clear(self) -> None:
        """Leave nothing of it on the screen."""
        self.text.clear()
        self.danger.setChecked(False)
        for chip in self.chips.values():
            chip.setChecked(False)


class Receipt(QWidget):
    """The receipt number, large, to be written down."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.number = Label("", Type.PROJECTOR)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._told = Label("", Type.BODY, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.number)
        column.addWidget(self._told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_number(self, receipt: str, *, danger: bool) -> None:
        """Show a number and what to do with it."""
        words = self._words
        self.number.setText(receipt)
        told = words.say(
            "Write this number down and tell it to the safeguarding lead. It names what you "
            "wrote and says nothing of it; it isn't shown again."
        )
        if danger:
            told = words.say("{first} {then}", first=words.say("Now call 112."), then=told)
        self._told.setText(told)
        self.setAccessibleName(words.say("Receipt number {receipt}", receipt=receipt))
        self.setAccessibleDescription(told)


class Forms(QObject):
    """Hands the blank sheet to the program that shows PDF files, to be printed there.

    It keeps the sheet's file as long as ``context`` is there: the other program reads it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._press: Any = None

    def lend(self, event: str) -> None:
        """Compose the sheet for an event and have it shown."""
        context = self._context
        words = context.words

        def work(_: Progress) -> Any:  # noqa: ANN401 — what is behind the door
            desk, i18n = context.at_desk(), context.root / "i18n"
            return behind("lend-concern-form")(desk, event, words, i18n)

        context.runner.do(work, self._show, label=words.say("Composing the papers …"))

    def _show(self, made: Any) -> None:  # noqa: ANN401 — what the worker gave
        self._press, path = made
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.complain(
                self._context.words.say(
                    "No program here opens PDF files. Write it by hand on any sheet of paper."
                )
            )
