"""Reads and writes the translators' ``.po`` files whole: notes, flags, previous and old texts.

What is written depends on the texts alone: no dates, no versions, no line numbers. So a change in
a translation file always means a change in a text. Babel reads and merges; its writer would break
the lines of a previous text and can't read it back, so the writer is our own.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize, read_po

from toolkit.words.catalogue import read, unescaped

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
_ID = ("msgid", "msgid_plural")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
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
    catalogue = read_po(io.BytesIO(content), domain=path.stem)
    # Sets how many forms a plural has; the file may have come without.
    catalogue.mime_headers = [*catalogue.mime_headers, ("Plural-Forms", plural_forms(language))]
    for message in _messages(catalogue):
        _find_previous(message)
    return catalogue


def template(domain: str, texts: Iterable[SourceText]) -> Catalog:
    """Make the catalogue of all texts of a domain, untranslated, by file and line."""
    made = Catalog(domain=domain)
    for text in sorted(texts, key=lambda text: (text.file, text.line)):
        made.add(
            (text.text, text.plural) if text.plural is not None else text.text,
            locations=[(text.file, 0)],
            auto_comments=[" ".join(text.note.split())] if text.note else [],
            context=text.context,
        )
    return made


def dump(catalogue: Catalog, language: str | None) -> bytes:
    """Write a catalogue as a ``.po`` file, or as a template if it has no language."""
    entries = [_header(dict(catalogue.mime_headers), language)]
    entries += [_entry(message, catalogue.num_plurals) for message in catalogue if message.id]
    entries += [
        _entry(message, catalogue.num_plurals, "#~ ") for message in catalogue.obsolete.values()
    ]
    return "\n".join(entries).encode()


def strings(value: object) -> tuple[str, ...]:
    """Give a message's text or translation as its forms: one, or several if it counts."""
    if isinstance(value, (list, tuple)):
        return tuple(str(text or "") for text in value)
    return (str(value or ""),)


def _messages(catalogue: Catalog) -> list[Message]:
    return [*catalogue, *catalogue.obsolete.values()]


def _find_previous(message: Message) -> None:
    """Read the previous text (``#|`` lines), which Babel takes for a translator's notes."""
    notes = [note for note in message.user_comments if not note.startswith("|")]
    kept = "\n".join(note[1:] for note in message.user_comments if note.startswith("|"))
    message.user_comments = notes
    _, _, kept = kept.partition("msgid ")
    texts = [_unquoted(part) for part in kept.split("msgid_plural ")] if kept else []
    message.previous_id = texts if message.fuzzy else []


def _unquoted(lines: str) -> str:
    return "".join(unescaped(match[1]) for match in _QUOTED.finditer(lines))


def _entry(message: Message, plurals: int, prefix: str = "") -> str:
    lines = [f"# {note}".rstrip() for note in message.user_comments]
    lines += [f"#. {note}" for note in message.auto_comments]
    if not prefix:
        lines += [f"#: {file}" for file in dict.fromkeys(file for file, _ in message.locations)]
    # Our placeholders are in curly brackets; a per cent sign is just that.
    flags = sorted(message.flags - {"python-format"})
    if flags:
        lines.append(f"#, {', '.join(flags)}")
    if message.fuzzy and message.previous_id:
        for keyword, text in zip(_ID, strings(message.previous_id), strict=False):
            lines += _string("#| ", keyword, text)
    if message.context is not None:
        lines += _string(prefix, "msgctxt", message.context)
    ids = strings(message.id)
    for keyword, text in zip(_ID, ids, strict=False):
        lines += _string(prefix, keyword, text)
    forms = strings(message.string)
    if len(ids) == 1:
        lines += _string(prefix, "msgstr", forms[0])
    else:
        padded = [*forms, *[""] * plurals][: max(plurals, 1)]
        for place, text in enumerate(padded):
            lines += _string(prefix, f"msgstr[{place}]", text)
    return "\n".join([*lines, ""])


def _string(prefix: str, keyword: str, text: str) -> list[str]:
    return [f"{prefix}{line}" for line in f"{keyword} {normalize(text, width=0)}".split("\n")]


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
