"""The note beside an open file that tells a second opener who has it; SQLite's lock decides, not the note."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


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


def write_note(path: Path) -> None:
    """Leave the note; a folder where it cannot be written does not stop anyone from working."""
    note = LockNote(
        user=user_name(),
        machine=socket.gethostname(),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
        process=os.getpid(),
    )
    with contextlib.suppress(OSError):
        path_of_note(path).write_text(json.dumps(asdict(note)), encoding="utf-8")


def read_note(path: Path) -> LockNote | None:
    try:
        raw = json.loads(path_of_note(path).read_text(encoding="utf-8")[:4096])
        return LockNote(
            user=str(raw["user"])[:80],
            machine=str(raw["machine"])[:80],
            since=str(raw["since"])[:40],
            process=int(raw["process"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_note(path: Path) -> None:
    with contextlib.suppress(OSError):
        path_of_note(path).unlink(missing_ok=True)
