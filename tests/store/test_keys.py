import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.errors import UserError
from toolkit.store.keys import SealedKey, decode_keys, new_keys, new_sealed_key, unseal
from toolkit.store.recovery import make_recovery_key, read_recovery_key
from toolkit.store.wrapping import Cost, Wrap


@pytest.fixture(scope="module")
def sealed() -> tuple[SealedKey, bytes, str]:
    return new_sealed_key("école d'été", os.urandom)


def _code(sealed: SealedKey, passphrase: str | None, recovery_key: str | None) -> str:
    with pytest.raises(UserError) as caught:
        unseal(sealed, passphrase, recovery_key)
    return caught.value.code


def test_either_the_passphrase_or_the_recovery_key_unwraps(
    sealed: tuple[SealedKey, bytes, str],
) -> None:
    wrapped, key, recovery_key = sealed
    assert len(key) == 32
    assert unseal(wrapped, "école d'été", None) == key
    assert unseal(wrapped, None, recovery_key) == key
    assert key not in msgspec.json.encode(wrapped)


def test_a_passphrase_is_the_same_however_the_keyboard_composed_it(
    sealed: tuple[SealedKey, bytes, str],
) -> None:
    wrapped, key, _ = sealed
    assert unseal(wrapped, "e\u0301cole d'e\u0301te\u0301", None) == key


def test_the_wrong_one_is_told(sealed: tuple[SealedKey, bytes, str]) -> None:
    wrapped, _, _ = sealed
    assert _code(wrapped, "Ecole d'ete", None) == "wrong-passphrase"
    assert _code(wrapped, None, make_recovery_key(os.urandom)) == "wrong-recovery-key"
    assert _code(wrapped, None, None) == "workspace-locked"


def test_wraps_cannot_be_exchanged(sealed: tuple[SealedKey, bytes, str]) -> None:
    wrapped, _, recovery_key = sealed
    elsewhere = msgspec.structs.replace(wrapped, id="00" * 8)
    assert _code(elsewhere, None, recovery_key) == "wrong-recovery-key"
    swapped = msgspec.structs.replace(wrapped, recovery=wrapped.passphrase)
    assert _code(swapped, None, recovery_key) == "wrong-recovery-key"


def test_a_passphrase_of_spaces_is_none() -> None:
    with pytest.raises(UserError, match="passphrase-empty"):
        new_sealed_key("  \t", os.urandom)


def test_argon2_spends_what_it_should(sealed: tuple[SealedKey, bytes, str]) -> None:
    cost = sealed[0].passphrase.cost
    assert cost is not None
    assert (cost.memory_kib, cost.passes) == (64 * 1024, 3)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b"[]",
        b'{"format": 1}',
        b'{"format": 1, "key": {"type": "open", "id": "x", "key": "short"}}',
        b'{"format": 1, "key": {"type": "third", "id": "x"}}',
    ],
)
def test_a_damaged_key_file_is_told(data: bytes) -> None:
    with pytest.raises(UserError, match="keys-damaged"):
        decode_keys(data, Path("keys.json"))


def test_a_made_up_cost_does_not_eat_the_memory() -> None:
    wrap = Wrap(b"s" * 16, b"n" * 12, b"k" * 48, Cost(memory_kib=1 << 40))
    keys = msgspec.structs.replace(new_keys(os.urandom), key=SealedKey("id", wrap, wrap))
    with pytest.raises(UserError, match="keys-damaged"):
        decode_keys(msgspec.json.encode(keys), Path("keys.json"))


def test_a_newer_key_file_is_refused() -> None:
    with pytest.raises(UserError, match="newer-database"):
        decode_keys(b'{"format": 2, "key": "of another shape"}', Path("keys.json"))


def test_a_recovery_key_has_no_letters_to_mistake() -> None:
    key = make_recovery_key(os.urandom)
    assert [len(group) for group in key.split("-")] == [5] * 7
    assert not set(key) & set("ILOU")


@given(st.binary(min_size=28, max_size=28))
def test_a_recovery_key_may_be_typed_carelessly(chance: bytes) -> None:
    key = make_recovery_key(lambda n: chance[:n])
    careless = key.replace("1", "l").replace("0", "o").replace("-", "  ").lower()
    assert read_recovery_key(careless) == read_recovery_key(key)
    assert len(read_recovery_key(key)) == 28


@given(st.binary(min_size=28, max_size=28), st.integers(0, 34), st.sampled_from("0123ABCDYZ"))
@settings(max_examples=300)
def test_a_mistyped_group_is_named(chance: bytes, at: int, letter: str) -> None:
    plain = make_recovery_key(lambda n: chance[:n]).replace("-", "")
    if plain[at] == letter or {plain[at], letter} == {"0", "Z"}:
        return
    with pytest.raises(UserError) as caught:
        read_recovery_key(plain[:at] + letter + plain[at + 1 :])
    assert caught.value.code == "recovery-key-mistyped"
    assert caught.value.params == {"group": at // 5 + 1}


@pytest.mark.parametrize("text", ["", "AAAAA", "x" * 36])
def test_a_recovery_key_of_another_length_is_told(text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_recovery_key(text)
    assert caught.value.code == "recovery-key-length"
    assert caught.value.params == {"expected": 35, "found": len(text)}


def test_strange_letters_are_a_mistype() -> None:
    with pytest.raises(UserError, match="recovery-key-mistyped"):
        read_recovery_key("Щ" * 35)
