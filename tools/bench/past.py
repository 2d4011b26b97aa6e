"""The file as it was many changes ago, and the proof that it is what all of them made of it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from evalapp.demo.play import PANEL, play_demo
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import as_of
from evalapp.store.history.verify import verify
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

_CHANGES = 1_500
_LIBRARIES = (
    "sqlite3, click, numpy, msgspec, pyrage, babel.dates, cryptography.hazmat.primitives.asymmetric.ed25519"
)


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


def verify_file() -> list[Result]:
    """Pages, chain, tables and contents, then the whole proof with both rankings, against a bare replay of the rows."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "call.evalpanel"
        with large_panel(path, applications=6_250, jurors=400, per_application=4, criteria=10) as workspace:
            conn = workspace.file.conn
            (scores,) = conn.execute("SELECT count(*) FROM score").fetchone()

            def ours() -> None:
                assert verify(workspace.file).is_whole

            def bare() -> None:
                state: dict[tuple[str, str], str] = {}
                rows = conn.execute('SELECT "table", key, before, after FROM change_row ORDER BY seq')
                for table, key, before, after in rows:
                    assert state.get((table, key)) == before
                    if after is None:
                        del state[table, key]
                    else:
                        state[table, key] = after

            def whole() -> None:
                assert prove(workspace).is_sound

            measured = {
                f"verify a file, {scores:,} scores": in_turn(ours, bare, 15, of=min),
                f"the same, and the ranking, {scores:,} scores": in_turn(whole, bare, 15, of=min),
            }
    return [
        Result(
            name=name,
            ours=mine,
            baseline=base,
            most=4,
            baseline_name="replay the rows with sqlite3",
        )
        for name, (mine, base) in measured.items()
    ]


def verify_demo() -> Result:
    """The whole command on the demo, with the start of Python, against what any program with these libraries takes to
    begin: it replays a small file, so that most of it is beginning, and seconds would measure the machine.
    """
    with tempfile.TemporaryDirectory() as name:
        play_demo(Path(name))
        panel = Path(name) / PANEL
        command = [sys.executable, "-m", "evalapp", "verify", str(panel), "--json"]

        def ours() -> None:
            subprocess.run(command, check=True, capture_output=True)

        def bare() -> None:
            subprocess.run([sys.executable, "-c", f"import {_LIBRARIES}"], check=True)

        mine, base = in_turn(ours, bare, 9)
    return Result(
        name="verify, the demo",
        ours=mine,
        baseline=base,
        most=5,
        baseline_name="python, import of its libraries",
    )
