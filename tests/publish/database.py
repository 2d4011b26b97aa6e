"""What tests ask of a warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.postgres import OWNER, Server

PASSING = {"published_at", "at", "created_at"}
"""Columns that say when something was done, by name."""


@dataclass(frozen=True)
class Database:
    server: Server
    name: str

    @property
    def url(self) -> str:
        return self.server.url(self.name)

    def as_user(self, user: str) -> str:
        return self.server.url(self.name, user)

    @contextmanager
    def connected(self, user: str = OWNER) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(self.as_user(user), autocommit=True) as conn:
            yield conn

    def rows(self, query: str, user: str = OWNER) -> list[tuple[Any, ...]]:
        with self.connected(user) as conn:
            return conn.execute(query).fetchall()

    def value(self, query: str) -> Any:
        return self.rows(query)[0][0]

    def do(self, *statements: str) -> None:
        with self.connected() as conn:
            for each in statements:
                conn.execute(each)

    def tables(self) -> list[str]:
        return [
            name
            for (name,) in self.rows(
                "SELECT relname FROM pg_class WHERE relnamespace = 'evalapp'::regnamespace AND relkind = 'r' ORDER BY 1"
            )
        ]

    def whole(self) -> dict[str, list[str]]:
        """Every row of every table as text, but for when it was published."""
        found = {}
        for table in self.tables():
            if table == "schema_version":
                continue
            without = "to_jsonb(t) - 'published_at'" if table == "panel" else "to_jsonb(t)"
            found[table] = [
                row for (row,) in self.rows(f"SELECT ({without})::text FROM evalapp.{table} t ORDER BY 1")
            ]
        return found
