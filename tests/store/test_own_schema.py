"""What a file is compared with, as it would stand in a file of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from evalapp.store import own_schema
from evalapp.store.history.guards import place_guards
from evalapp.store.schema import FORMAT, data_tables, lay_tables


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_triggers_are_compared_to_the_letter_as_sqlite_keeps_them(number: int) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        lay_tables(conn, number)
        place_guards(conn, data_tables(conn))
        made = own_schema._schema(conn)
    assert own_schema._ours(number) == made
    assert sum(kind == "trigger" for kind, _name in made) > 50
