"""Laying out the star in a database, and bringing an older one up to date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pandas import DataFrame
from sqlalchemy import Connection, text
from sqlalchemy.schema import CreateSchema, SetColumnComment, SetTableComment

from evalapp import __version__
from evalapp.domain.texts import _
from evalapp.publish.faults import ServerFault
from evalapp.publish.locking import hold
from evalapp.publish.roles import provide_roles
from evalapp.publish.shared import province_rows, sector_rows
from evalapp.publish.star.making import SCHEMA, STAR
from evalapp.publish.star.star import TABLES, VERSION
from evalapp.publish.star.views import VIEWS

_OLDEST_SERVER = (12,)
STEPS: Mapping[int, tuple[str, ...]] = {}
"""By version of the star, the SQL that makes it of the one before; of the first there is nothing to be made."""


def lay_out(conn: Connection) -> tuple[bool, tuple[str, ...]]:
    """In a transaction of its own: whether it was laid out now, and what somebody else must still do, as SQL.

    Raises ServerFault where it cannot be: a newer star, a schema of somebody else, a database that is not in UTF-8.
    """
    _require_fit(conn)
    hold(conn, "the star")
    before = _version(conn)
    if before is not None and before > VERSION:
        raise ServerFault(
            _(
                "The warehouse there has version {there} of its tables, and this Evalapp knows {here}; update Evalapp "
                "before you publish."
            ).format(there=before, here=VERSION)
        )
    if before is None:
        _lay_out_anew(conn)
    elif before < VERSION:
        _bring_up_to_date(conn, before)
    return before is None, provide_roles(conn)


def _require_fit(conn: Connection) -> None:
    encoding = str(conn.execute(text("SHOW server_encoding")).scalar())
    if encoding != "UTF8":
        raise ServerFault(
            _("The database keeps its texts in {encoding}; have one made in UTF8 for the warehouse.").format(
                encoding=encoding
            )
        )
    version = conn.dialect.server_version_info
    if version is not None and version < _OLDEST_SERVER:
        raise ServerFault(
            _("The server is PostgreSQL {version}; the warehouse needs {oldest} or newer.").format(
                version=".".join(map(str, version)), oldest=_OLDEST_SERVER[0]
            )
        )


def _version(conn: Connection) -> int | None:
    """None where nothing lies there. Raises ServerFault where something else does."""
    lying = conn.execute(
        text(
            "SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
            "WHERE n.nspname = :schema AND c.relkind IN ('r', 'v', 'm', 'p', 'f')"
        ),
        {"schema": SCHEMA},
    )
    names = set(lying.scalars())
    if "schema_version" in names:
        found = conn.execute(text(f"SELECT max(version) FROM {SCHEMA}.schema_version")).scalar()
        if found is not None:
            return int(found)
    if names:
        raise ServerFault(
            _(
                "In that database the schema “{schema}” holds tables of something else; name another database for the "
                "warehouse."
            ).format(schema=SCHEMA)
        )
    return None


def _lay_out_anew(conn: Connection) -> None:
    is_there = conn.execute(text("SELECT 1 FROM pg_namespace WHERE nspname = :schema"), {"schema": SCHEMA})
    if is_there.scalar() is None:  # who may not make schemas may be given one
        conn.execute(CreateSchema(SCHEMA))
    STAR.create_all(conn, checkfirst=False)
    _make_views(conn)
    # Whatever somebody lets everybody read by default in that database.
    conn.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA {SCHEMA} FROM PUBLIC"))
    _append(conn, "province", list(province_rows()))
    _append(conn, "sector", list(sector_rows()))
    _note(conn, VERSION)


def _bring_up_to_date(conn: Connection, before: int) -> None:
    """Panels stay as they were until they are published again, which their version then asks for."""
    for view in reversed(VIEWS):
        conn.execute(text(f"DROP VIEW IF EXISTS {SCHEMA}.{view.name}"))
    for version in range(before + 1, VERSION + 1):
        for statement in STEPS[version]:
            conn.execute(text(statement))
        _note(conn, version)
    for table in TABLES:
        conn.execute(SetTableComment(table))
        for column in table.columns:
            conn.execute(SetColumnComment(column))
    _make_views(conn)


def _make_views(conn: Connection) -> None:
    for view in VIEWS:
        conn.execute(text(f"CREATE VIEW {SCHEMA}.{view.name} AS {view.sql}"))
        conn.execute(text(f"COMMENT ON VIEW {SCHEMA}.{view.name} IS {_quoted(view.comment)}"))
        for name, comment in view.columns.items():
            conn.execute(text(f"COMMENT ON COLUMN {SCHEMA}.{view.name}.{name} IS {_quoted(f'{comment}.')}"))


def _note(conn: Connection, version: int) -> None:
    _append(conn, "schema_version", [{"version": version, "at": datetime.now(UTC), "program": __version__}])


def _append(conn: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    DataFrame(rows).to_sql(table, conn, schema=SCHEMA, if_exists="append", index=False)


def _quoted(words: str) -> str:
    """Words of our own, as SQL that `text` leaves alone."""
    return "'" + words.replace("'", "''").replace(":", r"\:") + "'"
