"""The library that makes writings fail: built with the C compiler of the machine, and put before libc."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

_SOURCE = Path(__file__).with_name("shim.c")
_BUILT = "EVALAPP_FAULTS_SHIM"


class How(IntEnum):
    """As in shim.c."""

    COUNT = 0
    ONCE = 1
    FROM_THEN_ON = 2
    KILL = 3
    KILL_TORN = 4


class Shim:
    """In this process and those it forks."""

    def __init__(self, path: Path) -> None:
        self._library = ctypes.CDLL(str(path))
        self._library.fault_calls.restype = ctypes.c_long
        self._library.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int]

    def arm(self, folder: Path, how: How, at: int = 0, failure: int = errno.EIO) -> None:
        self._library.fault_arm(os.fsencode(folder), how, at, failure)

    @property
    def calls(self) -> int:
        return int(self._library.fault_calls())


def loaded() -> Shim | None:
    """The one that this process was started with."""
    path = os.environ.get(_BUILT)
    return Shim(Path(path)) if path else None


def start_with_shim(folder: Path, module: str) -> None:
    """Start `python -m module` anew with it, in place of this process; comes back where none can be built here."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return
    built = folder / "shim.so"
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(_SOURCE), "-ldl"],
        capture_output=True,
        check=False,
    )
    if made.returncode == 0:
        os.execve(
            sys.executable,
            [sys.executable, "-m", module, *sys.argv[1:]],
            {**os.environ, "LD_PRELOAD": str(built), _BUILT: str(built)},
        )
