"""Reads and writes the translators' ``.po`` files whole, with Babel: notes, flags, old texts.

What is written depends on the texts alone: no dates, no versions, no line numbers. So a change in
a translation file always means a change in a text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from toolkit.words.catalogue import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.words.sources import SourceText

_PLURALS = {
    # Babel has the last two Arabic forms the other way round than all gettext tools.
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);",
}
_KEPT_HEADERS = ("Last-Translator", "Language-Team", "PO-Revision-Date")
_UNFILLED = ("LL@li.org", "FULL NAME", "LANGUAGE <", "YEAR-MO-DA", "EMAIL@ADDRESS")


def plural_forms(language: str) -> str:
    """Give the ``Plural-Forms`` header of a language."""
    base = language.split("-", maxsplit=1)[0]
    return _PLURALS.get(base) or f"{get_plural(base)}"


def open_catalogue(path: Path, language: str) -> Catalog:
    """Read a translation file whole, or begin one with the language's plural forms.

    Raises ``UserError('words-damaged')`` if it can't be read.
    """
    if path.is_file():
        read(path)
        content = path.read_bytes()
    else:
        content = _header({}, language).encode()
    return read_po(io.BytesIO(content), domain=path.stem)


def template(domain: str, texts: Iterable[SourceText]) -> Catalog:
    """Make the catalogue of all texts of a domain, untranslated, by file and line."""
    made = Catalog(domain=domain)
    for text in sorted(texts, key=lambda text: (text.file, text.line)):
        made.add(
            (text.text, text.plural) if text.plural is not None else text.text,
            locations=[(text.file, 0)],
            auto_comments=[text.note] if text.note else [],
            context=text.context,
        )
    return made


def dump(catalogue: Catalog, language: str | None) -> bytes:
    """Write a catalogue as a ``.po`` file, or as a template if it has no language."""
    for message in [*catalogue, *catalogue.obsolete.values()]:
        # Our placeholders are in curly brackets; a per cent sign is just that.
        message.flags.discard("python-format")
        message.locations = [(file, 0) for file in dict.fromkeys(f for f, _ in message.locations)]
    body = io.BytesIO()
    write_po(
        body, catalogue, width=0, omit_header=True, include_previous=True, include_lineno=False
    )
    head = _header(dict(catalogue.mime_headers), language)
    return f"{head}\n{body.getvalue().decode().strip()}\n".encode()


def _header(found: dict[str, str], language: str | None) -> str:
    headers = {"Project-Id-Version": "Interact Toolkit"}
    for name in _KEPT_HEADERS:
        value = found.get(name, "")
        if value and not any(mark in value for mark in _UNFILLED):
            headers[name] = value
    if language is not None:
        headers["Language"] = language
    headers["MIME-Version"] = "1.0"
    headers["Content-Type"] = "text/plain; charset=utf-8"
    headers["Content-Transfer-Encoding"] = "8bit"
    if language is not None:
        headers["Plural-Forms"] = plural_forms(language)
    lines = [f'"{name}: {value}\\n"' for name, value in headers.items()]
    return "\n".join(['msgid ""', 'msgstr ""', *lines, ""])
