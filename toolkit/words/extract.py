"""Brings every language's files up to the texts as they are now.

A text that changed keeps its old translation marked *fuzzy*, so that a translator sees both while
the program says the source; one that went stays at the file's end and comes back with its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.words.languages import STATE_FILE
from toolkit.words.pofile import dump, open_catalogue, template

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from babel.messages.catalog import Catalog

    from toolkit.words.sources import SourceText

TEMPLATES = "templates"


def extract(root: Path, domain: str, texts: Iterable[SourceText]) -> list[Path]:
    """Update the template of ``domain`` and each language's file; give those that changed.

    ``root`` is the ``i18n`` folder; its languages are the folders with a state file. ``domain`` is
    one of ``toolkit.words.languages.DOMAINS``. A language whose plans alone are translated has no
    catalogue of the program's own sentences (``app.po``) and gets none. The same texts give the
    same bytes. Raises ``UserError('words-damaged')`` for a file that can't be read; nothing is
    written then.
    """
    found = list(texts)
    pending = {root / TEMPLATES / f"{domain}.pot": dump(template(domain, found), None)}
    for state in sorted(root.glob(f"*/{STATE_FILE}")):
        path = state.with_name(f"{domain}.po")
        if domain == "app" and not path.is_file() and _plans_only(state.parent):
            continue
        catalogue = open_catalogue(path, state.parent.name)
        _update(catalogue, template(domain, found))
        pending[path] = dump(catalogue, state.parent.name)
    return [path for path, content in pending.items() if _write(path, content)]


def _plans_only(folder: Path) -> bool:
    return (folder / "sessions.po").is_file()


def _update(catalogue: Catalog, new: Catalog) -> None:
    """Merge by Babel; a text that had gone and is back finds its old translation again.

    Babel drops the previous text of what was fuzzy before; it is still of use.
    """
    for key, gone in list(catalogue.obsolete.items()):
        if new.get(gone.id, gone.context) is not None:
            catalogue[gone.id] = gone
            del catalogue.obsolete[key]
    previous = {(str(m.id), m.context): m.previous_id for m in catalogue if m.previous_id}
    catalogue.update(new)
    for message in catalogue:
        if message.fuzzy and not message.previous_id:
            message.previous_id = previous.get((str(message.id), message.context), [])


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
