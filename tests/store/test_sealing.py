"""Sealing: closed to a key or by a passphrase, opened again, and what is told when it can't be."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.errors import UserError
from toolkit.store.sealing import (
    is_recipient,
    is_sealed,
    make_key,
    recipient_of,
    seal,
    seal_by_passphrase,
    seal_text,
    unseal,
    unseal_by_passphrase,
    unseal_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY, OTHER = make_key(), make_key()


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.code


def test_a_key_tells_what_it_is() -> None:
    assert KEY.identity.startswith("AGE-SECRET-KEY-1")
    assert KEY.recipient.startswith("age1")
    assert recipient_of(f" {KEY.identity}\n") == KEY.recipient
    assert KEY != OTHER


@settings(max_examples=40)
@given(st.binary(max_size=200_000))
def test_what_was_closed_to_a_key_opens_with_it(data: bytes) -> None:
    sealed = seal(data, [KEY.recipient])
    assert is_sealed(sealed)
    assert unseal(sealed, KEY.identity) == data


def test_each_of_several_recipients_opens_it() -> None:
    sealed = seal(b"words", [KEY.recipient, OTHER.recipient])
    assert unseal(sealed, KEY.identity) == unseal(sealed, OTHER.identity) == b"words"


@settings(max_examples=40)
@given(st.text(max_size=2000))
def test_a_text_is_sealed_as_lines(text: str) -> None:
    sealed = seal_text(text, [KEY.recipient])
    assert sealed.isascii()
    assert is_sealed(sealed.encode())
    assert unseal_text(sealed, KEY.identity) == text


def test_a_passphrase_closes_and_opens() -> None:
    sealed = seal_by_passphrase(b"words", "warm tea at nine")
    assert unseal_by_passphrase(sealed, "warm tea at nine") == b"words"
    assert code_of(lambda: unseal_by_passphrase(sealed, "warm tea at ten")) == "wrong-key"
    assert code_of(lambda: unseal(sealed, KEY.identity)) == "wrong-key"
    assert code_of(lambda: unseal_by_passphrase(sealed[:-3], "warm tea at nine")) == (
        "sealed-damaged"
    )


def test_another_key_is_told_from_a_damaged_file() -> None:
    sealed = seal(b"words" * 100, [KEY.recipient])
    assert code_of(lambda: unseal(sealed, OTHER.identity)) == "wrong-key"
    assert code_of(lambda: unseal_by_passphrase(sealed, "warm tea")) == "wrong-key"
    for broken in (b"", b"PK nothing of ours", sealed[:40], sealed[:300], sealed[:-1]):
        assert code_of(partial(unseal, broken, KEY.identity)) == "sealed-damaged"
    flipped = bytearray(sealed)
    flipped[-7] ^= 1
    assert code_of(lambda: unseal(bytes(flipped), KEY.identity)) == "sealed-damaged"


def test_a_broken_sealed_text_is_damaged() -> None:
    sealed = seal_text("words", [KEY.recipient])
    assert code_of(lambda: unseal_text(sealed[:150], KEY.identity)) == "sealed-damaged"
    assert code_of(lambda: unseal_text("é" + sealed, KEY.identity)) == "sealed-damaged"
    raw = seal(b"\xff\xfe\xff", [KEY.recipient])
    assert code_of(lambda: unseal_text(raw.decode("latin-1"), KEY.identity)) == "sealed-damaged"


def test_what_is_no_key_is_refused() -> None:
    assert code_of(lambda: unseal(b"", "AGE-SECRET-KEY-1ZZ")) == "bad-key"
    assert code_of(lambda: recipient_of("warm tea")) == "bad-key"
    assert code_of(lambda: seal(b"", ["age1zz"])) == "bad-recipient"
    assert code_of(lambda: seal(b"", [])) == "bad-recipient"
    assert code_of(lambda: seal_by_passphrase(b"", "")) == "passphrase-empty"
    assert is_recipient(f"{KEY.recipient} ")
    assert not is_recipient(KEY.identity)


def test_a_cold_start_does_not_load_it(root: Path) -> None:
    code = (
        "import sys, toolkit.store.sealing, toolkit.store.workspace, toolkit.actions.running\n"
        "sys.exit('pyrage' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
