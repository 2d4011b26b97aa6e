"""Can a window be shown here? Says in one sentence what is missing before Qt would end the program without a word."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from evalapp.domain.texts import _
from ui.libraries import how_to_install, missing, needed


def what_is_missing(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be shown on this machine, and what to do; None when it can."""
    if sys.platform != "linux":
        return None
    displays = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if not any(environment.get(name) for name in displays):
        return _("There is no display here; start Evalapp in a desktop session, or use its commands.")
    packages = missing(needed(environment))
    return how_to_install(packages) if packages else None


def open_window(file: Path | None, *, demo_folder: Path | None = None) -> int:
    """Show the window, on `file` if given; the exit status of the program. `demo_folder`: as `run` takes it."""
    if reason := what_is_missing():
        print(reason, file=sys.stderr)  # noqa: T201
        return 2
    from ui.running import run

    return run(file, demo_folder=demo_folder)
