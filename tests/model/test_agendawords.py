from __future__ import annotations

import pytest

from toolkit.model.agendawords import plain


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("De l’extérieur", "de l'exterieur"),
        ("  Durée :", "duree"),
        ("الوقـت", "الوقت"),
        ("Prânz", "prânz"),
        ("ÎNCEPUT", "început"),
    ],
)
def test_words_are_the_same_however_they_are_drawn(written: str, same: str) -> None:
    assert plain(written) == plain(same)


def test_other_words_stay_others() -> None:
    assert plain("start") != plain("stark")
