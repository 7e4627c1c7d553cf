"""Locking before the first name, the recovery key, and the door of a locked workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from tests.gui.pages.beginner import cut_off
from toolkit.actions import people
from toolkit.gui.app import make_window
from toolkit.gui.passphrase import ProtectDialog, ensure_protected
from toolkit.gui.passphrase_field import strength
from toolkit.gui.recovery_sheet import recovery_sheet
from toolkit.gui.unlock import UnlockDialog
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.quote import Quote
from toolkit.model.facts import Amended
from toolkit.model.instants import Instant, to_datetime
from toolkit.store.recovery import read_recovery_key
from toolkit.store.settings import Settings
from toolkit.store.workspace import Workspace
from toolkit.words import Words, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage
    from toolkit.gui.context import Message
    from toolkit.gui.window import MainWindow

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PASSPHRASE = "four words nobody guesses"
OTHER = "and four quite other ones"
NOW = Instant(1_790_000_000_000)


def dialog_of() -> ProtectDialog:
    windows = QApplication.topLevelWidgets()
    found = [w for w in windows if isinstance(w, ProtectDialog) and w.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def asked(stage: Stage) -> Iterator[ProtectDialog]:
    """The dialog that comes when somebody writes the first name; gone at the end."""
    window = QWidget()
    stage.qtbot.addWidget(window)
    window.show()
    event = stage.prepare_event()
    code = next(iter(stage.state.people))
    change = Amended(code, call_name="Amina")
    stage.context.act(lambda desk: people.amend(desk, event, [change]), "written")
    stage.settle()
    yield dialog_of()
    # Before the window closes: a dialog that still shows its key would not let it.
    for dialog in window.findChildren(ProtectDialog):
        dialog.noted.setChecked(True)


def choose(stage: Stage, dialog: ProtectDialog, first: str, second: str) -> None:
    for line, text in ((dialog.form.first, first), (dialog.form.second, second)):
        line.clear()
        QTest.keyClicks(line, text)
    QTest.keyClick(dialog.form.second, K.Key_Return)
    stage.settle()


def key_in(dialog: ProtectDialog) -> str:
    quote = dialog.findChild(Quote)
    assert isinstance(quote, Quote)
    return quote.text()


def name_of_first(stage: Stage) -> str:
    return next(iter(stage.state.people.values())).call_name


def shown(dialog: QDialog) -> str:
    """Everything that stands in a dialog."""
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


# before the first name


def test_a_passphrase_is_chosen_the_key_is_shown_and_the_name_is_kept(
    stage: Stage, asked: ProtectDialog
) -> None:
    said: list[Message] = []
    stage.context.message.connect(said.append)
    choose(stage, asked, PASSPHRASE, PASSPHRASE)
    key = key_in(asked)
    assert len(read_recovery_key(key)) == 28, "it is a whole recovery key"
    assert name_of_first(stage) == "", "not before the key was put away"
    QTest.keyClick(asked, K.Key_Escape)
    assert not asked.close()
    assert asked.isVisible(), "the key is not lost by a slip"
    assert not asked.done_button.isEnabled()
    asked.noted.setFocus()
    QTest.keyClick(asked.noted, K.Key_Space)
    QTest.mouseClick(asked.done_button, LEFT)
    stage.settle()
    assert name_of_first(stage) == "Amina"
    assert [message.text for message in said] == ["written"]
    stage.workspace.close()
    folder = stage.context.folder
    with Workspace.open(folder, now=lambda: NOW, passphrase=PASSPHRASE) as again:
        assert again.events()
    with Workspace.open(folder, now=lambda: NOW, recovery_key=key) as again:
        assert again.events()


def test_what_is_too_short_or_not_the_same_is_told_in_place(
    stage: Stage, asked: ProtectDialog
) -> None:
    choose(stage, asked, "short", "short")
    assert "8 characters or more" in shown(asked)
    choose(stage, asked, "        ", "        ")
    assert "8 characters or more" in shown(asked)
    choose(stage, asked, PASSPHRASE, OTHER)
    assert "The two aren't the same" in shown(asked)
    assert not stage.workspace.protected


def test_what_is_typed_is_hidden_unless_asked_for(asked: ProtectDialog) -> None:
    lines = (asked.form.first, asked.form.second)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    asked.form.seen.setFocus()
    QTest.keyClick(asked.form.seen, K.Key_Space)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}


def test_two_names_written_at_once_ask_once(stage: Stage, asked: ProtectDialog) -> None:
    event, second = stage.state.id, list(stage.state.people)[1]
    change = Amended(second, call_name="Rafi")
    stage.context.act(lambda desk: people.amend(desk, event, [change]))
    stage.settle()
    assert dialog_of() is asked
    choose(stage, asked, PASSPHRASE, PASSPHRASE)
    asked.noted.setChecked(True)
    asked.done_button.click()
    stage.settle()
    assert [p.call_name for p in stage.state.people.values()][:2] == ["Amina", "Rafi"]


def test_deciding_against_it_is_told_to_whoever_asked(stage: Stage, asked: ProtectDialog) -> None:
    event, first = stage.state.id, next(iter(stage.state.people))
    failed: list[str] = []
    change = Amended(first, name="Amina X")
    stage.context.act(
        lambda desk: people.amend(desk, event, [change]), failed=lambda e: failed.append(e.code)
    )
    stage.settle()
    QTest.keyClick(asked, K.Key_Escape)
    assert not asked.isVisible()
    assert failed == ["passphrase-needed"]
    assert not stage.workspace.protected


def test_the_key_is_copied_and_saved_as_a_page_to_print(
    stage: Stage, asked: ProtectDialog, tmp_path: Path
) -> None:
    choose(stage, asked, PASSPHRASE, PASSPHRASE)
    QTest.mouseClick(asked.copy_button, LEFT)
    key = QGuiApplication.clipboard().text()
    assert read_recovery_key(key) == read_recovery_key(key_in(asked))
    asked.save_to(tmp_path / "key.pdf")
    stage.settle()
    assert "key.pdf" in shown(asked)
    page = pypdfium2.PdfDocument(tmp_path / "key.pdf")[0]
    text = page.get_textpage().get_text_range()
    assert all(group in text for group in key.split("-"))
    assert abs(page.get_width() - 595) < 1
    asked.save_to(tmp_path / "no folder" / "key.pdf")
    stage.settle()
    assert "isn't there" in shown(asked)


def test_the_sample_gets_no_passphrase(stage: Stage) -> None:
    stage.context.is_sample = True
    told: list[Message] = []
    stage.context.message.connect(told.append)
    given_up: list[bool] = []
    ensure_protected(stage.context, pytest.fail, lambda: given_up.append(True))
    assert given_up == [True]
    assert "The sample keeps nobody's name" in told[0].text


@pytest.mark.parametrize(
    ("passphrase", "said", "tone"),
    [
        ("", "easy to keep", "soft"),
        ("short", "3 characters more", "attention"),
        ("eightlet", "Weak", "attention"),
        ("fourteen chars", "Good", "done"),
        ("twenty characters it is", "Strong", "done"),
    ],
)
def test_length_is_what_makes_it_strong(passphrase: str, said: str, tone: str) -> None:
    told, in_tone = strength(Words(), passphrase)
    assert said in told
    assert in_tone == tone


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_the_dialogs_show_all_their_words(stage: Stage, asked: ProtectDialog) -> None:
    asked.form.refuse(stage.context.words.say("Choose a longer passphrase."))
    stage.settle()
    assert cut_off(asked) == []
    choose(stage, asked, PASSPHRASE, PASSPHRASE)
    stage.settle()
    assert cut_off(asked) == []


def test_the_sheet_reads_from_the_right_where_the_language_does(tmp_path: Path) -> None:
    day = to_datetime(NOW).date()
    sheet = recovery_sheet(
        load("ar-XB", tmp_path), "ABCD1-EFGH2-JKLM3-NOPQ4-RSTU5-VWXY6-Z0127", day
    )
    text = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range()
    assert "ABCD1-EFGH2-JKLM3-NOPQ4" in text


# the door


@pytest.fixture(scope="module")
def locked_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A protected workspace, and its recovery key."""
    folder = tmp_path_factory.mktemp("locked") / "workspace"
    with Workspace.open(folder, now=lambda: NOW) as workspace:
        return folder, workspace.set_passphrase(PASSPHRASE)


