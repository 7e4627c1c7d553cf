"""Taking a trainer's own files: names that are free, kinds that can be shown, sizes that travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions.own_files import LIMIT, known_handouts, missing_files, take_file
from toolkit.content.blocks import is_file_name
from toolkit.content.places import Places, shipped
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(shipped(), tmp_path / "own")


def _file(tmp_path: Path, name: str, data: bytes, folder: str = "from") -> Path:
    path = tmp_path / folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("map.pdf", b"%PDF-1.7", "map.pdf"),
        ("Foto 1.PNG", PNG, "Foto 1.png"),
        ("снимка.jpg", b"\xff\xd8\xff\xe0", "снимка.jpg"),
        ("a&b;c.mp4", b"\0\0\0\x18ftypmp42", "a-b-c.mp4"),
        (".hidden.webm", b"\x1a\x45\xdf\xa3", "hidden.webm"),
        ("con.mov", b"\0\0\0\x14ftypqt  ", "file-con.mov"),
        ("x" * 200 + ".pdf", b"%PDF-1.7", "x" * 80 + ".pdf"),
    ],
)
def test_a_file_is_taken_under_a_plain_name(
    places: Places, tmp_path: Path, name: str, data: bytes, kept: str
) -> None:
    assert take_file(places, _file(tmp_path, name, data)) == kept
    assert is_file_name(kept)
    assert places.own_files is not None
    assert (places.own_files / kept).read_bytes() == data


def test_another_file_of_that_name_gets_a_number_and_the_same_one_does_not(
    places: Places, tmp_path: Path
) -> None:
    first = _file(tmp_path, "map.pdf", b"%PDF-1.7 one")
    other = _file(tmp_path, "MAP.pdf", b"%PDF-1.7 two", "elsewhere")
    assert [take_file(places, path) for path in (first, other, first, other)] == [
        "map.pdf",
        "MAP-2.pdf",
        "map.pdf",
        "MAP-2.pdf",
    ]
    assert missing_files(places, ["map.pdf", "gone.pdf"]) == {"gone.pdf"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("notes.docx", b"PK\x03\x04", "own-file-kind"),
        ("noname", b"%PDF-1.7", "own-file-kind"),
        ("empty.pdf", b"", "own-file-empty"),
        ("fake.png", b"%PDF-1.7", "own-file-wrong"),
        ("big.png", PNG + bytes(LIMIT), "own-file-big"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_written(
    places: Places, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    with pytest.raises(UserError) as raised:
        take_file(places, _file(tmp_path, name, data))
    assert raised.value.code == code
    assert places.own_files is not None
    assert not places.own_files.exists()


def test_a_file_that_is_gone_is_told(places: Places, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        take_file(places, tmp_path / "gone.pdf")
    assert raised.value.code == "folder-missing"


def test_handouts_of_all_plans_are_known(places: Places) -> None:
    known = known_handouts(places)
    assert "helpline-card" in known
    assert known == sorted(set(known))
