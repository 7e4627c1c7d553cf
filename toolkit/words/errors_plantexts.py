"""What a person is told when a plan's texts can't be translated as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

PLANTEXTS: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "language-wrong": lambda w, p: w.say(
        "“{language}” isn't a language. A short tag was expected, as it, sq or pt-BR.", **p
    ),
    "language-same": lambda w, p: w.say(
        "The plan is written in this language ({language}). Choose another one to translate it "
        "into.",
        **p,
    ),
    "words-no-text": lambda w, p: w.say(
        "The plan has no text “{text}”. A text as it stands in the plan was expected.", **p
    ),
    "words-file-ending": lambda w, p: w.say(
        "“{path}” can't be written. A name that ends in .docx or .xlsx was expected.", **p
    ),
}
"""The sentences by code."""
