"""What the tests of the store share: a clock that is set by hand, and eyes for encrypted pages."""

import hashlib
import hmac
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from toolkit.model.facts import Prepared
from toolkit.model.instants import Instant
from toolkit.store import wrapping
from toolkit.store.workspace import Statement, Workspace

PAGE = 4096
_RESERVED = 80  # 16 bytes of initialisation vector, 64 of HMAC-SHA512
_WAL_HEADER, _FRAME_HEADER = 32, 24
START = Instant(1_774_616_400_000)


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> Instant:
        return self.at

    def forward(self, milliseconds: int) -> None:
        self.at = Instant(self.at + milliseconds)


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second a passphrase is for attackers; ``test_keys`` has one at its full cost."""
    monkeypatch.setattr(wrapping, "STANDARD", wrapping.Cost(memory_kib=64, passes=1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def workspace(folder: Path, clock: Clock) -> Iterator[Workspace]:
    """A new workspace with one event, ``E-1``, of one fact."""
    with Workspace.open(folder, now=clock) as opened:
        opened.append("E-1", [Statement(START, Prepared("{}", START, "Europe/Rome"))])
        yield opened


def _decrypt(page: bytes, key: bytes, skip: int) -> bytes:
    vector = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[skip : PAGE - _RESERVED]) + decryptor.finalize()


def _sealed_by(page: bytes, number: int, key: bytes, salt: bytes, skip: int) -> bool:
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
    sealed = page[skip : PAGE - 64] + number.to_bytes(4, "little")
    return hmac.digest(mac_key, sealed, "sha512") == page[PAGE - 64 :]


class Pages:
    """Every page of a database file and of the log beside it, read without the driver."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        self._salt = data[:16]
        self._pages = [(at // PAGE + 1, data[at : at + PAGE]) for at in range(0, len(data), PAGE)]
        log = path.with_name(path.name + "-wal")
        frames = log.read_bytes()[_WAL_HEADER:] if log.exists() else b""
        size = _FRAME_HEADER + PAGE
        for at in range(0, len(frames) - size + 1, size):
            number = int.from_bytes(frames[at : at + 4])
            self._pages.append((number, frames[at + _FRAME_HEADER : at + size]))

    def plain(self, key: bytes) -> bytes:
        """All of it decrypted, one page after the other."""
        return b"\n".join(_decrypt(page, key, 16 if n == 1 else 0) for n, page in self._pages)

    def count_sealed_by(self, key: bytes) -> tuple[int, int]:
        """How many pages were written under ``key``, and how many there are."""
        hits = [_sealed_by(p, n, key, self._salt, 16 if n == 1 else 0) for n, p in self._pages]
        return sum(hits), len(hits)


@pytest.fixture
def pages() -> Callable[[Path], Pages]:
    return Pages


@pytest.fixture
def child(root: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Start ``child.py`` with arguments; ``before`` is what it is run under."""

    def start(*arguments: str | Path, before: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
        script = Path(__file__).with_name("child.py")
        return subprocess.Popen(
            [*before, sys.executable, str(script), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(root)},
        )

    return start
