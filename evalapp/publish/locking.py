"""One at a time: a lock that the server lets go of by itself when the transaction ends, however it ends."""

from __future__ import annotations

from sqlalchemy import Connection, text


def hold(conn: Connection, what: str) -> None:
    """Wait for who holds the same, then hold it until the transaction ends."""
    conn.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))"), {"what": f"evalapp {what}"}
    )
