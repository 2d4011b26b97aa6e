"""A disk that is full at each step of what writes files: a sentence, and the panel as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from evalapp.operations.records.verification import prove_file
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

_ROOT = Path(__file__).resolve().parents[2]
LIMITS = (
    0,
    1_000,
    10_000,
    60_000,
)  # bytes that any file may have: less than the panel, and than what is written

Command = Callable[[Stage, Path], list[str]]
"""The stage and a panel of one's own → the arguments of `evalapp`."""

_COMMANDS: dict[str, Command] = {
    "handing out": lambda _stage, panel: ["handout", str(panel), str(panel.parent / "packs")],
    "printing": lambda _stage, panel: ["report", str(panel), "ranking", "-o", str(panel.parent / "r.pdf")],
    "exporting": lambda _stage, panel: ["export", str(panel), str(panel.parent / "export")],
    "opening a pack": lambda stage, panel: [
        "score", str(stage.pack("J-01")), "--code", stage.code("J-01"), "--work", str(panel.parent / "w.evalwork"),
        "--scores", str(next((stage.folder / "scores").glob("J-01-*"))), "-o", str(panel.parent / "r.evalreturn"),
    ],
    "restoring": lambda stage, panel: ["restore", str(panel.with_name("again.evalpanel")), str(stage.panel)],
}  # fmt: skip

_RUN = """
import resource, signal, sys
most = int(sys.argv.pop(1))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from evalapp.cli import main
sys.exit(main(sys.argv[1:]))
"""


def trials(stage: Stage) -> Iterator[Trial]:
    for name, command in _COMMANDS.items():
        yield Trial(kind="disk", name=f"full while {name}", attempt=partial(_full, stage, command))


def _full(stage: Stage, command: Command, folder: Path) -> str:
    panel = stage.copy(stage.scoring, folder)
    for most in LIMITS:
        ran = subprocess.run(
            [sys.executable, "-c", _RUN, str(most), *command(stage, panel)],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        if ran.returncode == 0:
            raise AssertionError(f"it needed no more than {most} bytes")
        said = ran.stderr.strip()
        if "Traceback" in said or "should not have happened" in said or not said:
            raise GaveWay(f"no sentence at {most} bytes: {said[-200:]!r}")
        if not prove_file(panel).is_sound:
            raise GaveWay(f"the panel is not whole after {most} bytes")
    return "said, and the panel whole"
