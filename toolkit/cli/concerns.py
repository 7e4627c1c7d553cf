"""Commands about concerns: the lead's key, writing one sealed, reading them with the key."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions import concerns
from toolkit.cli.shared import passphrase_in
from toolkit.model.concerns import Draft
from toolkit.model.errors import UserError
from toolkit.model.instants import Instant, iso
from toolkit.words.concerns import concern_text, trouble_text

if TYPE_CHECKING:
    from typing import Any
    from zoneinfo import ZoneInfo

    from toolkit.actions.concerns import Read
    from toolkit.cli.shared import Shell
    from toolkit.store.sealing import SealingKey


def key(shell: Shell) -> int:
    """Make a key for the lead; its file is the secret, what is printed may be told."""
    passphrase = _passphrase(shell)
    made = concerns.make_lead_key(Path(shell.args.output), passphrase)
    if not passphrase:
        shell.err(
            shell.words.say(
                "The file isn't closed by a passphrase: whoever has it can read every concern."
            )
        )
    shell.out(made.recipient)
    return 0


def set_key(shell: Shell) -> int:
    """Set the key to which an event's concerns are sealed, and print it."""
    recipient = shell.args.recipient or _key(shell).recipient
    with shell.desk() as desk:
        concerns.set_lead_key(desk, shell.args.event, recipient)
    shell.out(concerns.check_recipient(recipient))
    return 0


def write(shell: Shell) -> int:
    """Seal a concern and print its receipt number."""
    args, text = shell.args, _text(shell)
    with shell.desk() as desk:
        if desk.person and desk.person not in desk.event(args.event).people:
            raise UserError("no-such-person", person=desk.person)
        draft = Draft(args.kind, args.about, args.danger, text, by=desk.person)
        changed = concerns.write(desk, args.event, draft)
    if args.danger:
        shell.err(shell.words.say("Danger now: 112"))
    shell.out(concerns.receipt_of(changed))
    return 0


def read(shell: Shell) -> int:
    """Print the concerns of an event in the order of time; those that can't be read are told."""
    identity = _key(shell).identity
    with shell.desk() as desk:
        found = concerns.read(desk, shell.args.event, identity)
        zone = desk.event(shell.args.event).zone
    if shell.args.json:
        shell.out(json.dumps([_plain(one, zone) for one in found], ensure_ascii=False))
    else:
        texts = [concern_text(shell.words, one.concern, zone) for one in found if one.concern]
        if texts:
            shell.out("\n\n".join(texts))
    for one in found:
        if one.concern is None:
            shell.err(f"{one.sealed.receipt}: {trouble_text(shell.words, one.trouble)}")
    return 0


def _plain(one: Read, zone: ZoneInfo) -> dict[str, Any]:
    concern = one.concern
    if concern is None:
        return {
            "receipt": one.sealed.receipt,
            "at": iso(one.sealed.at, zone),
            "trouble": one.trouble,
        }
    return {
        "receipt": concern.receipt,
        "at": iso(Instant(concern.written), zone),
        "kind": concern.kind,
        "about": concern.about,
        "danger": concern.danger,
        "text": concern.text,
        "by": concern.by,
    }


def _key(shell: Shell) -> SealingKey:
    return concerns.read_key_file(Path(shell.args.key_file), _passphrase(shell))


def _passphrase(shell: Shell) -> str:
    """Read the passphrase of the lead's key; empty without a file of it."""
    file = shell.args.key_passphrase_file
    return "" if file is None else passphrase_in(file)


def _text(shell: Shell) -> str:
    file = shell.args.text_file
    if file is None:
        return str(shell.args.text).strip()
    if file == "-":
        return sys.stdin.read().strip()
    try:
        return Path(file).read_text(encoding="utf-8-sig", errors="replace").strip()
    except OSError:
        raise UserError("not-found", path=file) from None
