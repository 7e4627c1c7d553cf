"""The People page: who takes part, who works here, whose papers are missing, who is on duty."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from toolkit.actions import people
from toolkit.gui.eventpage import EventPage
from toolkit.gui.pages.people_files import PeopleFiles, file_in
from toolkit.gui.pages.people_hands import PeopleHands
from toolkit.gui.pages.people_import import ImportPreview, all_problems
from toolkit.gui.pages.people_view import PeopleView

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from toolkit.gui.context import Context
    from toolkit.model.facts import Amended, Registered
    from toolkit.sheets.people_file import PeopleFile


class PeoplePage(EventPage):
    """People of the event at hand: look, write, add, take over a list, put on duty."""

    name = "people"

    def __init__(self, context: Context) -> None:
        """Make the page; it fills itself when it comes to the front."""
        super().__init__(context)
        words = self.words
        self.view = PeopleView(words)
        self.preview = ImportPreview(words)
        self.files = PeopleFiles(context, self)
        self.hands = PeopleHands(context, self)
        self._pile(
            "people",
            words.say("No event is at hand. Choose the one whose people you want to see."),
            self.view,
            self.preview,
        )
        self.setAcceptDrops(True)
        self._wire()
        self._bind()
        self._follow()

    def _wire(self) -> None:
        context, view, hands, files = self.context, self.view, self.hands, self.files
        context.names_changed.connect(self._refresh)
        view.head.names.clicked.connect(lambda: context.show_names(not context.names_shown))
        view.file_asked.connect(files.ask_list)
        view.paste_asked.connect(self._paste)
        view.template_asked.connect(files.ask_template)
        view.amended.connect(self._amend)
        view.refused.connect(context.complain)
        view.hidden_asked.connect(self._tell_hidden)
        view.withdraw_asked.connect(hands.withdraw)
        view.return_asked.connect(hands.bring_back)
        view.form.added.connect(self._add)
        view.tab_changed.connect(self._refresh)
        view.shifts.rota_asked.connect(hands.take_rota)
        view.shifts.added.connect(hands.set_shift)
        view.shifts.changed.connect(hands.change_shift)
        view.shifts.cleared.connect(hands.clear_shift)
        files.have.connect(self._show_list)
        self.preview.left.connect(self._leave_preview)
        self.preview.again.connect(files.read_again)
        self.preview.confirmed.connect(self._take_over)

    def _bind(self) -> None:
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self._paste),
            (QKeySequence(QKeySequence.StandardKey.Find), self.view.search.setFocus),
            (QKeySequence("Ctrl+N"), self.view.ask_person),
            (QKeySequence("Ctrl+Shift+N"), self.view.head.names.click),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def entered(self) -> None:
        """Show what is true now; take up a list that was sent."""
        self._refresh()
        self._take_received()
        if self._stack.currentWidget() is self.view:
            self.view.take_focus()
        elif self._watch is None:
            self.empty.setFocus()

    def _at_hand(self, *, other: bool) -> None:
        if not other:
            return
        self.view.close_form()
        if self._watch is None:
            self._stack.setCurrentWidget(self.empty)
        else:
            self._turn_up(self.view, self.view.table)
        if self.isVisible():
            self._refresh()
            self._take_received()

    def _refresh(self) -> None:
        context, watch = self.context, self._watch
        if watch is not None and watch is context.watch:
            self.view.show_event(watch.state, context.now(), names=context.names_shown)

    def _tell_hidden(self) -> None:
        self.context.say(self.words.say("Names are hidden. Show them first: Ctrl+Shift+N."))

    def _amend(self, change: Amended) -> None:
        self.hands.amend(change, partial(self.view.settled, change))

    def _add(self, entry: Registered) -> None:
        def added(code: str) -> None:
            self.view.go_to(code)
            self.view.form.taken(entry)

        self.hands.add(entry, added)

    # lists from outside

    def _take_received(self) -> None:
        path = self.context.received_people
        if path is not None and self._watch is not None:
            self.context.received_people = None
            self.files.read(path)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if self._watch is None:
            return
        if text.strip():
            self.files.read_text(text)
        else:
            self.context.say(
                self.words.say("Nothing is copied yet. Copy rows in a spreadsheet, then paste.")
            )

    def _show_list(self, name: str, found: PeopleFile) -> None:
        if self._watch is None:
            return
        state = self._watch.state
        problems = all_problems(found, state.people.keys() - people.places(state).keys())
        entries = people.placed(state, [row.entry for row in found.rows])
        self._stack.setCurrentWidget(self.preview)
        self.preview.show_list(name, entries, problems, state.people)

    def _leave_preview(self) -> None:
        self._stack.setCurrentWidget(self.view if self._watch is not None else self.empty)
        self._refresh()
        self.view.take_focus()

    def _take_over(self, entries: list[Registered]) -> None:
        self.hands.add_all(entries, self._leave_preview)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Let a file be dropped here."""
        if self._watch is not None and file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read the file that was dropped."""
        path = file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.read(path)
