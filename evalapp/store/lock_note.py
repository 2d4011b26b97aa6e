"""The note beside an open file that tells a second opener who has it; SQLite's lock decides, not the note."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from evalapp.domain.incoming.bounds import LOCK_NOTE_BYTES
from evalapp.domain.incoming.plain_files import NO_LINK, read_plain
from evalapp.domain.writing.characters import visible
from evalapp.store.shares import is_on_share

_MOST_LETTERS = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class LockNote:
    user: str
    machine: str
    since: str
    process: int


def path_of_note(path: Path) -> Path:
    return path.with_name(f".~lock.{path.name}#")


def user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _machine() -> str:
    import socket  # for who leaves or finds a note

    return socket.gethostname()


def write_note(path: Path) -> None:
    """Leave the note; a folder where it cannot be written does not stop anyone from working."""
    note = LockNote(
        user=user_name(),
        machine=_machine(),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
        process=os.getpid(),
    )
    # Never written through a link that somebody laid there: made under a name of its own, then given that of the note.
    part = path_of_note(path).with_name(f"{path_of_note(path).name}.{secrets.token_hex(6)}")
    with contextlib.suppress(OSError):
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK, 0o644)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(asdict(note), stream)
            part.replace(path_of_note(path))
        except OSError:
            part.unlink(missing_ok=True)


def read_note(path: Path) -> LockNote | None:
    """What the note says, without anything in it that a terminal or a window would obey; None without a sound one."""
    try:
        raw = json.loads(read_plain(path_of_note(path), LOCK_NOTE_BYTES))
        return LockNote(
            user=_said(raw["user"]),
            machine=_said(raw["machine"]),
            since=_said(raw["since"]),
            process=int(raw["process"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _said(text: object) -> str:
    return visible(" ".join(str(text)[:_MOST_LETTERS].split()))


def standing_note(path: Path) -> LockNote | None:
    """The note of somebody at another machine, where only the note tells of them.

    SQLite's lock decides wherever it holds. On a share it may hold on each machine for itself alone; there a note
    of another one counts until somebody removes it.
    """
    note = read_note(path)
    if note is None or note.machine == _said(_machine()) or not is_on_share(path):
        return None
    return note


def remove_note(path: Path) -> None:
    with contextlib.suppress(OSError):
        path_of_note(path).unlink(missing_ok=True)
