"""One score with its journal; a merge of 200 returns; the ranking from a file."""

from __future__ import annotations

import gc
import json
import shutil
import sqlite3
import statistics
import tempfile
import time
from itertools import cycle
from pathlib import Path

from evalapp.operations.documents.json_text import json_pieces
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.exchange.merging import keys_of, merge, plan_merge
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tools.bench.measure import Result, in_turn, peak_of
from tools.bench.panels import as_opened, handed_in, large_panel

PRAGMAS = ("synchronous = FULL", "locking_mode = EXCLUSIVE", "journal_mode = DELETE", "foreign_keys = ON")
_SCORE = """
    CREATE TABLE score (juror TEXT NOT NULL, application TEXT NOT NULL, criterion TEXT NOT NULL, value INTEGER,
    no_score TEXT, comment TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (juror, application, criterion))
    STRICT, WITHOUT ROWID
"""
INSERT = "INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?)"


def bare_file(path: Path, rows: list[tuple[object, ...]]) -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        conn.execute(f"PRAGMA {pragma}")
    conn.execute(_SCORE)
    conn.execute("BEGIN")
    conn.executemany(INSERT, rows)
    conn.execute("COMMIT")
    return conn


def one_score() -> Result:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with large_panel(
            folder / "call.evalpanel", applications=100, jurors=20, per_application=4, criteria=10
        ) as workspace:
            rows = workspace.file.rows(
                "SELECT juror, application, criterion, value, no_score, comment, at FROM score"
            )
            conn = bare_file(folder / "bare.db", rows)
            juror, application, criterion = rows[0][:3]
            ours_values, bare_values = cycle((3, 4)), cycle((3, 4))

            def ours() -> None:
                workspace.execute(
                    SetScore(
                        juror=juror, application=application, criterion=criterion, value=next(ours_values)
                    )
                )

            def bare() -> None:
                conn.execute("BEGIN IMMEDIATE")
                conn.execute(
                    "UPDATE score SET value = ? WHERE juror = ? AND application = ? AND criterion = ?",
                    (next(bare_values), juror, application, criterion),
                )
                conn.execute("COMMIT")

            mine, base = in_turn(ours, bare, 201)
            conn.close()
    return Result(
        name="one score with its journal",
        ours=mine,
        baseline=base,
        most=2,
        baseline_name="bare UPDATE, COMMIT",
    )


def merge_returns(jurors: int = 200, per_juror: int = 25, criteria: int = 10, runs: int = 5) -> Result:
    """Merging against inserting the same rows with plain sqlite3 plus unsealing the files."""
    from evalapp.exchange.sealed.returns import open_return

    taken, bare_taken = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = large_panel(
            folder / "call.evalpanel",
            applications=jurors * per_juror // 4,
            jurors=jurors,
            per_application=4,
            criteria=criteria,
            is_scored=False,
        )
        returns = handed_in(workspace, folder, criteria)
        keys = keys_of(workspace)
        workspace.close()
        for run in range(runs):
            fresh = Path(shutil.copy(folder / "call.evalpanel", folder / f"run{run}.evalpanel"))
            with Workspace.open(fresh) as workspace:
                gc.collect()
                start = time.perf_counter()
                merge(workspace, plan_merge(workspace, returns))
                taken.append(time.perf_counter() - start)
                rows = workspace.file.rows(
                    "SELECT juror, application, criterion, value, no_score, comment, at FROM score"
                )
            gc.collect()
            start = time.perf_counter()
            for path in returns:
                open_return(path.read_bytes(), keys.identity, keys.verify_keys.get, panel=keys.panel)
            bare_file(folder / f"bare{run}.db", rows).close()
            bare_taken.append(time.perf_counter() - start)
        fresh = Path(shutil.copy(folder / "call.evalpanel", folder / "alone.evalpanel"))
        peak = peak_of("evalapp", "merge", str(fresh), *map(str, returns))
    return Result(
        name=f"merge {jurors} returns, {len(rows):,} scores",
        ours=statistics.median(taken),
        baseline=statistics.median(bare_taken),
        most=3,
        megabytes=peak,
        most_megabytes=200,
        baseline_name="unseal, plain INSERT",
    )


def rank_document() -> Result:
    """From the file to the text that `rank --json` prints; the bare way reads the same rows and writes the same."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "call.evalpanel"
        with large_panel(path, applications=100_000, jurors=400, per_application=2, criteria=5) as workspace:
            conn = workspace.file.conn
            document = ranking_json(workspace)

            def ours() -> int:
                return sum(len(piece) for piece in json_pieces(ranking_json(as_opened(workspace))))

            def bare() -> int:
                for table in ("score", "application", "assignment", "conflict"):
                    conn.execute(f"SELECT * FROM {table}").fetchall()
                return len(json.dumps(document, ensure_ascii=False))

            mine, base = in_turn(ours, bare, 3, of=min)
    return Result(
        name="rank --json, 100,000 applications",
        ours=mine,
        baseline=base,
        most=4,
        baseline_name="read the rows, json.dumps",
    )


def rank_file() -> Result:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "call.evalpanel"
        with large_panel(path, applications=5000, jurors=400, per_application=4, criteria=10) as workspace:
            conn = workspace.file.conn

            def bare() -> object:
                return conn.execute(
                    "SELECT application, juror, criterion, value, no_score FROM score"
                ).fetchall()

            mine, base = in_turn(lambda: ranking_of(as_opened(workspace)), bare, 7, of=min)
    return Result(
        name="file to places, 200,000 scores",
        ours=mine,
        baseline=base,
        most=2,
        baseline_name="read the rows with sqlite3",
    )
