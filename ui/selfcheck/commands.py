"""The command line, tried in this process: the help of every command, and each of them in a whole call."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from evalapp.cli import COMMANDS, main
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.letters.form import Form
from evalapp.operations.reports.kinds import printed
from ui.selfcheck.checks import Checks
from ui.selfcheck.whole_call import steps

_WIDTH = 100
_CHANGE = "budget=4400000"


def call(*arguments: object) -> tuple[int, str]:
    """The exit status of a command, and what it said."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main([str(each) for each in arguments])
    return status, said.getvalue().strip()


def try_command(checks: Checks, arguments: Sequence[object], *, may_refuse: bool = False) -> None:
    """`may_refuse`: where something is rightly left to be done the status is 1."""
    words = (each.name if isinstance(each, Path) else str(each) for each in arguments)
    with checks.trying(_shortened(" ".join(["evalapp", *words]))):
        status, said = call(*arguments)
        if status not in ((0, 1) if may_refuse else (0,)):
            raise RuntimeError(" ".join(said.split()) or str(status))


def _shortened(command: str) -> str:
    return command if len(command) <= _WIDTH else f"{command[: _WIDTH - 1]}…"


def try_help(checks: Checks) -> None:
    for name in COMMANDS:
        try_command(checks, [name, "--help"])


def try_whole_call(checks: Checks, folder: Path) -> None:
    """From an empty folder to a decision that was told, with every command there is."""
    used = set()
    with checks.trying(_("a whole call")):
        for step in steps(folder):
            try_command(checks, step.arguments, may_refuse=step.may_refuse)
            used.add(str(step.arguments[0]))
    if left := sorted(set(COMMANDS) - used):
        checks.tell(_("every command"), ", ".join(left))


def try_reports(checks: Checks, panel: Path, folder: Path) -> None:
    """Every kind, in every language, each proved by the file."""
    folder.mkdir()
    for language in LANGUAGES:
        for kind in printed():
            target = folder / f"{kind.id}-{language}{kind.format.suffix}"
            asked: list[object] = ["report", panel, kind.id, "-o", target, "--language", language]
            if kind.id == "what-if":
                asked += ["--what-if", _CHANGE]
            if kind.id == "letters":
                for form in Form:
                    letters = folder / f"letters-{language}-{form.value}"
                    try_command(checks, [*asked[:4], letters, *asked[5:], "--format", form.value])
                continue
            try_command(checks, asked)
            try_command(checks, ["verify", panel, target])
    story = folder / "history.pdf"
    try_command(checks, ["history", panel, "-o", story])
    try_command(checks, ["verify", panel, story])
