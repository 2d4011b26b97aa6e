"""Fifty panels into the warehouse, beside COPY of the same rows into the same tables, on a server as it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql

from evalapp.operations.publishing.publishing import publish
from evalapp.publish.star.making import SCHEMA
from evalapp.publish.star.star import TABLES
from evalapp.publish.warehouse import Warehouse
from tests.postgres import Server, running
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

_FILES, _APPLICATIONS, _JURORS_EACH, _CRITERIA = 50, 100, 5, 10  # 5,000 scores each
_MOST = 3.0
_RUNS = 2


def publish_many() -> Result:
    """Each file is proved, ranked and counted first: all that somebody waits for.

    Laying out empty tables is in both.
    """
    with TemporaryDirectory() as name, running({}) as server:
        paths = [_panel(Path(name) / f"call-{n}.evalpanel") for n in range(_FILES)]
        _emptied(server)
        publish(paths, server.url(), tell=lambda _n, _all: None)
        blocks = _rows(server)
        ours, base = in_turn(
            lambda: _published(server, paths), lambda: _copied(server, blocks), _RUNS, of=min
        )
    return Result(
        name=f"publish {_FILES} panels of 5,000 scores, proved first",
        ours=ours,
        baseline=base,
        most=_MOST,
        baseline_name="COPY of the same rows",
        note=f"{sum(map(len, blocks.values())) / 1e6:.0f} MB, keys checked",
    )


def _panel(path: Path) -> Path:
    large_panel(
        path,
        applications=_APPLICATIONS,
        jurors=2 * _JURORS_EACH,
        per_application=_JURORS_EACH,
        criteria=_CRITERIA,
    ).close()
    return path


def _emptied(server: Server) -> None:
    with psycopg.connect(server.url()) as conn:
        conn.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _published(server: Server, paths: Sequence[Path]) -> None:
    _emptied(server)
    done = publish(paths, server.url(), tell=lambda _n, _all: None)
    if not done.is_whole:
        raise RuntimeError("not every panel was published")


def _rows(server: Server) -> Mapping[str, bytes]:
    """By table, all its rows as COPY writes them."""
    found = {}
    with psycopg.connect(server.url()) as conn:
        for table in TABLES:
            with conn.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(_named(table.name))) as copy:
                found[table.name] = b"".join(bytes(each) for each in copy)
    return found


def _copied(server: Server, blocks: Mapping[str, bytes]) -> None:
    _emptied(server)
    with Warehouse.open(server.url()) as warehouse:
        warehouse.lay_out()
    with psycopg.connect(server.url()) as conn:
        filled = sql.SQL(", ").join(_named(name) for name in ("sector", "province", "schema_version"))
        conn.execute(sql.SQL("TRUNCATE {} CASCADE").format(filled))
        for name, rows in blocks.items():
            with conn.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(_named(name))) as copy:
                copy.write(rows)


def _named(table: str) -> sql.Identifier:
    return sql.Identifier(SCHEMA, table)
