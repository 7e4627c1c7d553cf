"""The Settings page: language, look and sound; where the events are kept, and their backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui import app
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.settings_lock import LockCard
from toolkit.gui.sound import QUIET_FROM, QUIET_TO
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.model.errors import UserError
from toolkit.model.instants import to_datetime
from toolkit.store.settings import LANGUAGE, SOUND, THEME
from toolkit.words import for_window, load
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from toolkit.gui.context import Context
    from toolkit.store.backups import Backup
    from toolkit.store.settings import Theme
    from toolkit.words import LanguageState, Words

NARROW = 900
"""The width in pixels below which the cards stand below each other."""
_SHOWN = 5
"""So many backups are listed; ten are kept."""


class SettingsPage(Page):
    """What can be set; everything holds at once, and nothing needs a restart."""

    name = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(Label(words.say_c("page", "Settings"), Type.TITLE))
        across = self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        across.setSpacing(Space.L)
        for cards in (
            (self._make_language(), self._make_look(), self._make_lock()),
            (self._make_place(), self._make_backups(), self._make_sound(), self._make_about()),
        ):
            side = QVBoxLayout()
            side.setSpacing(Space.L)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            across.addLayout(side, 1)
        column.addLayout(across, 1)
        self._column = column
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        context.events_changed.connect(self._refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the cards into one column where there is no room for two."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        edge = Space.M if narrow else Space.XXL
        self._column.setContentsMargins(edge, Space.XL, edge, Space.XL)

    # --- language, look, sound

    def _make_language(self) -> Card:
        words, settings = self.words, self.context.settings
        card = Card(words.say("Language of the window"))
        self.languages: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        chosen = settings.get(LANGUAGE)
        card.body.addWidget(self._language("", words.say("As on this computer"), group))
        for state in self._states():
            row = QHBoxLayout()
            row.setSpacing(Space.L)
            row.addWidget(self._language(state.language, state.name, group), 2)
            tone = "attention" if state.draft else "soft"
            row.addWidget(Label(_review(words, state), Type.SECONDARY, tone=tone, wrap=True), 3)
            card.body.addLayout(row)
        if chosen not in self.languages:
            card.body.addWidget(self._language(chosen, words.language_name(chosen), group))
        self.languages[chosen].setChecked(True)
        return card

    def _states(self) -> list[LanguageState]:
        try:
            return for_window(self.context.root / "i18n")
        except UserError as error:
            self.context.complain(explain(self.words, error))
            return []

    def _language(self, tag: str, name: str, group: QButtonGroup) -> QRadioButton:
        button = _radio(name)
        self.languages[tag] = button
        group.addButton(button)
        button.clicked.connect(lambda: self._speak(tag))
        return button

    def _speak(self, tag: str) -> None:
        """Speak another language in the whole window."""
        context = self.context
        if tag == context.settings.get(LANGUAGE):
            return

        def kept(_: object) -> None:
            app.retell(context, app.language_of(context.settings, context.root))

        context.runner.do(lambda _: self._set_language(tag), kept)

    def _set_language(self, tag: str) -> None:
        """Keep the language once it can be read; off the window's thread."""
        if tag:
            load(tag, self.context.root / "i18n")
        self.context.settings.set(LANGUAGE, tag)

    def _make_look(self) -> Card:
        words = self.words
        card = Card(words.say("Look"))
        self.looks: dict[Theme, QRadioButton] = {}
        group = QButtonGroup(self)
        chosen = self.context.settings.get(THEME)
        named: tuple[tuple[Theme, str], ...] = (
            ("system", words.say("As on this computer")),
            ("light", words.say("Light")),
            ("dark", words.say("Dark, for the night shift")),
        )
        for look, text in named:
            button = _radio(text)
            button.setChecked(look == chosen)
            button.clicked.connect(lambda _=False, wanted=look: self._wear(wanted))
            group.addButton(button)
            self.looks[look] = button
            card.body.addWidget(button)
        return card

    def _wear(self, look: Theme) -> None:
        """Put another look on the whole window."""
        context = self.context
        if look != context.settings.get(THEME):
            context.runner.do(
                lambda _: context.settings.set(THEME, look), lambda _: app.retell(context)
            )

    def _make_lock(self) -> Card:
        self.lock = LockCard(self.context)
        return self.lock

    def _make_sound(self) -> Card:
        words = self.words
        card = Card(words.say("Sound"))
        self.sound = QCheckBox(words.say("A soft tone while an event runs"))
        self.sound.setFont(font(Type.BODY))
        self.sound.setChecked(self.context.settings.get(SOUND))
        self.sound.toggled.connect(self._sound)
        card.body.addWidget(self.sound)
        told = words.say(
            "Five minutes before a block ends and when it ends; never between {evening} and "
            "{morning}. Whatever sounds is seen as well.",
            evening=words.time(QUIET_FROM * 60),
            morning=words.time(QUIET_TO * 60),
        )
        card.body.addWidget(Label(told, Type.CONTROL, tone="soft", wrap=True))
        return card

    def _sound(self, on: bool) -> None:
        settings = self.context.settings
        self.context.runner.do(lambda _: settings.set(SOUND, on))

    # --- what is kept

    def _make_place(self) -> Card:
        words = self.words
        card = Card(words.say("Where your events are"))
        self.place = Label("", Type.CONTROL, wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.protection = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.open_folder = Button(words.say("Open the folder"), icon="folder")
        self.open_folder.clicked.connect(self._show_folder)
        card.body.addWidget(self.place)
        card.body.addWidget(self.protection)
        card.body.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _show_folder(self) -> None:
        folder = self.context.folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.context.complain(self.words.say("The folder can't be opened from here."))

    def _make_backups(self) -> Card:
        words = self.words
        card = Card(words.say("Backups"))
        told = words.say(
            "Made by itself once an hour while you work; the last ten are kept beside your "
            "events. A copy on a stick is safer: the Finish page makes one."
        )
        card.body.addWidget(Label(told, Type.CONTROL, tone="soft", wrap=True))
        self.backups = Label("", Type.CONTROL, wrap=True)
        self.back_up = Button(words.say("Back up now"), icon="save")
        self.back_up.clicked.connect(self._back_up)
        card.body.addWidget(self.backups)
        card.body.addWidget(self.back_up, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _make_about(self) -> Card:
        words = self.words
        card = Card(words.say("About"))
        for text in (
            words.say("Interact Toolkit: for whoever plans and runs days with young people."),
            words.say(
                "Free software under the GNU General Public License, version 3 or later; "
                "without any warranty."
            ),
            words.say(
                "Made with Qt (LGPL 3), SQLCipher, ReportLab, openpyxl, HarfBuzz and the typeface "
                "Noto Sans (Open Font License)."
            ),
        ):
            card.body.addWidget(Label(text, Type.CONTROL, tone="soft", wrap=True))
        return card

    def entered(self) -> None:
        """Come to the front: read what is kept."""
        self._refresh()
        self.languages[self.context.settings.get(LANGUAGE)].setFocus()

    def _refresh(self) -> None:
        context, words = self.context, self.words
        own = not context.is_sample and context.desk is not None
        self.open_folder.setVisible(own)
        self.back_up.setVisible(own)
        self.protection.setVisible(own)
        if not own:
            self.place.setText(
                words.say("This is the sample. It is gone when you close it; nothing is kept.")
                if context.is_sample
                else words.say("Your events aren't open.")
            )
            self.backups.setText("")
            self.backups.hide()
            return
        self.place.setText(breakable(str(context.folder)))
        workspace = context.at_desk().workspace
        context.runner.do(lambda _: (workspace.protected, workspace.latest_backups()), self._have)

    def _have(self, found: tuple[bool, list[Backup]]) -> None:
        protected, backups = found
        words = self.words
        self.protection.setText(
            words.say("Protected by your passphrase.")
            if protected
            else words.say(
                "No passphrase yet: whoever has this laptop can open them. Before the first name "
                "is entered you choose one."
            )
        )
        lines = [self._line(backup) for backup in backups[:_SHOWN]]
        self.backups.setText("\n".join(lines) or words.say("None yet."))
        self.backups.show()

    def _line(self, backup: Backup) -> str:
        words = self.words
        made = to_datetime(backup.made).astimezone()
        return words.say(
            "{date}, {time} · {entries}",
            date=words.date(made.date()),
            time=words.clock(made),
            entries=words.say_n("{n} entry", "{n} entries", backup.facts),
        )

    def _back_up(self) -> None:
        context, words = self.context, self.words

        def done(_: object) -> None:
            context.say(words.say("Backed up."))
            self._refresh()

        context.runner.do(
            lambda _: context.at_desk().workspace.backup(),
            done,
            label=words.say("Backing up …"),
        )


def _radio(text: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setFont(font(Type.BODY))
    return made


def _review(words: Words, state: LanguageState) -> str:
    """Say who has checked a language."""
    if state.language == "en":
        return words.say("The language it was written in.")
    if state.draft:
        return words.say("Draft: no native speaker has checked it yet.")
    if state.date is None:
        return words.say("Checked by {who}.", who=state.checked_by)
    return words.say("Checked by {who}, {date}.", who=state.checked_by, date=words.date(state.date))


def breakable(path: str) -> str:
    """Let a path break into lines after each of its folders."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