@pytest.fixture
def door(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, locked_folder: tuple[Path, str]
) -> Iterator[tuple[MainWindow, Callable[[], None]]]:
    """The window before a locked workspace, and what waits until the worker is idle."""
    window = make_window(qapp, locked_folder[0], Settings.load(tmp_path / "settings.json"))
    qtbot.addWidget(window)

    def settle() -> None:
        qtbot.waitUntil(lambda: window.context.runner.idle, timeout=20_000)
        qapp.processEvents()

    window.open_page("events")
    window.show()
    window.session.open_workspace()
    settle()
    yield window, settle
    window.close()


def knock(window: MainWindow) -> UnlockDialog:
    found = window.findChild(UnlockDialog)
    assert isinstance(found, UnlockDialog)
    return found


def test_the_passphrase_opens_and_a_wrong_one_is_told_in_place(
    door: tuple[MainWindow, Callable[[], None]],
) -> None:
    window, settle = door
    dialog = knock(window)
    assert dialog.isVisible()
    QTest.keyClick(dialog.line, K.Key_Return)
    assert "Type it here." in shown(dialog)
    QTest.keyClicks(dialog.line, "not this one")
    QTest.keyClick(dialog.line, K.Key_Return)
    settle()
    assert "This isn't the passphrase" in shown(dialog)
    assert dialog.line.hasSelectedText(), "typing goes on over the wrong one"
    QTest.keyClick(dialog.line, K.Key_Return)
    assert "This isn't the passphrase" not in shown(dialog), "it is being tried again"
    settle()
    assert "This isn't the passphrase" in shown(dialog)
    QTest.keyClicks(dialog.line, PASSPHRASE[0])
    assert "This isn't the passphrase" not in shown(dialog)
    QTest.keyClicks(dialog.line, PASSPHRASE[1:])
    QTest.mouseClick(dialog.open_button, LEFT)
    settle()
    assert window.findChild(UnlockDialog) is None
    assert window.context.at_desk().events() == []


