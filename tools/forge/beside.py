"""What is laid beside the journal and beside the file, to have the program destroy what would show a forgery."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from evalapp.operations.records.restoring import backups_of, restore
from evalapp.operations.workspace import Workspace
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

Plant = Callable[[Path], object]


def trials(stage: Stage) -> Iterator[Trial]:
    for name, plant in (
        ("a removal noted that never was", _note_removals),
        ("a byte behind the end", _append),
    ):
        yield Trial(kind="back-ups", name=name, attempt=partial(_opened, stage, plant))
        yield Trial(kind="back-ups", name=f"{name}, then put back", attempt=partial(_put_back, stage, plant))


def _note_removals(panel: Path) -> None:
    with closing(sqlite3.connect(panel, isolation_level=None)) as conn:
        conn.execute("INSERT INTO uncompacted VALUES (3), (99), (-5)")


def _append(panel: Path) -> None:
    with panel.open("ab") as file:
        file.write(b"\n")


def _with_backups(stage: Stage, folder: Path) -> Path:
    panel = stage.copy(stage.panel, folder)
    with Workspace.open(panel) as workspace:
        for _n in range(3):
            workspace.back_up()
    return panel


def _opened(stage: Stage, plant: Plant, folder: Path) -> str:
    panel = _with_backups(stage, folder)
    before = backups_of(panel)
    plant(panel)
    Workspace.open(panel).close()
    if backups_of(panel) != before:
        raise GaveWay("back-ups of a panel are gone")
    return "all back-ups there"


def _put_back(stage: Stage, plant: Plant, folder: Path) -> str:
    panel = _with_backups(stage, folder)
    before = backups_of(panel)
    plant(panel)
    restore(panel, before[0])
    if not set(before) <= set(backups_of(panel)):
        raise GaveWay("back-ups of a panel are gone")
    return "all back-ups there"
