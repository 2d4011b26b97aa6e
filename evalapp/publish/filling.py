"""Rows into tables: frames by `to_sql`, which hands each to COPY."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from pandas import DataFrame
from psycopg import sql
from sqlalchemy import Connection, text

from evalapp.publish.content import PanelContent, Rows
from evalapp.publish.star.calls import PANEL
from evalapp.publish.star.making import SCHEMA
from evalapp.publish.star.star import OF_PANELS, VERSION


def take_out(conn: Connection, panel: str) -> None:
    """Whatever the warehouse holds of a panel."""
    for table in reversed(OF_PANELS):
        conn.execute(text(f"DELETE FROM {table} WHERE panel = :panel"), {"panel": panel})


def put_in(conn: Connection, content: PanelContent) -> None:
    _put_sectors(conn, content.tables["sector"])
    for table in OF_PANELS:
        rows = content.tables.get(table.name)
        if rows is None or not rows.rows:
            continue
        frame = DataFrame(rows.rows, columns=list(rows.columns), dtype=object)
        frame.insert(0, "panel", content.panel)
        if table is PANEL:
            frame["published_at"], frame["star"] = datetime.now(UTC), VERSION
        types: dict[str, Any] = {
            each.name: each.type for each in table.columns
        }  # else it would look at every value for them
        frame.to_sql(
            table.name, conn, schema=SCHEMA, if_exists="append", index=False, dtype=types, method=copied
        )


def copied(table: Any, conn: Any, keys: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """For `to_sql`: write them by COPY, on the connection and in the transaction that it is given."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.schema, table.name), sql.SQL(", ").join(map(sql.Identifier, keys))
    )
    with conn.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _put_sectors(conn: Connection, sectors: Rows) -> None:
    """Those that another call said already stay; in one order, so that two publishers never wait for each other."""
    names = ", ".join(sectors.columns)
    values = ", ".join(f":{name}" for name in sectors.columns)
    rows = [dict(zip(sectors.columns, row, strict=True)) for row in sorted(sectors.rows)]
    if rows:
        conn.execute(
            text(f"INSERT INTO {SCHEMA}.sector ({names}) VALUES ({values}) ON CONFLICT DO NOTHING"), rows
        )
