"""What no version of the program writes, in the file itself: schemas, values and numbers of them.

Each is given to commands of their own process: a sentence each, `verify` with what it found, and in little memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tools.forge.inputs import MOST_MEGABYTES, run
from tools.forge.panels import seal_again, without_guards
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

Act = Callable[[sqlite3.Connection], object]
Plant = Callable[[Path], object]

_MOST_LETTERS = 40_000  # of what a command says
_ROW = "100  "  # as a row of the history begins
_ACCOUNT = (
    "an account of a megabyte, with line ends"  # of whom nothing else is kept that it could be held against
)
_PART = ".J-01.evalpack.0123456789ab.part"
_MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {most}) "
_ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS key, i AS value FROM n"
)


def _told(value: str, conn: sqlite3.Connection) -> None:
    """What is told of the last change, in its row, in the journal and in every hash."""
    (number,) = conn.execute("SELECT max(change) FROM act").fetchone()
    conn.execute("UPDATE act SET told = ? WHERE change = ?", (value, number))
    conn.execute(
        "UPDATE change_row SET after = json_set(after, '$.told', ?) WHERE change_id = ? AND \"table\" = 'act'",
        (value, number),
    )
    seal_again(conn)


def _sql(*statements: str) -> Act:
    def act(conn: sqlite3.Connection) -> None:
        conn.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            conn.execute(statement)

    return act


def _byte(at: int, value: int, panel: Path) -> None:
    content = bytearray(panel.read_bytes())
    content[at] = value
    panel.write_bytes(content)


ODD: dict[str, Act] = {
    "JSON nested 100,000 deep": partial(_told, "[" * 100_000),
    _ACCOUNT: partial(_told, json.dumps({"steps": [], "account": f"x\n{_ROW}\u202e" + "y" * 1_000_000})),
    "a NUL in the name of a folder": _sql(
        f"INSERT INTO unplaced VALUES ('{_PART}', 'packs%00', 'J-01.evalpack', '', 'J-01')"
    ),
    "a view without end for a table": _sql("DROP TABLE setting", f"CREATE VIEW setting AS {_ENDLESS}"),
    "a column that fills the memory": _sql(
        "ALTER TABLE score ADD COLUMN mine TEXT AS (hex(zeroblob(400000000)))"
    ),
    "a table without its rows' numbers": _sql(
        "DROP TABLE blob", "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID"
    ),
}
LARGE: dict[str, Act] = {
    "content larger than the memory": _sql(f"INSERT INTO blob VALUES ('{'ab' * 32}', zeroblob(600000000))"),
    "half a million files that wait": _sql(
        _MANY.format(most=500_000)
        + "INSERT INTO unplaced SELECT '.J-01.evalpack.' || printf('%012x', i) || '.part', 'packs', 'J-01.evalpack', "
        "'', 'J-01' FROM n"
    ),
}
# Of the first bytes: place → what it is made.
BYTES = {(18, 2), (18, 9), (19, 2), (19, 9), (47, 0), (47, 1), (47, 9), (59, 2), (63, 9), (63, 0)}


def trials(stage: Stage) -> Iterator[Trial]:
    for name, act in (ODD | LARGE).items():
        yield Trial(kind="odd", name=name, attempt=partial(_tried, stage, name, partial(_altered, act)))
    for at, value in sorted(BYTES):
        name = f"byte {at} of the head as {value}"
        yield Trial(kind="odd", name=name, attempt=partial(_tried, stage, name, partial(_byte, at, value)))
    if sys.platform != "win32":
        yield Trial(kind="odd", name="a pipe put back, or put over", attempt=partial(_restored, stage))


def _altered(act: Act, panel: Path) -> None:
    without_guards(panel, act)


def _tried(stage: Stage, name: str, plant: Plant, folder: Path) -> str:
    panel = stage.copy(stage.panel, folder)
    plant(panel)
    most = 0
    for command in (["verify", str(panel)], ["status", str(panel)], ["history", str(panel)]):
        status, said, _seconds, megabytes = run(command)
        most = max(most, megabytes)
        if "Traceback" in said or "should not have happened" in said or not said.strip():
            raise GaveWay(f"{command[0]}: no sentence: {said.strip()[-200:]!r}")
        if command[0] == "verify" and status != (0 if name == _ACCOUNT else 1):
            raise GaveWay(f"verify ends with {status}")
        if len(said) > _MOST_LETTERS or "\u202e" in said or f"\n{_ROW}" in said:
            raise GaveWay(f"{command[0]} says whatever stands there")
    if most > MOST_MEGABYTES:
        raise GaveWay(f"it took {most} MB")
    return f"verify, {most} MB"


def _restored(stage: Stage, folder: Path) -> str:
    panel = stage.copy(stage.panel, folder)
    pipe = folder / "pipe.evalpanel"
    os.mkfifo(pipe)
    for given in ([str(panel), str(pipe)], [str(pipe), str(panel)]):
        status, said, _seconds, _megabytes = run(["restore", *given])
        if status != 2 or "pipe.evalpanel" not in said:
            raise GaveWay(f"restore ends with {status}: {said[-200:]!r}")
    return "refused"