def test_putting_it_off_leaves_it_locked_and_the_events_page_opens_it_again(
    door: tuple[MainWindow, Callable[[], None]],
) -> None:
    window, settle = door
    QTest.keyClick(knock(window), K.Key_Escape)
    settle()
    assert window.findChild(UnlockDialog) is None
    page = window.page
    assert page is not None
    buttons = [b for b in page.findChildren(Button) if b.isVisible()]
    assert [button.text() for button in buttons] == ["Open"]
    QTest.mouseClick(buttons[0], LEFT)
    settle()
    assert knock(window).isVisible()


def test_the_program_can_be_ended_at_the_door(
    door: tuple[MainWindow, Callable[[], None]],
) -> None:
    window, _ = door
    QTest.mouseClick(knock(window).quit_button, LEFT)
    assert not window.isVisible()


def test_the_recovery_key_opens_and_another_passphrase_is_chosen(
    door: tuple[MainWindow, Callable[[], None]], locked_folder: tuple[Path, str]
) -> None:
    window, settle = door
    folder, key = locked_folder
    dialog = knock(window)
    dialog.by_key.setFocus()
    QTest.keyClick(dialog.by_key, K.Key_Space)
    assert dialog.key_line.hasFocus()
    QTest.keyClicks(dialog.key_line, key[:-1])
    QTest.keyClick(dialog.key_line, K.Key_Return)
    settle()
    assert "34 were typed" in shown(dialog)
    QTest.keyClicks(dialog.key_line, key.lower().replace("-", " "))
    QTest.keyClick(dialog.key_line, K.Key_Return)
    settle()
    assert "Your events are open" in shown(dialog)
    assert cut_off(dialog) == []
    for line in (dialog.anew.first, dialog.anew.second):
        QTest.keyClicks(line, OTHER)
    QTest.mouseClick(dialog.open_button, LEFT)
    settle()
    assert window.findChild(UnlockDialog) is None
    window.close()
    with Workspace.open(folder, now=lambda: NOW, passphrase=OTHER) as again:
        assert again.events() == []
        again.change_passphrase(OTHER, PASSPHRASE)
