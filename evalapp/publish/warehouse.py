"""The warehouse as a whole: laid out once, then one transaction for each panel."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from evalapp import stops
from evalapp.publish.address import Address, address_of
from evalapp.publish.content import PanelContent
from evalapp.publish.faults import faults_told
from evalapp.publish.filling import put_in, take_out
from evalapp.publish.laying import lay_out
from evalapp.publish.locking import hold
from evalapp.publish.star.making import SCHEMA
from evalapp.publish.star.star import VERSION


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What of a panel was published last: the fingerprint after that change."""

    change: int
    fingerprint: str
    star: int

    def is_of(self, fingerprint: str) -> bool:
        """Whether these rows are those that would be written now."""
        return self.fingerprint == fingerprint and self.star == VERSION


@dataclass(frozen=True, kw_only=True)
class Put:
    """`before` is what stood there; `hindrance` why it stays."""

    before: Standing | None
    is_written: bool
    hindrance: str = ""


class Warehouse:
    """An open connection; `lay_out` comes first. Whatever the server refuses is a KnownError."""

    def __init__(self, address: Address, engine: Engine, conn: Connection) -> None:
        self.address = address
        self._engine, self._conn = engine, conn
        self._is_laid_out = self.is_new = False
        self.left_to_do: tuple[str, ...] = ()  # SQL for somebody who may do more

    @classmethod
    def open(cls, url: str) -> Self:
        """Nothing changes there yet. Raises KnownError."""
        address = address_of(url)
        with faults_told(address):
            engine = create_engine(address.url, poolclass=NullPool, hide_parameters=True)
            conn = engine.connect()
            conn.execute(text("SET TIME ZONE 'UTC'"))
            conn.commit()
            return cls(address, engine, conn)

    def lay_out(self) -> None:
        """Unless it was. Raises KnownError."""
        if self._is_laid_out:
            return
        with faults_told(self.address), self._conn.begin():
            is_new, left = lay_out(self._conn)
        self._is_laid_out, self.is_new, self.left_to_do = True, is_new, left

    def standing(self, panel: str) -> Standing | None:
        with faults_told(self.address), self._conn.begin():
            return self._standing(panel)

    def put(self, content: PanelContent, hindrance: Callable[[Standing], str]) -> Put:
        """In one transaction, in the place of what was there of this panel.

        Another one may have published it since somebody looked: `hindrance` is asked of what stands there by then.
        Where it says anything, or the same stands there already, nothing is written. Raises KnownError, and then
        nothing was written either.
        """
        with faults_told(self.address), ExitStack() as ending, self._conn.begin():
            hold(self._conn, f"panel {content.panel}")
            before = self._standing(content.panel)
            if before is not None:
                if before.is_of(content.fingerprint):
                    return Put(before=before, is_written=False)
                if why := hindrance(before):
                    return Put(before=before, is_written=False, hindrance=why)
                take_out(self._conn, content.panel)
            put_in(self._conn, content)
            ending.enter_context(stops.final())  # until the server has it
            return Put(before=before, is_written=True)

    def _standing(self, panel: str) -> Standing | None:
        found = self._conn.execute(
            text(f"SELECT change, fingerprint, star FROM {SCHEMA}.panel WHERE panel = :panel"),
            {"panel": panel},
        ).one_or_none()
        return None if found is None else Standing(change=found[0], fingerprint=found[1], star=found[2])

    def close(self) -> None:
        self._conn.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
