"""One overview of fifty calls, beside reading every row of their files with sqlite3.

Each file is the call of the demo, with all that was handed out and in: what a panel file is when parliament asks.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from evalapp.demo.play import PANEL, play_demo
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.overview.several import gathered_of, read_open, read_part
from evalapp.operations.workspace import Workspace
from tools.bench.measure import Result, in_turn

_FILES = 50
_MOST, _MOST_PROVED = 2.0, 1.6
_EN = Options(language="en")


def overview_of_many() -> list[Result]:
    """The first without the verdict on each file, which `report` waits for before it prints: that follows the journal
    from its first change on, and is measured beside itself in the second."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        play_demo(folder / "demo")
        paths = [folder / f"call-{n}.evalpanel" for n in range(_FILES)]
        for path in paths:
            shutil.copy(folder / "demo" / PANEL, path)
        ours, base = in_turn(lambda: _counted(paths), lambda: _rows(paths), 5, of=min)
        whole, verdicts = in_turn(lambda: _proved_and_counted(paths), lambda: _proved(paths), 2, of=min)
    return [
        Result(
            name=f"overview of {_FILES} panel files, counted and drawn",
            ours=ours,
            baseline=base,
            most=_MOST,
            baseline_name="every row of theirs through sqlite3",
        ),
        Result(
            name=f"overview of {_FILES} panel files, proved first",
            ours=whole,
            baseline=verdicts,
            most=_MOST_PROVED,
            baseline_name="the verdict on each of them",
        ),
    ]


def _counted(paths: Sequence[Path]) -> bytes:
    found = []
    for path in paths:
        with Workspace.open(path, read_only=True) as workspace, workspace.file.as_it_stands():
            found.append(read_part(path, workspace, _EN.language))
    return gathered_of(found, _EN).draw()


def _rows(paths: Sequence[Path]) -> int:
    n = 0
    for path in paths:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
            tables = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            n += sum(len(conn.execute(f'SELECT * FROM "{name}"').fetchall()) for (name,) in tables)
    return n


def _proved_and_counted(paths: Sequence[Path]) -> bytes:
    found = []
    for path in paths:
        with Workspace.open(path, read_only=True) as workspace:
            found.append(read_open(workspace, _EN.language))
    return gathered_of(found, _EN).draw()


def _proved(paths: Sequence[Path]) -> None:
    for path in paths:
        with Workspace.open(path, read_only=True) as workspace, workspace.file.as_it_stands():
            workspace.verdict.require()
