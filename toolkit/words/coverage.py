"""How far each language has come, and what is wrong in its translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.errors import Problem
from toolkit.words import placeholders
from toolkit.words.extract import TEMPLATES
from toolkit.words.languages import DOMAINS, STATE_FILE, read_state
from toolkit.words.pofile import open_catalogue, strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

    from toolkit.words.speech import Words


@dataclass(frozen=True, slots=True)
class Coverage:
    """One language's share of one domain: texts translated, fuzzy and in all.

    ``state`` is ``draft`` or ``checked``. A text with a problem counts as not translated.
    """

    language: str
    domain: str
    translated: int
    fuzzy: int
    total: int
    state: str
    problems: tuple[Problem, ...]


def status(root: Path) -> list[Coverage]:
    """Compare every language in ``root`` with the templates, by language and domain."""
    found = []
    for path in sorted(root.glob(f"*/{STATE_FILE}")):
        state = read_state(path.parent)
        for domain in DOMAINS:
            if domain == "app" and not state.whole and path.with_name("sessions.po").is_file():
                continue
            template = open_catalogue(root / TEMPLATES / f"{domain}.pot", "en")
            catalogue = open_catalogue(path.with_name(f"{domain}.po"), state.language)
            place = f"{state.language}/{domain}.po"
            found.append(_compare(template, catalogue, place, state.language, domain, state.state))
    return found


def describe(words: Words, problem: Problem) -> str:
    """Say one problem of a translation; its place is left to the caller."""
    return _SENTENCES[problem.code](words, problem)


_SENTENCES: dict[str, Callable[[Words, Problem], str]] = {
    "placeholder": lambda words, problem: words.say(
        "“{text}”: the translation must use {wanted} and nothing else in curly brackets.",
        **problem.params,
    ),
    "no-placeholder": lambda words, problem: words.say(
        "“{text}”: the translation has curly brackets and the text has none.", **problem.params
    ),
    "plural-form": lambda words, problem: words.say(
        "“{text}”: {found} of {wanted} plural forms are translated.", **problem.params
    ),
}


def _compare(
    template: Catalog, catalogue: Catalog, place: str, language: str, domain: str, state: str
) -> Coverage:
    total = translated = fuzzy = 0
    problems: list[Problem] = []
    for source in template:
        if not source.id:
            continue
        total += 1
        message = catalogue.get(source.id, source.context)
        if message is None or not any(strings(message.string)):
            continue
        if message.fuzzy:
            fuzzy += 1
            continue
        wrong = list(_wrong(message, catalogue.num_plurals, place, filled=domain == "app"))
        problems += wrong
        translated += not wrong
    return Coverage(language, domain, translated, fuzzy, total, state, tuple(problems))


def _wrong(message: Message, plurals: int, place: str, *, filled: bool) -> Iterator[Problem]:
    """Give what is wrong with one translation; only ``filled`` texts have placeholders."""
    sources, forms = strings(message.id), strings(message.string)
    where = f"{place}:{message.lineno}"
    there = sum(1 for form in forms if form)
    if len(sources) > 1 and there < plurals:
        params: dict[str, object] = {"text": sources[0], "found": there, "wanted": plurals}
        yield Problem(where, "plural-form", params)
    if filled and not all(placeholders.agrees(sources, form) for form in forms if form):
        names = sorted(frozenset[str]().union(*(placeholders.names(text) for text in sources)))
        wanted = ", ".join(f"{{{name}}}" for name in names)
        code = "placeholder" if wanted else "no-placeholder"
        yield Problem(where, code, {"text": sources[0], "wanted": wanted})
