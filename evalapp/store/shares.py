"""Whether a file lies on another machine: a lock may hold on each alone, and to ask there may give too much away."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_OF_SHARES = (
    "nfs",
    "cifs",
    "smb",
    "afs",
    "9p",
    "ncpfs",
    "fuse.sshfs",
    "fuse.davfs",
    "fuse.rclone",
    "fuse.gvfsd",
)
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


def is_on_share(path: Path) -> bool:
    """False where the system does not tell."""
    try:
        place = path.resolve()
        if sys.platform == "win32":
            return _is_remote_drive(place)
        return _kind_of(place, _TABLE.read_text(encoding="utf-8", errors="replace")).startswith(_OF_SHARES)
    except OSError:
        return False


def leads_elsewhere(folder: str, own: Path) -> bool:
    """Whether a folder that a file names is on another machine than the folder `own` in which that file lies.

    By its words alone: on Windows even to ask whether such a folder exists sends that machine the name of the user and
    what their password can be guessed from.
    """
    server = _server(folder)
    return bool(server) and server != _server(os.fspath(own))


def _server(path: str) -> str:
    r"""Of `\\server\share`, however it is written; empty for a folder of this machine."""
    text = path.replace("/", "\\").lower()
    if text.startswith("\\??\\"):
        text = "\\\\?" + text[3:]
    if not text.startswith("\\\\"):
        return ""
    parts = [part for part in text.split("\\") if part]
    if parts[:1] != ["?"]:
        return parts[0] if parts else text
    if parts[1:2] == ["unc"]:
        return parts[2] if len(parts) > 2 else text
    is_drive = len(parts) > 1 and len(parts[1]) == 2 and parts[1].endswith(":")
    return "" if is_drive else text


def _kind_of(place: Path, table: str) -> str:
    """The kind of file system, by the table that Linux keeps of them (proc_pid_mountinfo(5))."""
    found, longest = "", -1
    for line in table.splitlines():
        before, _mark, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = fields[4].encode().decode("unicode_escape")
        if (point == "/" or place.is_relative_to(point)) and len(point) >= longest:
            found, longest = after.split()[0], len(point)
    return found


def _is_remote_drive(place: Path) -> bool:
    if os.fspath(place).startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\") == _REMOTE
    return False
