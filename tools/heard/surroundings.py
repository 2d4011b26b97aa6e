"""What a run needs beside the program: a display, a session bus with the accessibility bus on it, and the packages."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from tools.hands import NEEDED, Failed, display

PACKAGES = "at-spi2-core dbus xvfb xdotool"
_PROGRAMS = (*NEEDED, "dbus-run-session")
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def why_not() -> str:
    """Why nothing can be heard here; empty where it can."""
    missing = [each for each in _PROGRAMS if shutil.which(each) is None]
    if not any(Path(each).exists() for each in _LAUNCHERS):
        missing.append("at-spi2-core")
    if missing:
        return f"{', '.join(missing)} missing: apt-get install -y {PACKAGES}"
    if find_spec("jeepney") is None:
        return "jeepney missing: pip install -e '.[dev]'"
    return ""


@contextmanager
def session(folder: Path) -> Iterator[Mapping[str, str]]:
    """The environment of a display and a session bus of our own, in which Qt tells everything it shows."""
    with display() as shown:
        surroundings = {
            **shown,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "settings"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_RUNTIME_DIR": str(folder),  # the socket of the bus: its path must be short
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "",
            "GSETTINGS_BACKEND": "memory",
            "LOGNAME": "mia.willems",
        }
        os.chmod(folder, 0o700)
        # It lives as long as the shell in it, and that as long as somebody holds its input.
        bus = subprocess.Popen(
            ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null'],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdin is not None
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        try:
            if not address:
                raise Failed("no session bus was started")
            yield {**surroundings, "DBUS_SESSION_BUS_ADDRESS": address}
        finally:
            bus.stdin.close()
            bus.stdout.close()
            bus.wait(timeout=10)
