"""All fonts that text can be set with, found and opened when first needed."""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import fontpkg

from toolkit.paper.typeset.face import Face, Variant, open_face
from toolkit.paper.typeset.families import FOR_SCRIPT, SYMBOLS, FontFiles, system_folders
from toolkit.paper.typeset.properties import is_ignorable, is_space, script_of

_LATIN = "Noto Sans"
_ARABIC = "Noto Sans Arabic"


class Fonts:
    """The fonts of this machine, in the order in which they are asked for a character.

    Opening is cheap and happens once; one object may serve any number of documents.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._files: dict[str, Path] | None = None
        self._opened: dict[tuple[Path, Variant], Face | None] = {}
        self._chains: dict[tuple[str, Variant], tuple[Face, ...]] = {}
        self._others: dict[Variant, tuple[Face, ...]] = {}
        self._known: set[str] = set()

    @classmethod
    def load(cls, folders: Iterable[Path] = ()) -> "Fonts":
        """Fonts in these folders (those an installer bundles), then those of the system."""
        return cls([*folders, *system_folders()])

    def basic(self, variant: Variant) -> Face:
        """The face whose measures lines are spaced by: Noto Sans."""
        return self._chain("Latn", variant)[0]

    def choose(self, cluster: str, script: str, variant: Variant) -> Face | None:
        """The first face that can set a character with its marks; None if there is none.

        The faces of the script come first, then Noto Sans, then signs, then all other scripts',
        and where none of this cut can do it, the upright regular ones.
        """
        for face in self._chain(script, variant):
            if covers(face, cluster):
                return face
        for face in self._all_others(variant):
            if covers(face, cluster):
                return face
        return self.choose(cluster, script, Variant()) if variant != Variant() else None

    def preferred(self, script: str, variant: Variant) -> Face:
        """The first face for a script."""
        return self._chain(script, variant)[0]

    def unknown(self, text: str) -> set[str]:
        """The characters of a text that no font has."""
        found = set()
        for char in set(text) - self._known:
            if (
                is_ignorable(char)
                or unicodedata.category(char) == "Cc"
                or self.choose(char, script_of(char), Variant())
            ):
                self._known.add(char)
            else:
                found.add(char)
        return found

    def _chain(self, script: str, variant: Variant) -> tuple[Face, ...]:
        key = script, variant
        if key not in self._chains:
            own = self._packaged(_ARABIC, variant) if script == "Arab" else None
            local = self._first(FOR_SCRIPT.get(script, ()), variant)
            faces = (own, local, self._packaged(_LATIN, variant))
            self._chains[key] = tuple(face for face in faces if face is not None)
        return self._chains[key]

    def _all_others(self, variant: Variant) -> Iterator[Face]:
        """Signs, then Arabic, then the local fonts; opened one after the other as needed."""
        if variant in self._others:
            yield from self._others[variant]
            return
        seen: list[Face] = []
        for face in chain(
            (self._first(files, variant) for files in SYMBOLS),
            (self._packaged(_ARABIC, variant),),
            (self._first(files, variant) for files in FOR_SCRIPT.values()),
        ):
            if face is not None:
                seen.append(face)
                yield face
        self._others[variant] = tuple(seen)

    def _packaged(self, family: str, variant: Variant) -> Face | None:
        cut = Variant(variant.bold, variant.italic and family == _LATIN)
        path = fontpkg.path(family, style="italic" if cut.italic else "normal")
        return self._open(path, cut)

    def _first(self, candidates: Iterable[FontFiles], variant: Variant) -> Face | None:
        """The first of the candidates that this machine has."""
        for files in candidates:
            path = self._find(files.bold) if variant.bold and files.bold else None
            path = path or self._find(files.regular)
            face = self._open(path, Variant(variant.bold)) if path else None
            if face is not None:
                return face
        return None

    def _open(self, path: Path, variant: Variant) -> Face | None:
        key = path, variant
        if key not in self._opened:
            self._opened[key] = open_face(path, variant)
        return self._opened[key]

    def _find(self, name: str) -> Path | None:
        if self._files is None:
            self._files = _index(self._folders)
        return self._files.get(name.lower())


def covers(face: Face, cluster: str) -> bool:
    """Whether the face can set all of a cluster, composed or taken apart as it likes best."""
    visible = "".join(char for char in cluster if not (is_ignorable(char) or is_space(char)))
    have = face.characters
    return (
        have.issuperset(visible)
        or have.issuperset(unicodedata.normalize("NFC", visible))
        or have.issuperset(unicodedata.normalize("NFD", visible))
    )


def _index(folders: Iterable[Path]) -> dict[str, Path]:
    """Font files by lower-case name; where a name stands twice, the first folder wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".ttc", ".otf")):
                    found.setdefault(name.lower(), Path(place) / name)
    return found
