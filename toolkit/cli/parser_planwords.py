"""The words of the commands about translating a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

EXAMPLES = {
    "plan words": "plan words consultation-72h --lang it --missing",
    "plan words-set": 'plan words-set consultation-72h --lang sq "Lunch" "Drekë"',
    "plan words-send": "plan words-send consultation-72h --lang it -o for-translator.docx",
    "plan words-take": "plan words-take for-translator.docx",
    "i18n glossary": "i18n glossary --lang it",
}


def plan_words(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands to the group ``plan``."""
    words = _plan(add("words", "list a plan's texts with their translations"))
    words.add_argument("--missing", action="store_true", help="only what isn't translated yet")
    words.add_argument("--json", action="store_true")
    setting = _plan(add("words-set", "keep your own translation of one text of a plan"))
    setting.add_argument("source", metavar="TEXT", help="the text as it stands in the plan")
    setting.add_argument("translation", metavar="TRANSLATION", help="empty takes yours back")
    send = _plan(add("words-send", "write a plan's texts for a translator, side by side"))
    send.add_argument("--missing", action="store_true", help="only what isn't translated yet")
    send.add_argument("-o", "--output", required=True, metavar="FILE", help=".docx or .xlsx")
    take = add("words-take", "take over what came back from a translator")
    take.add_argument("file", metavar="FILE")
    take.add_argument(
        "--partly", action="store_true", help="take the right rows although others have problems"
    )


def i18n_glossary(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command to the group ``i18n``."""
    glossary = add("glossary", "print the words that a language says everywhere the same")
    _language(glossary).add_argument("--json", action="store_true")


def _plan(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("plan", metavar="PLAN", help="id or file")
    return _language(parser)


def _language(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--lang", required=True, metavar="TAG", help="language to translate into")
    return parser
