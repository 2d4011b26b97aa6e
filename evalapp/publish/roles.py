"""Who may read what: one role without names of people and without what they wrote, one with."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from evalapp.publish.star.making import SCHEMA
from evalapp.publish.star.star import OPEN, TABLES
from evalapp.publish.star.views import VIEWS

READER = "evalapp_reader"
NAMED = "evalapp_reader_named"
_MADE_MEANWHILE = ("42710", "23505")
_NOT_ALLOWED = ("42501",)


def provide_roles(conn: Connection) -> tuple[str, ...]:
    """Make the roles, and grant them what is theirs; what somebody else must still do, as SQL."""
    found = conn.execute(
        text("SELECT rolname FROM pg_roles WHERE rolname IN (:reader, :named)"),
        {"reader": READER, "named": NAMED},
    )
    missing = {READER, NAMED} - set(found.scalars())
    created = all(_may(conn, _creation(role)) for role in (READER, NAMED) if role in missing)
    if created and not _lacks(conn):
        return ()
    # Who may not grant is not always refused: a server may only warn.
    if created and all(_may(conn, each) for each in _grants()) and not _lacks(conn):
        return ()
    return (*(_creation(role) for role in (READER, NAMED) if role in missing), *_grants())


def _lacks(conn: Connection) -> bool:
    """Whether one of the roles may not read yet what is meant for it."""
    asked = text(
        f"SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        f"WHERE n.nspname = '{SCHEMA}' AND ((c.relname = ANY(:open) AND NOT has_table_privilege('{READER}', c.oid, "
        f"'SELECT')) OR (c.relname = ANY(:every) AND NOT has_table_privilege('{NAMED}', c.oid, 'SELECT')))"
    )
    views = [each.name for each in VIEWS]
    named = {
        "open": [*(each.name for each in OPEN), *views],
        "every": [*(each.name for each in TABLES), *views],
    }
    is_let_in = text(
        f"SELECT has_schema_privilege('{READER}', '{SCHEMA}', 'USAGE') "
        f"AND has_schema_privilege('{NAMED}', '{SCHEMA}', 'USAGE')"
    )
    return bool(conn.execute(asked, named).scalar()) or not conn.execute(is_let_in).scalar()


def _creation(role: str) -> str:
    return f"CREATE ROLE {role} NOLOGIN"


def _grants() -> Iterator[str]:
    views = [f"{SCHEMA}.{each.name}" for each in VIEWS]
    yield f"GRANT USAGE ON SCHEMA {SCHEMA} TO {READER}, {NAMED}"
    yield f"GRANT SELECT ON {', '.join([*map(str, OPEN), *views])} TO {READER}"
    yield f"GRANT SELECT ON {', '.join([*map(str, TABLES), *views])} TO {NAMED}"


def _may(conn: Connection, statement: str) -> bool:
    """Carry it out, unless this user may not; one that somebody else did meanwhile is done."""
    try:
        with conn.begin_nested():
            conn.execute(text(statement))
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", "")
        if state in _NOT_ALLOWED:
            return False
        if state not in _MADE_MEANWHILE:
            raise
    return True
