"""``Words``: what the program says, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from toolkit.words import placeholders
from toolkit.words.catalogue import Catalogue, Key
from toolkit.words.formats import English, Formats
from toolkit.words.isolates import LEFT_TO_RIGHT, has_rtl, isolate
from toolkit.words.tags import SOURCE, is_rtl, language_name

if TYPE_CHECKING:
    import datetime as dt

_DAY = 24 * 60

Change = Callable[[str], str]
"""What a pseudo-language does to a source sentence."""


def message(text: str, /) -> str:
    """Mark a sentence for translation where it is only named, as in a table; it is said later."""
    return text


class Words(NamedTuple):
    """Every sentence, date and number in one language; made by :func:`toolkit.words.load`.

    ``Words()`` alone is English. A sentence without a finished translation, or whose translation
    asks for values it isn't given, is said in English: a poor translation never stops anyone.

    Values put into a sentence keep their own direction: an Arabic name in an English sentence,
    and everything in a right-to-left one, stands between isolate marks.
    """

    language: str = SOURCE
    draft: bool = False
    app: Catalogue = Catalogue()
    texts: Callable[[], tuple[Catalogue, ...]] = tuple
    formats: Formats = English()
    change: Change | None = None

    @property
    def rtl(self) -> bool:
        """Whether this language is written from right to left."""
        return is_rtl(self.language)

    def say(self, text: str, /, **values: object) -> str:
        """Say a sentence of the program, its ``{placeholders}`` filled from ``values``.

        Raises KeyError if the English sentence has a placeholder that got no value.
        """
        return self._say((None, text), (text,), None, values)

    def say_n(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Say a sentence that counts ``n`` things; ``{n}`` in it is the number, as written here.

        ``one`` is for exactly one, ``many`` for all else; a language has its own forms.
        """
        return self._say((None, one), (one, many), n, {"n": self.number(n), **values})

    def say_c(self, context: str, text: str, /, **values: object) -> str:
        """Say a sentence whose translation depends on where it stands, such as ``"button"``."""
        return self._say((context, text), (text,), None, values)

    def content(self, text: str) -> str:
        """Give a text of a plan or handout in this language, word for word, without placeholders.

        A text that has no finished translation comes back as it is. The first call reads the
        plans' and handouts' catalogues.
        """
        if self.change is not None:
            return self.change(text)
        for catalogue in self.texts():
            found = catalogue.form((None, text), None)
            if found is not None:
                return found
        return text

    def time(self, moment: int | dt.time) -> str:
        """Write a time of day, ``09:05``, from minutes after midnight or a time.

        Minutes past midnight are marked by their day: 1530 is ``01:30 (+1)``.
        """
        minutes = moment if isinstance(moment, int) else moment.hour * 60 + moment.minute
        days, minutes = divmod(minutes, _DAY)
        text = f"{minutes // 60:02d}:{minutes % 60:02d}"
        return self._ltr(f"{text} ({days:+d})" if days else text)

    def clock(self, moment: dt.datetime) -> str:
        """Write what the wall clock shows, ``10:52``; always left to right."""
        return self._ltr(f"{moment.hour:02d}:{moment.minute:02d}")

    def date(self, day: dt.date) -> str:
        """Write a date with weekday and year: ``Fri 27 Mar 2026``."""
        return self._own(self.formats.date(day))

    def short_date(self, day: dt.date) -> str:
        """Write a date with weekday and without year: ``Fri 27 Mar``."""
        return self._own(self.formats.short_date(day))

    def weekday(self, day: dt.date) -> str:
        """Name the weekday of a date in full."""
        return self.formats.weekday(day)

    def number(self, value: float, decimals: int | None = None) -> str:
        """Write a number; without ``decimals`` as many as it needs, up to three."""
        return self._ltr(self.formats.number(value, decimals))

    def duration(self, minutes: int) -> str:
        """Write a length of whole minutes: ``45 min``, ``2 h``, ``1 h 15 min``, ``−5 min``."""
        hours, rest = divmod(abs(minutes), 60)
        sign = -1 if minutes < 0 else 1
        if not hours:
            return self._own(self.say("{minutes} min", minutes=self.number(sign * rest)))
        signed = self.number(sign * hours)
        if not rest:
            return self._own(self.say("{hours} h", hours=signed))
        return self._own(self.say("{hours} h {minutes} min", hours=signed, minutes=rest))

    def join(self, items: Iterable[str]) -> str:
        """Join items as a list in a sentence: ``a, b and c``."""
        return self.formats.join([self._value(item) for item in items])

    def language_name(self, tag: str) -> str:
        """Name a language in that language itself."""
        return self._value(language_name(tag))

    def _say(
        self, key: Key, sources: tuple[str, ...], n: int | None, values: dict[str, object]
    ) -> str:
        shown = {name: self._value(value) for name, value in values.items()}
        source = sources[0] if n is None or n == 1 else sources[-1]
        if self.change is not None:
            return placeholders.fill(self.change(source), shown)
        found = self.app.form(key, n)
        if found is not None and placeholders.agrees(sources, found):
            return placeholders.fill(found, shown)
        return placeholders.fill(source, shown)

    def _value(self, value: object) -> str:
        text = str(value)
        return isolate(text) if self.rtl or has_rtl(text) else text

    def _ltr(self, text: str) -> str:
        return isolate(text, LEFT_TO_RIGHT) if self.rtl else text

    def _own(self, text: str) -> str:
        return isolate(text) if self.rtl else text
