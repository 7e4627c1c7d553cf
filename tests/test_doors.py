"""The late door leads somewhere under every name."""

import pytest

from toolkit.doors import DOORS, behind


@pytest.mark.parametrize("name", DOORS)
def test_behind_every_door_is_something_to_call(name: str) -> None:
    assert callable(behind(name))


def test_an_unknown_name_opens_nothing() -> None:
    with pytest.raises(KeyError):
        behind("page:nowhere")
