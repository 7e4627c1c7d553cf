"""The few pictures a Qt style sheet can only take by address: ticks and arrows.

They are painted from the icon set and put into Qt's own in-memory resources, so nothing is
written to disk and the colours always are the theme's. The addresses are
``:/look-light/tick.png`` and so on; Qt finds the ``@2x`` twin by itself.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, qRegisterResourceData

from toolkit.gui.look import icons

if TYPE_CHECKING:
    from toolkit.gui.look.tokens import Palette

SIZE: Final = 16
"""The side of each picture in pixels."""

_FORMAT: Final = 1
_DIRECTORY: Final = 2
_registered: dict[str, tuple[bytes, bytes, bytes]] = {}
"""Qt keeps pointers into these bytes, so they live as long as the program."""


def address(palette: Palette, name: str) -> str:
    """Give the address of a picture for a style sheet's ``url()``."""
    return f":/{_folder(palette)}/{name}.png"


def register(palette: Palette) -> None:
    """Make the pictures of a palette known to Qt; doing so again costs nothing."""
    folder = _folder(palette)
    if folder in _registered:
        return
    wanted = {
        "tick": ("tick", palette.on_done),
        "partly": ("dash", palette.on_done),
        "down": ("chevron-down", palette.soft),
        "up": ("chevron-up", palette.soft),
    }
    files: dict[str, bytes] = {}
    for name, (icon, colour) in wanted.items():
        files[f"{name}.png"] = _png(icon, colour, 1)
        files[f"{name}@2x.png"] = _png(icon, colour, 2)
    blobs = _pack(folder, files)
    _registered[folder] = blobs
    qRegisterResourceData(_FORMAT, *blobs)


def _folder(palette: Palette) -> str:
    return f"look-{palette.name}"


def _png(icon: str, colour: str, ratio: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icons.pixmap(icon, colour, SIZE * ratio).save(buffer, "PNG")
    return bytes(buffer.data().data())


def _pack(folder: str, files: dict[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """Lay out one folder of files as Qt's resource compiler does: tree, names, contents."""
    ordered = sorted(files, key=_hash)
    names = bytearray()
    contents = bytearray()
    tree = bytearray(struct.pack(">IHII", 0, _DIRECTORY, 1, 1))
    tree += struct.pack(">IHII", _add_name(names, folder), _DIRECTORY, len(ordered), 2)
    for name in ordered:
        tree += struct.pack(">IHHHI", _add_name(names, name), 0, 0, 1, len(contents))
        contents += struct.pack(">I", len(files[name])) + files[name]
    return bytes(tree), bytes(names), bytes(contents)


def _add_name(names: bytearray, name: str) -> int:
    at = len(names)
    names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
    return at


def _hash(name: str) -> int:
    """Hash a name as Qt does, which finds a folder's entries by bisecting over this."""
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
