"""Whether the open file is what its journal says: found out once, before anything is printed, merged or closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, get_ident
from typing import Protocol

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Finding, Verification, Where
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.head import faults_of_head
from evalapp.store.history.verify import Replayed, verify
from evalapp.store.on_disk import read_anew, replaced

_MOMENT = 0.02  # seconds, after which a statement that is still under way is interrupted


class Evidence(Protocol):
    """What the file holds besides the fit of its hashes: shown the changes by `actions` as they are replayed."""

    @property
    def actions(self) -> Collection[str]: ...

    def watch(self, change: Replayed, /) -> None: ...

    def written_over(self, number: int, image: str, /) -> None: ...

    def weigh(self, found: Verification) -> tuple[Finding, ...]: ...


def _head(file: PanelFile) -> Iterator[str]:
    """Of what was made here, or read into memory, there is no head to look at."""
    if file.on_disk.is_replaced:
        yield replaced()
    if file.head:
        yield from faults_of_head(file.head)


def _none(_file: PanelFile) -> None:
    return None


class Verdict:
    """Whoever asks first finds it out for all, in any thread; nothing is written meanwhile.

    What was found of a file opened for writing stays true, for it is ours alone until it is closed: as long as nobody
    writes into it who asks for no lock. A file opened to read may be changed by another program: of that it is found
    out each time.
    """

    def __init__(self, file: PanelFile, evidence_of: Callable[[PanelFile], Evidence | None] = _none) -> None:
        self._file = file
        self._evidence_of = evidence_of
        self._is_given_up = Event()
        file.is_unwanted = self._is_given_up.is_set
        self.found: Verification | None = None

    def reach(self, *, is_anew: bool = False, with_pages: bool = True) -> None:
        """Find out what is `found`, `is_anew` also where it is known; nothing, where the file is closed meanwhile.

        Without its pages, whoever writes by way of the memory and sets back the times is seen by who asks next.
        """
        with self._file.still:
            on_disk = self._file.on_disk
            is_touched = on_disk.is_touched or is_anew or (with_pages and on_disk.is_otherwise)
            is_known = self.found is not None and not self._file.is_read_only and not is_touched
            if self._is_given_up.is_set() or is_known:
                return
            if is_touched:
                read_anew(self._file.conn)
                on_disk.note()
            if self.found is None and not (self._file.is_read_only or self._file.is_work_file):
                on_disk.watch(self._file.conn)
            try:
                found = self._verified()
                # Of a file that was left half-way nothing is known, whatever was found of the first half.
                self.found = None if self._is_given_up.is_set() else found
            except (KnownError, sqlite3.Error):
                if not self._is_given_up.is_set():
                    raise

    def _verified(self) -> Verification:
        """Its hashes may all fit and what jurors signed not; and what stands in its first bytes no row tells of."""
        head = [Finding(where=Where.BYTES, text=each) for each in _head(self._file)]
        evidence = self._evidence_of(self._file)
        if evidence is None:
            found, against = verify(self._file), list[Finding]()
        else:
            found = verify(self._file, evidence.watch, evidence.actions, evidence.written_over)
            against = list(evidence.weigh(found))
        if not head and not against:
            return found
        return replace(found, is_whole=False, findings=(*head, *found.findings, *against))

    @property
    def refusal(self) -> str:
        """Why nothing goes out of this file, naming what was altered first; empty where it is whole, or unknown yet."""
        found = self.found
        if found is None or (found.is_whole and found.integrity == "ok"):
            return ""
        text = (
            _(
                "“{file}” was altered outside Evalapp ({fault}). No receipt is printed from it; tell the secretary and "
                "ask for your pack again."
            )
            if self._file.is_work_file
            else _(
                "“{file}” was altered outside Evalapp ({fault}). Nothing is printed from it and nothing more is "
                "recorded in it; keep it as evidence, and put a back-up back (“Put a back-up back…” in the window, "
                "“evalapp restore” on the command line)."
            )
        )
        return text.format(
            file=shorten(self._file.path.name),
            fault=found.faults[0] if found.faults else found.integrity.splitlines()[0],
        )

    def require(self, *, with_pages: bool = True) -> None:
        """Raise KnownError unless the file is whole; waits for who is finding it out already."""
        self.reach(with_pages=with_pages)
        if self.refusal:
            raise KnownError(self.refusal)

    @contextmanager
    def interrupted_when(self, is_over: Callable[[], bool]) -> Iterator[None]:
        """What this thread reads in the block breaks off within a moment of that, or of the file being closed.

        That raises nothing: who asked for it knows. Nothing is written meanwhile; what another thread reads goes on.
        """
        reader = get_ident()

        def is_enough() -> bool:
            return get_ident() == reader and (is_over() or self._is_given_up.is_set())

        with self._file.still:
            self._file.is_unwanted = is_enough
            try:
                yield
            except (KnownError, sqlite3.Error):
                if not is_enough():
                    raise
            finally:
                self._file.is_unwanted = self._is_given_up.is_set

    def give_up(self) -> None:
        """Before the file is closed: who is finding it out in another thread stops within a moment."""
        self._is_given_up.set()
        while not self._file.still.acquire(timeout=_MOMENT):
            self._file.conn.interrupt()
        self._file.still.release()
