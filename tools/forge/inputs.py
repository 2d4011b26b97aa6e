"""What is no file, no file of its kind, or a file made to fill the memory, in the place of every input there is.

Each is given to a command of its own process, which must end with one sentence, in time and in little memory.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from tests.sheets.test_bombs import BOMBS
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

MOST_SECONDS = 2.0
MOST_MEGABYTES = 300
_WAITING = 20.0  # so long a command may hang before it is ended
_ROOT = Path(__file__).resolve().parents[2]

Command = Callable[[Stage, Path, Path], list[str]]
"""The stage, a panel of one's own and the planted input → the arguments of `evalapp`."""

_COMMANDS: dict[str, Command] = {
    "panel": lambda _stage, _panel, plant: ["status", str(plant)],
    "pack": lambda stage, panel, plant: [
        "score", str(plant), "--code", stage.code("J-01"), "--scores", str(panel),
        "-o", str(panel.with_suffix(".evalreturn")),
    ],
    "return": lambda _stage, panel, plant: ["merge", str(panel), str(plant)],
    "applications": lambda _stage, panel, plant: ["import", str(panel), str(plant)],
    "jury": lambda _stage, panel, plant: ["jury", str(panel), str(plant)],
    "scheme": lambda _stage, panel, plant: [
        "new", str(panel.with_name("new.evalpanel")), "--scheme", str(plant), "--title", "A", "--budget", "1",
    ],
    "report": lambda _stage, panel, plant: ["verify", str(panel), str(plant)],
    "attachment": lambda _stage, panel, plant: ["attach", str(panel), "--application", "A-01", str(plant)],
}  # fmt: skip
_SUFFIX = {
    "panel": ".evalpanel", "pack": ".evalpack", "return": ".evalreturn", "applications": ".csv", "jury": ".csv",
    "scheme": ".toml", "report": ".pdf", "attachment": ".exe",
}  # fmt: skip


def _text(path: Path, content: bytes) -> None:
    path.write_bytes(content)


PLANTS: dict[str, Callable[[Path], object]] = {
    "a pipe": lambda path: os.mkfifo(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a folder": lambda path: path.mkdir(),
    "nothing": lambda path: path.touch(),
    "zeros": partial(_text, content=bytes(65_536)),
    "noise": partial(_text, content=bytes(range(256)) * 4_000),
}


_SEAL = b"age-encryption.org/v1\n-> X25519 a\n"
_MARK = b"%PDF-1.4\n/Keywords (evalapp-fingerprint:" + b"a" * 64 + b" change:1"
# Other kinds than tables: input → name → what fills the memory of its reader, or keeps it busy for hours.
OTHER_BOMBS: dict[str, dict[str, bytes]] = {
    "pack": {
        "sealed for many.evalpack": _SEAL + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 30_000,
        "a seal without end.evalpack": _SEAL + (b"A" * 64 + b"\n") * 100_000,
    },
    "return": {
        "sealed for many.evalreturn": _SEAL
        + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 30_000,
        "a seal without end.evalreturn": _SEAL + (b"A" * 64 + b"\n") * 100_000,
    },
    "report": {
        "a mark without end.pdf": _MARK + b" a:a" * 4_000_000,
        "many marks.pdf": b"%PDF-1.4\n"
        + b"".join(b"/Keywords (evalapp-fingerprint:%064x change:1)" % n for n in range(300_000)),
    },
    "scheme": {
        "tables.toml": b"[[a.b.c.d.e]]\n" * 60_000,
        "keys.toml": b"[x]\n" + b"".join(b"a.b%d.c = 1\n" % n for n in range(50_000)),
    },
}


def trials(stage: Stage) -> Iterator[Trial]:
    for kind, command in _COMMANDS.items():
        for name, plant in PLANTS.items():
            if (kind, name) in (("attachment", "zeros"), ("attachment", "noise")):
                continue  # whatever bytes it has
            yield Trial(
                kind="plant",
                name=f"{name} for {kind}",
                attempt=partial(_planted, stage, command, f"planted{_SUFFIX[kind]}", plant),
            )
    for name, bomb in BOMBS.items():
        yield Trial(
            kind="bomb", name=name, attempt=partial(_planted, stage, _COMMANDS["applications"], name, bomb)
        )
    for kind, bombs in OTHER_BOMBS.items():
        for name, content in bombs.items():
            plant = partial(_text, content=content)
            yield Trial(
                kind="bomb", name=name, attempt=partial(_planted, stage, _COMMANDS[kind], name, plant)
            )


def _planted(stage: Stage, command: Command, name: str, plant: Callable[[Path], object], folder: Path) -> str:
    panel = stage.copy(stage.scoring, folder)
    before = panel.read_bytes()
    plant(folder / name)
    status, said, seconds, megabytes = run(command(stage, panel, folder / name))
    if status == 0:
        raise GaveWay("it was taken")
    if "Traceback" in said or "should not have happened" in said or not said.strip():
        raise GaveWay(f"no sentence: {said.strip()[-200:]!r}")
    if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
        raise GaveWay(f"it took {seconds:.1f} s and {megabytes} MB")
    if panel.read_bytes() != before:
        raise GaveWay("the panel was changed")
    return f"refused, {seconds:.1f} s, {megabytes} MB"


# The most memory since the process began this program: what wait4 tells counts that of the parent before it too.
_TOLD = """
import atexit, sys
from pathlib import Path
told = Path(sys.argv.pop(1))
def tell():
    lines = Path("/proc/self/status").read_text().splitlines()
    told.write_text(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
atexit.register(tell)
from evalapp.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(arguments: list[str]) -> tuple[int, str, float, int]:
    """Status, what was said on both streams, seconds of the processor and the most memory in megabytes."""
    with tempfile.TemporaryDirectory() as name, (Path(name) / "said").open("w+", encoding="utf-8") as said:
        told, started = Path(name) / "told", monotonic()
        process = subprocess.Popen(
            [sys.executable, "-c", _TOLD, str(told), *arguments],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        while True:
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
            if found:
                break
            if monotonic() - started > _WAITING:
                os.killpg(process.pid, signal.SIGKILL)
                os.wait4(process.pid, 0)
                process.returncode = -signal.SIGKILL
                raise GaveWay(f"it hung for {_WAITING:.0f} s")
            sleep(0.02)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        most = int(told.read_text()) // 1024 if told.exists() else MOST_MEGABYTES + 1
        return process.returncode, said.read(), usage.ru_utime + usage.ru_stime, most
