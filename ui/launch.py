"""Can a window be shown here? Says in one sentence what is missing before Qt would end the program without a word."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from evalapp.domain.texts import _

# What Qt's libraries need from the system, with the Debian and Ubuntu package that has it.
_FOR_QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
_FOR_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def what_is_missing(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be shown on this machine, and what to do; None when it can."""
    if sys.platform != "linux":
        return None
    platform = environment.get("QT_QPA_PLATFORM", "")
    if not platform and not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return _("There is no display here; start Evalapp in a desktop session, or use its commands.")
    is_x = platform in ("", "xcb") and not environment.get("WAYLAND_DISPLAY")
    missing = missing_packages(_FOR_QT | (_FOR_X if is_x else {}))
    if missing:
        return _(
            "The window needs system libraries that are missing; install them: apt install {packages}"
        ).format(packages=" ".join(missing))
    return None


def missing_packages(libraries: Mapping[str, str] = _FOR_QT) -> list[str]:
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def open_window(file: Path | None) -> int:
    """Show the window, on `file` if given; the exit status of the program."""
    if reason := what_is_missing():
        print(reason, file=sys.stderr)  # noqa: T201
        return 2
    from ui.app import run

    return run(file)


if __name__ == "__main__":
    # For `make test`: which packages would the offscreen tests of the window need?
    print(" ".join(missing_packages()))  # noqa: T201
