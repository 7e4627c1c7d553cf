"""What a key press means: which digit it was, and to whom Space belongs.

A digit is told by the place of its key, whatever the layout prints on it.

French and Czech keyboards need Shift for digits, Arabic and Cyrillic ones may type others; the
*place* of a key is the same everywhere. Qt tells the place differently on each platform, so the
tables below are the platforms' own: evdev codes plus eight under X11 and Wayland, set-1 scan codes
under Windows, virtual key codes under macOS. Where the place is not told, the character decides.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_LINUX: Final = {10 + n: n + 1 for n in range(9)} | {
    87: 1, 88: 2, 89: 3, 83: 4, 84: 5, 85: 6, 79: 7, 80: 8, 81: 9,
}  # fmt: skip
_WINDOWS: Final = {2 + n: n + 1 for n in range(9)} | {
    0x4F: 1, 0x50: 2, 0x51: 3, 0x4B: 4, 0x4C: 5, 0x4D: 6, 0x47: 7, 0x48: 8, 0x49: 9,
}  # fmt: skip
_MACOS: Final = {
    0x12: 1, 0x13: 2, 0x14: 3, 0x15: 4, 0x17: 5, 0x16: 6, 0x1A: 7, 0x1C: 8, 0x19: 9,
    0x53: 1, 0x54: 2, 0x55: 3, 0x56: 4, 0x57: 5, 0x58: 6, 0x59: 7, 0x5B: 8, 0x5C: 9,
}  # fmt: skip

_MOVING: Final = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Clear,
        Qt.Key.Key_Insert, Qt.Key.Key_Delete,
    }
)  # fmt: skip
"""What the keypad types with its digits switched off."""


def digit_of(event: QKeyEvent) -> int | None:
    """Give the digit 1 to 9 of the key that was pressed, or None for any other key."""
    if event.key() in _MOVING:
        return None
    at = physical_digit(
        QGuiApplication.platformName(), event.nativeScanCode(), event.nativeVirtualKey()
    )
    if at is not None:
        return at
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return event.key() - Qt.Key.Key_0
    text = event.text()
    return int(text) or None if len(text) == 1 and text.isdecimal() else None


_ZEROS: Final[dict[str, tuple[int, int]]] = {
    "xcb": (19, 90),
    "wayland": (19, 90),
    "wayland-egl": (19, 90),
    "eglfs": (19, 90),
    "windows": (0x0B, 0x52),
    "cocoa": (0x1D, 0x52),
}
"""The places of 0 above the letters and on the keypad, in the same codes."""


def number_key(event: QKeyEvent) -> int | None:
    """Give the digit 0 to 9 of the key that was pressed, by its place, or None for another."""
    if event.key() in _MOVING:
        return None
    platform = QGuiApplication.platformName()
    code = event.nativeVirtualKey() if platform == "cocoa" else event.nativeScanCode()
    if code in _ZEROS.get(platform, ()):
        return 0
    if event.key() == Qt.Key.Key_0 or event.text() == "0":
        return 0
    return digit_of(event)


def physical_digit(platform: str, scan_code: int, virtual_key: int) -> int | None:
    """Give the digit 1 to 9 at a key's place, or None where the place is another or not told.

    ``platform`` is Qt's platform name; the codes are a key event's native ones.
    """
    if platform == "cocoa":
        # Virtual key 0 is the letter A, so the number alone tells.
        return _MACOS.get(virtual_key)
    if platform == "windows":
        return _WINDOWS.get(scan_code)
    if platform in {"xcb", "wayland", "wayland-egl", "eglfs"}:
        return _LINUX.get(scan_code)
    return None


def keeps_space(event: QEvent) -> bool:
    """Keep a page's Space shortcut from a widget that Space itself presses.

    Called from ``event``; True says that the event was dealt with.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    event.accept()
    return True
