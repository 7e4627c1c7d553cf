"""Dates, numbers and lists as each language writes them.

English is written here, so that an English window needs no locale data; every other language
takes Unicode's CLDR through Babel, loaded when first needed. Digits are always European: they
must agree with clocks, telephones and the printed codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from toolkit.words.tags import fallbacks, is_familiar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_CLDR_TAGS = {"prs": "fa-AF"}
"""Languages that CLDR files under another tag."""


class Formats(Protocol):
    """How one language writes dates, numbers and lists."""

    def date(self, day: dt.date) -> str:
        """Write a date with its weekday and year: ``Fri 27 Mar 2026``."""

    def short_date(self, day: dt.date) -> str:
        """Write a date with its weekday, without the year: ``Fri 27 Mar``."""

    def weekday(self, day: dt.date) -> str:
        """Name the weekday in full."""

    def number(self, value: float, decimals: int | None) -> str:
        """Write a number with as many decimals as asked for, else as it needs, up to three."""

    def join(self, items: Sequence[str]) -> str:
        """Join items as a list in a sentence: ``a, b and c``."""


class English:
    """British English, as in the source sentences."""

    def date(self, day: dt.date) -> str:
        """Write a date with its weekday and year."""
        return f"{self.short_date(day)} {day.year}"

    def short_date(self, day: dt.date) -> str:
        """Write a date with its weekday, without the year."""
        return f"{self.weekday(day)[:3]} {day.day} {_MONTHS[day.month - 1]}"

    def weekday(self, day: dt.date) -> str:
        """Name the weekday in full."""
        return _WEEKDAYS[day.weekday()]

    def number(self, value: float, decimals: int | None) -> str:
        """Write a number with commas between the thousands."""
        if decimals is not None:
            return _minus(f"{value:,.{decimals}f}")
        text = f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
        return _minus(text)

    def join(self, items: Sequence[str]) -> str:
        """Join items with commas and a last *and*."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"


class Cldr:
    """Any language Unicode's CLDR knows, by its Babel locale name."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    def date(self, day: dt.date) -> str:
        """Write a date with its weekday and year."""
        return self._date("yMMMEd", day)

    def short_date(self, day: dt.date) -> str:
        """Write a date with its weekday, without the year."""
        return self._date("MMMEd", day)

    def weekday(self, day: dt.date) -> str:
        """Name the weekday in full."""
        import babel.dates  # noqa: PLC0415  # late: 25 ms that English never pays

        return babel.dates.format_date(day, "cccc", self._locale)

    def number(self, value: float, decimals: int | None) -> str:
        """Write a number with the language's marks between thousands and before decimals."""
        import babel.numbers  # noqa: PLC0415  # late: 25 ms that English never pays

        pattern = None if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
        text: str = babel.numbers.format_decimal(value, pattern, self._locale)
        return _minus(text)

    def join(self, items: Sequence[str]) -> str:
        """Join items as the language does."""
        import babel.lists  # noqa: PLC0415  # late: 25 ms that English never pays

        return babel.lists.format_list(items, locale=self._locale)

    def _date(self, skeleton: str, day: dt.date) -> str:
        import babel.dates  # noqa: PLC0415  # late: 25 ms that English never pays

        return babel.dates.format_skeleton(skeleton, day, fuzzy=True, locale=self._locale)


def formats_for(tag: str) -> Formats:
    """Give the formats of a language; English's for one that CLDR doesn't know."""
    if tag.split("-", maxsplit=1)[0] == "en":
        return English()
    tag = _CLDR_TAGS.get(tag, tag)
    if is_familiar(tag):
        return Cldr(tag.replace("-", "_"))
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # late: as above

    for shorter in fallbacks(tag):
        try:
            return Cldr(str(Locale.parse(shorter, sep="-")))
        except (UnknownLocaleError, ValueError):
            continue
    return English()


def _minus(text: str) -> str:
    """Write a real minus sign; a hyphen can be broken from its number at a line's end."""
    return text.replace("-", "\u2212") if text.strip("-0,.") else text.lstrip("-")
