"""The file as it was many changes ago."""

from __future__ import annotations

import tempfile
from itertools import cycle, islice
from pathlib import Path

from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import as_of
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

_CHANGES = 1_500


def as_of_many_changes() -> Result:
    """A journal of 226,000 rows, wound back over single scores given in turn."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "call.evalpanel"
        with large_panel(path, applications=5_000, jurors=400, per_application=4, criteria=10) as workspace:
            conn = workspace.file.conn
            conn.execute("PRAGMA synchronous = OFF")  # only while the file is being made
            before = workspace.view.last_change()
            rows = conn.execute("SELECT juror, application, criterion, value FROM score LIMIT ?", (_CHANGES,))
            for (juror, application, criterion, value), other in zip(
                rows.fetchall(), islice(cycle((3, 4, 5)), _CHANGES)
            ):
                new = other if other != value else 9
                command = SetScore(juror=juror, application=application, criterion=criterion, value=new)
                workspace.execute(command)
            conn.execute("PRAGMA synchronous = FULL")
            changes = workspace.view.last_change() - before

            def ours() -> None:
                as_of(workspace, before).close()

            def bare() -> object:
                return conn.execute('SELECT "table", key, before, after FROM change_row').fetchall()

            mine, base = in_turn(ours, bare, 7)
            (journal,) = conn.execute("SELECT count(*) FROM change_row").fetchone()
    return Result(
        name=f"as of {changes:,} changes ago, {journal:,} rows",
        ours=mine,
        baseline=base,
        most=1.5,
        baseline_name="read the rows with sqlite3",
    )
