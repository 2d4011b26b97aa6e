"""The process that types, heard from outside: what it said is on the disk before it counts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.crash.screen import Screen

_PATIENCE = 60.0  # seconds for the window to come up
_ROOT = Path(__file__).resolve().parents[2]


class Failed(Exception):
    """Something that must hold does not, in words."""


class Juror:
    def __init__(self, work: Path, seed: int, log: Path) -> None:
        self.screen = Screen()
        self.has_begun = threading.Event()
        self._log = log
        self._noise = tempfile.TemporaryFile()  # noqa: SIM115  read after the process has ended
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.crash.typist", str(work), str(seed)],
            cwd=_ROOT,
            env=os.environ
            | {"XDG_CONFIG_HOME": str(work.parent / "settings"), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=self._noise,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    @property
    def process(self) -> int:
        return self._process.pid

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines, self._log.open("a", encoding="utf-8") as log:
            for line in lines:
                log.write(line)
                log.flush()
                os.fsync(log.fileno())
                self.screen.take(line)
                self.has_begun.set()

    def kill(self) -> float:
        """SIGKILL; when that was. Afterwards all that it said has been read. Raises Failed for words on stderr."""
        self._process.kill()
        killed = time.monotonic()
        self._process.wait()
        self._reader.join()
        self._noise.seek(0)
        noise = self._noise.read().decode(errors="replace").strip()
        if noise:
            raise Failed(f"the window said: {noise}")
        return killed

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._noise.close()


@contextmanager
def typing(work: Path, seed: int, log: Path) -> Iterator[Juror]:
    """A juror who has pressed a first key."""
    juror = Juror(work, seed, log)
    try:
        if not juror.has_begun.wait(_PATIENCE):
            juror.kill()
            raise Failed(f"nothing was typed within {_PATIENCE:.0f} s")
        yield juror
    finally:
        juror.end()
