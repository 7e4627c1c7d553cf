"""Sending a plan's texts to a translator, and taking back what comes of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.actions.translating_plans import language_of, set_translations, texts_of
from toolkit.content.library import find_plan
from toolkit.model.errors import InputError, Problem, UserError
from toolkit.sheets.translator import (
    OLD,
    Outgoing,
    OutRow,
    Returned,
    Tag,
    check,
    make_key,
    parse_key,
    plain,
    read_archive,
    refused,
)
from toolkit.sheets.translator_docx import read_document, translator_document
from toolkit.sheets.translator_xlsx import read_workbook, translator_workbook
from toolkit.store.atomic import write_atomic
from toolkit.words.glossary import read_glossary
from toolkit.words.planentries import Said
from toolkit.words.planplaces import place_name, section_name
from toolkit.words.plantexts import NEAR, State, likeness
from toolkit.words.plantexts_told import Counts
from toolkit.words.tags import language_name
from toolkit.words.textchecks import GRAVE, slips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.content.places import Places
    from toolkit.sheets.translator import BackRow
    from toolkit.words import Words
    from toolkit.words.plantexts import PlanText, PlanTexts
    from toolkit.words.textchecks import Slip

_WRITERS = {".docx": translator_document, ".xlsx": translator_workbook}


def send_to_translator(
    places: Places,
    words: Words,
    id_or_file: str,
    language: str,
    out: Path,
    *,
    only_open: bool = False,
) -> PlanTexts:
    """Write a plan's texts for a translator: a Word file or a workbook, by the name's ending.

    ``words`` say the headings and instructions. With ``only_open`` what is translated is left
    out. Raises as :func:`texts_of` does, and ``UserError('words-file-ending')``.
    """
    write = _WRITERS.get(out.suffix.lower())
    if write is None:
        raise UserError("words-file-ending", path=out.name)
    texts = texts_of(places, id_or_file, language)
    title = words.say(
        "{plan}: {language}",
        plan=find_plan(places, id_or_file).plan.title,
        language=language_name(texts.language),
    )
    rows = tuple(_rows(words, [one for one in texts.texts if not (only_open and one.done)]))
    glossary = read_glossary(places.i18n, texts.language).terms
    tag = Tag(texts.plan, texts.version, texts.language)
    outgoing = Outgoing(tag, title, texts.source_language, rows, glossary)
    write_atomic(out, write(outgoing, words))
    return texts


def _rows(words: Words, texts: list[PlanText]) -> Iterator[OutRow]:
    part = ""
    for text in texts:
        section = section_name(words, text.spot)
        if text.spot.day:
            day = words.say("Day {day}", day=text.spot.day)
            section = (
                section if section == day else words.say("{day} · {part}", day=day, part=section)
            )
        if section != part:
            part = section
            yield OutRow(None, "", section)
        before = text.previous if text.state is State.FUZZY else ""
        sent = plain(f"{OLD} {text.translation}" if before else text.translation)
        yield OutRow(
            make_key(text.number, text.source, sent),
            place_name(words, text.spot),
            text.source,
            text.translation,
            before,
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What came back from a translator.

    ``changed`` are the places of texts that the plan has in other words by now: their translations
    are kept and shown with the new words.
    ``doubts`` are taken translations that should be looked at; ``problems`` weren't taken.
    """

    tag: Tag
    counts: Counts
    changed: tuple[Problem, ...] = ()
    doubts: tuple[tuple[str, Slip], ...] = ()
    problems: tuple[Problem, ...] = ()


