"""Many rows by few statements.

A statement that may fail half-way, as each with triggers and foreign keys may, first keeps a copy of every page that it
changes. With fifty rows in one the pages are copied once for all of them: the scores of a merge take two thirds of
the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

_MOST_VALUES = 900  # below the 999 that every SQLite takes


def put_together(
    conn: sqlite3.Connection, into: str, effect: str, width: int, rows: Iterable[Sequence[Any]]
) -> None:
    """`into` is the statement up to VALUES, `effect` what follows; every row has `width` values.

    The triggers see the rows one by one and in their order, as they would with a statement for each.
    """
    at_once = max(1, _MOST_VALUES // width)
    marks = f"({', '.join('?' * width)})"
    remaining = iter(rows)
    while some := list(islice(remaining, at_once)):
        conn.execute(
            f"{into} VALUES {', '.join([marks] * len(some))} {effect}", list(chain.from_iterable(some))
        )
