"""All of the self-check, in the order in which it is said."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from evalapp.domain.texts import _
from ui.launch import what_is_missing
from ui.selfcheck.checks import Checks
from ui.selfcheck.commands import try_help, try_reports, try_whole_call

SHORT = "short"


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201


def selfcheck(asked: Sequence[str] = (), say: Callable[[str], None] = _say) -> int:
    """The exit status of the program: 0 where all was good, else 1. `short` leaves out what takes a minute."""
    checks, is_short = Checks(say), SHORT in asked
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        (folder / "window").mkdir()
        try_help(checks)
        if not is_short:
            (folder / "call").mkdir()
            try_whole_call(checks, folder / "call")
            try_reports(checks, folder / "call" / "call.evalpanel", folder / "reports")
        _try_window(checks, folder / "window", is_short=is_short)
    return checks.end()


def _try_window(checks: Checks, folder: Path, *, is_short: bool) -> None:
    if what_is_missing() is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if reason := what_is_missing():
        checks.tell(_("the window"), reason)
        return
    with checks.trying(_("the window")):
        from ui.selfcheck.pages import try_window

        try_window(checks, folder, is_short=is_short)