def take_from_translator(
    places: Places,
    path: Path,
    *,
    partly: bool = False,
    plan: str = "",
    language: str = "",
) -> Taken:
    """Take over the translations of a file that came back.

    ``plan`` is the id or file of the plan that it must be of, and ``language`` its language, if
    they are known. Raises ``InputError`` with every problem at its row, and then nothing was
    written; with ``partly`` the right rows are taken and the problems told in the result. A file
    that is another plan's, or can't be read, is never taken.
    """
    returned = _read(path)
    tag = returned.tag
    wanted = find_plan(places, plan).plan.id if plan else tag.plan
    if tag.plan != wanted:
        raise refused(path, "words-other-plan", found=tag.plan, wanted=wanted)
    if language and tag.language != language_of(language):
        names = {"found": language_name(tag.language), "wanted": language_name(language)}
        raise refused(path, "words-other-language", **names)
    desk = _Desk(texts_of(places, plan or tag.plan, tag.language))
    for row in returned.rows:
        desk.take(row)
    if desk.problems and not partly:
        raise InputError(desk.problems)
    if desk.said:
        set_translations(places, tag.language, desk.said)
    return Taken(
        tag,
        Counts(len(desk.said) - len(desk.changed), desk.same, desk.empty, desk.unsure),
        tuple(desk.changed),
        tuple(desk.doubts),
        tuple(desk.problems),
    )


def _read(path: Path) -> Returned:
    data, parts = read_archive(path)
    if "word/document.xml" in parts:
        return read_document(path, data)
    if any(part.startswith("xl/") for part in parts):
        return read_workbook(path, data)
    raise refused(path, "words-file-kind")


@dataclass(slots=True)
class _Desk:
    """Looks at row after row of what came back."""

    texts: PlanTexts
    said: dict[str, Said] = field(default_factory=dict)
    same: int = 0
    empty: int = 0
    unsure: int = 0
    changed: list[Problem] = field(default_factory=list)
    doubts: list[tuple[str, Slip]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)
    _by_check: dict[str, list[PlanText]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for text in self.texts.texts:
            self._by_check[check(text.source)].append(text)

    def take(self, row: BackRow) -> None:
        key = parse_key(row.key)
        if row.odd:
            self._problem(row, f"words-{row.odd}")
        elif key is None:
            self._problem(row, "words-number" if row.key else "words-no-number")
        elif not row.translation:
            self.empty += 1
        elif check(row.translation) == key.sent:
            self.unsure += row.translation.startswith(OLD)
            self.same += not row.translation.startswith(OLD)
        elif row.translation.startswith(OLD):
            self.unsure += 1
        elif self._once(row):
            found = self._by_check.get(key.source, [])
            text = next((one for one in found if one.number == key.number), None)
            text = text or next(iter(found), None)
            if text is not None:
                self._keep(row, text)
            elif row.source and check(row.source) == key.source:
                self._keep_changed(row)
            else:
                self._problem(row, "words-unknown")

    def _once(self, row: BackRow) -> bool:
        first = self._seen.setdefault(row.key, row.translation)
        if first != row.translation:
            self._problem(row, "words-twice")
        return first == row.translation

    def _keep(self, row: BackRow, text: PlanText) -> None:
        wrong = slips(text.source, row.translation, text.terms)
        grave = [slip for slip in wrong if slip.code in GRAVE]
        for slip in grave:
            self._problem(row, f"words-{slip.code}", what=slip.what)
        if grave:
            return
        if text.done and plain(text.translation) == row.translation:
            self.same += 1
            return
        self.said[text.source] = Said(row.translation, text.spot.key)
        self.doubts += [(row.place, slip) for slip in wrong]

    def _keep_changed(self, row: BackRow) -> None:
        """Keep the translation of a text as it was, with the place of what it has become."""
        source = plain(row.source)
        near = max(
            (one for one in self.texts.texts if not one.done),
            key=lambda one: likeness(source, one.source),
            default=None,
        )
        spot = None if near is None or likeness(source, near.source) < NEAR else near.spot
        self.said[source] = Said(row.translation, "" if spot is None else spot.key)
        self.changed.append(Problem(row.place, "words-changed", {"text": source}))

    def _problem(self, row: BackRow, code: str, **params: object) -> None:
        self.problems.append(Problem(row.place, code, {"number": row.key, **params}))
