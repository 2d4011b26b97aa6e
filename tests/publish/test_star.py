"""The star as it is declared, as the database has it, and as docs/warehouse.md tells it: the same words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.publish.star.making import SCHEMA
from evalapp.publish.star.star import TABLES
from evalapp.publish.star.views import VIEWS
from tests.cli.conftest import Ran
from tests.publish.database import Database
from tests.samples import small_panel
from tools.warehouse import PAGE, rewritten

_COMMENTS = f"""SELECT c.relname, a.attname, col_description(c.oid, a.attnum)
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND c.relkind IN ('r', 'v')
UNION ALL SELECT c.relname, '', obj_description(c.oid) FROM pg_class AS c
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND c.relkind IN ('r', 'v')"""
_KEYS = f"""SELECT c.relname, k.contype FROM pg_class AS c LEFT JOIN pg_constraint AS k ON k.conrelid = c.oid
WHERE c.relnamespace = '{SCHEMA}'::regnamespace AND c.relkind = 'r'"""
_REFERS_TO_NOTHING = {"schema_version", "sector", "province", "panel"}


def declared() -> dict[tuple[str, str], str | None]:
    found: dict[tuple[str, str], str | None] = {}
    for table in TABLES:
        found[table.name, ""] = table.comment
        found |= {(table.name, each.name): each.comment for each in table.columns}
    for view in VIEWS:
        found[view.name, ""] = view.comment
        found |= {(view.name, name): f"{comment}." for name, comment in view.columns.items()}
    return found


def test_the_page_tells_every_table_and_column_as_declared() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert rewritten(page) == page  # else: python -m tools.warehouse


@pytest.mark.long
def test_the_database_says_the_same(publish: Callable[..., Ran], database: Database, tmp_path: Path) -> None:
    small_panel(tmp_path / "call.evalpanel").close()
    assert publish(tmp_path / "call.evalpanel").status == 0

    there = {(table, column): comment for table, column, comment in database.rows(_COMMENTS)}
    assert declared() == there
    assert all(there.values())


@pytest.mark.long
def test_every_table_has_its_keys(publish: Callable[..., Ran], database: Database, tmp_path: Path) -> None:
    small_panel(tmp_path / "call.evalpanel").close()
    publish(tmp_path / "call.evalpanel")

    keys = set(database.rows(_KEYS))
    names = {each.name for each in TABLES}
    assert names == {table for table, kind in keys if kind == "p"}
    assert names - _REFERS_TO_NOTHING == {table for table, kind in keys if kind == "f"}


def test_the_queries_shown_can_be_asked(
    publish: Callable[..., Ran], database: Database, tmp_path: Path
) -> None:
    small_panel(tmp_path / "call.evalpanel").close()
    publish(tmp_path / "call.evalpanel")
    shown = "".join(re.findall(r"^```sql\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    queries = [each for each in shown.split(";") if "SELECT" in each]
    assert len(queries) == 5
    empty = [each for each in queries if not database.rows(each) and "is_supported" not in each]
    assert empty == []
