"""The projector's own two keys, found by their place where a layout has no Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

BLANK: Final = "blank"
MESSAGE: Final = "message"

# The places of B and M: evdev codes plus eight, set-1 scan codes, macOS virtual key codes.
_LINUX: Final = {56: BLANK, 58: MESSAGE}
_WINDOWS: Final = {0x30: BLANK, 0x32: MESSAGE}
_MACOS: Final = {0x0B: BLANK, 0x2E: MESSAGE}


def projector_key(event: QKeyEvent) -> str:
    """Tell whether a key is *blank* (B or .), *message* (M), or empty for any other.

    A letter that the layout prints counts before the place of the key.
    """
    if event.key() in (Qt.Key.Key_B, Qt.Key.Key_Period):
        return BLANK
    if event.key() == Qt.Key.Key_M:
        return MESSAGE
    if event.key() <= Qt.Key.Key_AsciiTilde or event.key() >= Qt.Key.Key_Escape:
        return ""
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        return _MACOS.get(event.nativeVirtualKey(), "")
    if platform == "windows":
        return _WINDOWS.get(event.nativeScanCode(), "")
    return _LINUX.get(event.nativeScanCode(), "")
