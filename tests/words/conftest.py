"""Small translation folders with real files in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.words.pofile import plural_forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    WritePo = Callable[..., Path]


@pytest.fixture
def write_po(tmp_path: Path) -> WritePo:
    """Give a function that writes ``i18n/<language>/<domain>.po`` and the language's state."""

    def write(
        language: str, body: str, *, domain: str = "app", state: str = 'state = "draft"\n'
    ) -> Path:
        folder = tmp_path / "i18n" / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "state.toml").write_text(state, encoding="utf-8")
        header = f'msgid ""\nmsgstr ""\n"Plural-Forms: {plural_forms(language)}\\n"\n\n'
        (folder / f"{domain}.po").write_text(header + body, encoding="utf-8")
        return tmp_path / "i18n"

    return write
