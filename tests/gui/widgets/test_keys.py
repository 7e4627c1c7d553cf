"""Digits by the place of the key, on every platform and every layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from toolkit.gui.widgets.keys import digit_of, number_key, physical_digit


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "digit"),
    [
        ("xcb", 10, 0, 1),
        ("xcb", 17, 0, 8),
        ("xcb", 18, 0, 9),
        ("wayland", 12, 0, 3),
        ("xcb", 87, 0, 1),
        ("xcb", 80, 0, 8),
        ("xcb", 83, 0, 4),
        ("xcb", 24, 0, None),
        ("windows", 2, 0x31, 1),
        ("windows", 9, 0x38, 8),
        ("windows", 0x4F, 0x61, 1),
        ("windows", 0x48, 0x68, 8),
        ("windows", 0x148, 0x26, None),
        ("windows", 0x10, 0x41, None),
        ("cocoa", 0, 0x12, 1),
        ("cocoa", 0, 0x16, 6),
        ("cocoa", 0, 0x17, 5),
        ("cocoa", 0, 0x5B, 8),
        ("cocoa", 0, 0x00, None),
        ("offscreen", 10, 10, None),
    ],
)
def test_places(platform: str, scan: int, virtual: int, digit: int | None) -> None:
    assert physical_digit(platform, scan, virtual) == digit


def press(
    key: int, text: str = "", *, scan: int = 0, virtual: int = 0, keypad: bool = False
) -> QKeyEvent:
    held = Qt.KeyboardModifier.KeypadModifier if keypad else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, virtual, 0, text)


def test_layouts_whose_digits_need_shift(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "toolkit.gui.widgets.keys.QGuiApplication.platformName", staticmethod(lambda: "xcb")
    )
    assert digit_of(press(Qt.Key.Key_Ampersand, "&", scan=10)) == 1, "French"
    assert digit_of(press(0x011A, "ě", scan=11)) == 2, "Czech"
    assert digit_of(press(Qt.Key.Key_1, "1", scan=10)) == 1
    assert digit_of(press(0x0661, "١", scan=10)) == 1, "Arabic"
    assert digit_of(press(Qt.Key.Key_4, "4", scan=83, keypad=True)) == 4
    assert digit_of(press(Qt.Key.Key_Left, "", scan=83, keypad=True)) is None, "no num lock"
    assert digit_of(press(Qt.Key.Key_Q, "q", scan=24)) is None


@pytest.mark.usefixtures("qapp")
def test_where_the_place_is_not_told_the_character_decides() -> None:
    assert digit_of(press(Qt.Key.Key_3, "3")) == 3
    assert digit_of(press(0x0665, "٥")) == 5
    assert digit_of(press(Qt.Key.Key_0, "0")) is None
    assert digit_of(press(Qt.Key.Key_A, "a")) is None
    assert digit_of(press(0x00B9, "¹")) is None


@pytest.mark.parametrize(
    ("key", "text", "digit"),
    [
        (Qt.Key.Key_0, "0", 0),
        (Qt.Key.Key_1, "1", 1),
        (Qt.Key.Key_9, "9", 9),
        (Qt.Key.Key_A, "a", None),
        (Qt.Key.Key_Insert, "", None),
        (Qt.Key.Key_Return, "\r", None),
    ],
)
def test_a_number_key_is_a_digit_with_nought(key: Qt.Key, text: str, digit: int | None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    assert number_key(event) == digit


@pytest.mark.parametrize(
    ("platform", "scan", "virtual"),
    [("xcb", 19, 0), ("xcb", 90, 0), ("windows", 0x0B, 0x30), ("cocoa", 0, 0x1D)],
)
def test_nought_is_known_by_its_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, scan: int, virtual: int
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Agrave, none, scan, virtual, 0, "à")
    assert number_key(event) == 0
