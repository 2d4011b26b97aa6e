"""What somebody does to a file who knows SQLite better than honesty."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def score_forged(path: Path) -> None:
    """Every score a 10; the guards are dropped first, and come back when the program opens the file."""
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("DROP TRIGGER score_updated")
        conn.execute("UPDATE score SET value = 10")
