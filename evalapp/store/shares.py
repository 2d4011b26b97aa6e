"""Whether a file lies on another machine, where a lock may hold on each alone."""

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
