"""The one door for late loading: which module and attribute is behind a name.

A page's module is imported when the page is first visited, and what a command needs when that
command is given, so that the window is on screen before anything heavy is loaded. PyInstaller
does not see such imports; its spec reads this table.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

DOORS: dict[str, tuple[str, str]] = {
    "window": ("toolkit.gui.app", "run"),
    "command-line": ("toolkit.cli.run", "main"),
    "pictures": ("toolkit.gui.pictures", "take_pictures"),
    "busy-strip": ("toolkit.gui.widgets.busy", "BusyStrip"),
    "message-bar": ("toolkit.gui.widgets.toast", "MessageBar"),
    "open-plan": ("toolkit.gui.openplan", "OpenPlan"),
    "opening": ("toolkit.gui.opening", "Opening"),
    "watch": ("toolkit.gui.watch", "Watch"),
    "search-watch": ("toolkit.gui.search_watch", "SearchWatch"),
    "sample": ("toolkit.gui.sample", "make_sample"),
    "locking": ("toolkit.gui.locking", "Locking"),
    "may-lock": ("toolkit.gui.locking", "may_lock"),
    "may-retract": ("toolkit.gui.locking", "may_retract"),
    "projector": ("toolkit.gui.projector", "Projector"),
    "page:start": ("toolkit.gui.pages.start", "StartPage"),
    "page:events": ("toolkit.gui.pages.events", "EventsPage"),
    "page:prepare": ("toolkit.gui.pages.prepare", "PreparePage"),
    "page:people": ("toolkit.gui.pages.people", "PeoplePage"),
    "page:plans": ("toolkit.gui.pages.plans", "PlansPage"),
    "page:editor": ("toolkit.gui.pages.editor", "EditorPage"),
    "page:run": ("toolkit.gui.pages.run", "RunPage"),
    "page:night": ("toolkit.gui.pages.night", "NightPage"),
    "page:notfound": ("toolkit.gui.pages.notfound", "NotFoundPage"),
    "page:handover": ("toolkit.gui.pages.handover", "HandoverPage"),
    "page:rollcall": ("toolkit.gui.pages.rollcall", "RollCallPage"),
    "page:concern": ("toolkit.gui.pages.concern", "ConcernPage"),
    "page:concerns": ("toolkit.gui.pages.concerns", "ConcernsPage"),
    "page:rota": ("toolkit.gui.pages.rota", "RotaPage"),
    "page:logs": ("toolkit.gui.pages.logs", "LogsPage"),
    "page:laptops": ("toolkit.gui.pages.laptops", "LaptopsPage"),
    "page:print": ("toolkit.gui.pages.printing", "PrintPage"),
    "page:paper": ("toolkit.gui.pages.paperentry", "PaperPage"),
    "page:finish": ("toolkit.gui.pages.finish", "FinishPage"),
    "page:settings": ("toolkit.gui.pages.settings", "SettingsPage"),
    "page:help": ("toolkit.gui.pages.help", "HelpPage"),
    "event-lines": ("toolkit.actions.showing", "event_lines"),
    "prepare-draft": ("toolkit.actions.planning", "prepare_draft"),
    "plan-choices": ("toolkit.actions.planning", "plan_choices"),
    "new-event": ("toolkit.gui.newevent", "NewEventForm"),
    "what-is": ("toolkit.actions.receiving", "what_is"),
    "receive-plan": ("toolkit.actions.receiving", "receive_plan"),
    "look-at-backup": ("toolkit.actions.receiving", "look_at_backup"),
    "restore": ("toolkit.actions.receiving", "restore"),
    "read-people": ("toolkit.sheets.people_file", "read_people"),
    "read-people-text": ("toolkit.sheets.people_file", "read_people_text"),
    "people-template": ("toolkit.sheets.people_template", "write_people_template"),
    "ensure-protected": ("toolkit.gui.passphrase", "ensure_protected"),
    "unlock": ("toolkit.gui.unlock", "ask_to_unlock"),
    "qt-words": ("toolkit.gui.qtwords", "speak"),
    "held": ("toolkit.gui.held", "refuse"),
    "own-folder": ("toolkit.actions.places", "own_folder"),
    "explain": ("toolkit.words.errors", "explain"),
    "undo": ("toolkit.actions.undoing", "undo"),
    "my-laptops": ("toolkit.actions.laptops", "mine"),
    "neutral": ("toolkit.actions.neutral", "toggle_neutral"),
    "redo": ("toolkit.actions.undoing", "redo"),
    "demo": ("toolkit.actions.demo", "run_demo"),
    "fallback-papers": ("toolkit.actions.packing", "fallback_papers"),
    "day-papers": ("toolkit.actions.packing", "day_papers"),
    "from-papers": ("toolkit.actions.packing", "from_papers"),
    "check-papers": ("toolkit.actions.packing", "check_papers"),
    "write-papers": ("toolkit.actions.packing", "write_papers"),
    "read-helplines": ("toolkit.content.helplines", "read_helplines"),
    "export-pack": ("toolkit.actions.exporting", "export_pack"),
    "export-workbook": ("toolkit.actions.exporting", "export_workbook"),
    "lend-concern-form": ("toolkit.actions.concern_papers", "lend_form"),
    "lead-key-sheet": ("toolkit.actions.concern_papers", "key_sheet"),
    "about-sheet": ("toolkit.actions.packing", "About"),
    "pages-as-pictures": ("toolkit.paper.pictures", "pages_as_pictures"),
    "press": ("toolkit.actions.printing", "Press"),
    "plan-texts": ("toolkit.actions.translating_plans", "texts_of"),
    "plan-texts-told": ("toolkit.words.plantexts_told", "Told"),
    "set-translation": ("toolkit.actions.translating_plans", "set_translation"),
    "send-to-translator": ("toolkit.actions.translators", "send_to_translator"),
    "take-from-translator": ("toolkit.actions.translators", "take_from_translator"),
    "glossary": ("toolkit.actions.translating_plans", "glossary_of"),
    "i18n-extract": ("toolkit.actions.translating", "extract_all"),
    "i18n-coverage": ("toolkit.actions.translating", "coverage"),
}
"""Name to (module, attribute)."""


def behind(name: str) -> Any:  # noqa: ANN401 — behind each door is something else
    """Import what is behind a name."""
    module, attribute = DOORS[name]
    return getattr(import_module(module), attribute)
