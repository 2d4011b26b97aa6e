"""A display of our own and hands on a window in it: keys, mouse and pictures through xdotool.

How far the window is, is read from what it tells a screen reader (`ui.access.tracing`), not from the clock.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "xdotool")
ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1440, 900
PATIENCE = 20.0  # seconds that a step may take
MOST_STOPS = 60  # of the keyboard on one page


class Failed(Exception):
    """A step that did not do what it should, in words."""


def wait_for(what: str, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise Failed(f"waited {PATIENCE:.0f} s in vain for: {what}")
        time.sleep(0.1)


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """The environment of a display of our own, where the newest window has the keyboard and gives it back."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT + 40}x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        number = numbers.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "EVALAPP_LANGUAGE": "nl"}
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tools.keeper"], env=environment, cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert keeper.stdout is not None
        if not keeper.stdout.readline():
            raise Failed("the display has no keeper, see above")
        yield environment
    finally:
        for process in (keeper, server):
            process.terminate()
            process.wait(timeout=10)
        if keeper.stdout is not None:
            keeper.stdout.close()


class Hands:
    """Keys and mouse on one running window."""

    def __init__(self, environment: Mapping[str, str], file: Path | None, pictures: Path | None) -> None:
        """`file`: what is opened; None for the start page."""
        self._environment, self._pictures = environment, pictures
        self._trace = tempfile.NamedTemporaryFile("r", encoding="utf-8")  # noqa: SIM115  lives as long as the window
        self._noise = tempfile.TemporaryFile()  # noqa: SIM115  read after the window has closed
        self._process = subprocess.Popen(
            [sys.executable, "-W", "default", str(ROOT / "main.py"), *([str(file)] if file else [])],
            env={**environment, "EVALAPP_TRACE": self._trace.name},
            cwd=file.parent if file else environment["HOME"],
            stderr=self._noise,
        )
        self.window = ""
        try:
            self._take_hold()
        except Failed:
            self.end()
            raise

    def _take_hold(self) -> None:
        self.window = self._tool("search", "--sync", "--onlyvisible", "--name", "Evalapp").split()[-1]
        self._tool("windowmove", self.window, "0", "0")
        self._tool("windowsize", "--sync", self.window, str(WIDTH), str(HEIGHT))
        self._tool("windowfocus", self.window)
        time.sleep(0.5)

    def _tool(self, *words: str) -> str:
        try:
            done = subprocess.run(
                ["xdotool", *words], env=self._environment, capture_output=True, text=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"xdotool {' '.join(words)}: no answer in {PATIENCE:.0f} s") from None
        if done.returncode:
            raise Failed(f"xdotool {' '.join(words)}: {done.stderr.strip() or 'failed'}")
        return done.stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self._tool("key", "--clearmodifiers", key)
            time.sleep(0.12)

    def type(self, text: str) -> None:
        self._tool("type", "--clearmodifiers", "--delay", "15", text)
        time.sleep(0.2)

    def click(self, spot: tuple[int, int]) -> None:
        self._tool("mousemove", "--window", self.window, str(spot[0]), str(spot[1]))
        self._tool("click", "1")
        time.sleep(0.3)

    def heard(self, kind: str) -> list[str]:
        """What the window traced of this kind, oldest first."""
        self._trace.seek(0)
        lines = [json.loads(line) for line in self._trace if line.endswith("\n")]
        return [line[kind] for line in lines if kind in line]

    @property
    def focus(self) -> str:
        """The accessible name of what has the keyboard."""
        return (self.heard("focus") or [""])[-1]

    @property
    def stored(self) -> int:
        """How many changes were stored."""
        return len(self.heard("stored"))

    def wait_for_focus(self, words: str) -> None:
        wait_for(f"the keyboard at “{words}”, not “{self.focus}”", lambda: words in self.focus)

    def wait_for_stored(self, count: int) -> None:
        wait_for(f"change {count}", lambda: self.stored >= count)

    def walk_to(self, words: str, *, key: str = "Tab") -> None:
        """Press `key` until the keyboard is at the control with these words in its name; it must come back to start."""
        for _step in range(MOST_STOPS):
            if words in self.focus:
                return
            stops = len(self.heard("focus"))
            self.press(key)
            wait_for(f"{key} to go on from “{self.focus}”", lambda: len(self.heard("focus")) > stops)  # noqa: B023
        raise Failed(f"“{words}” was not reached with {key}; the keyboard is at “{self.focus}”")

    def has_window(self, title: str) -> bool:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self._environment,
            capture_output=True,
        )
        return found.returncode == 0

    def answer_dialog(self, title: str, path: Path) -> None:
        """Type `path` in the file dialog with that title."""
        wait_for(f"the dialog “{title}”", lambda: self.has_window(title))
        time.sleep(0.4)
        self.press("ctrl+a")
        self.type(str(path))
        self.press("Return")
        wait_for(f"the dialog “{title}” to close", lambda: not self.has_window(title))

    def shoot(self, name: str) -> None:
        if self._pictures is None or not shutil.which("import"):
            return
        time.sleep(0.4)
        target = self._pictures / f"{int(time.time())}-{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], env=self._environment, check=False)

    def quit(self) -> None:
        """Close the window with its shortcut; what it wrote to stderr makes the drive fail."""
        self.press("ctrl+q")
        try:
            status = self._process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed("the window did not close") from None
        finally:
            self.end()
        self._noise.seek(0)
        noise = self._noise.read().decode(errors="replace").strip()
        if status or noise:
            raise Failed(f"the window ended with status {status} and said: {noise or 'nothing'}")

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._trace.close()
