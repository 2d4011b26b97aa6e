"""Handing out in three steps: planned, written and recorded, so that only the writing may be done in another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import ngettext
from evalapp.operations.workspace import Workspace


class Handed(Protocol):
    """What became of it. `waiting`: a sentence on files that could not get their name; empty without any."""

    @property
    def waiting(self) -> str: ...


Handed_co = TypeVar("Handed_co", bound=Handed, covariant=True)
HandedT = TypeVar("HandedT", bound=Handed)
Progress = Callable[[int, int], None]


class Writing(Protocol[Handed_co]):
    """What is to be written, planned from the open file and written without it."""

    @property
    def count(self) -> int:
        """How many files, with what belongs to them such as a code, are whole by now, if not under their names."""

    def write(self, attachment_of: Callable[[str], bytes], progress: Progress) -> None:
        """Write one file after the other, whole or not at all; safe in a worker thread.

        `progress(done, of)` is told before each and at the end; what it raises ends the writing. Raises KnownError.
        """

    def record(self, workspace: Workspace) -> Handed_co:
        """Record what was written as handed out, also where not all was, and then give it its names.

        Where it cannot be recorded nothing of it stays, and what was handed out before lies there as it was.
        """


def carry_out(workspace: Workspace, writing: Writing[HandedT], progress: Progress | None) -> HandedT:
    """All three steps in one thread. Raises KnownError where not all was written, and records what was."""
    try:
        writing.write(workspace.view.attachment, progress or _untold)
    except BaseException as error:
        if writing.count:
            handed = writing.record(workspace)
            if isinstance(error, KnownError):
                told = (str(error), before_that(writing.count), handed.waiting)
                raise KnownError(" ".join(filter(None, told))) from error
        raise
    return writing.record(workspace)


def before_that(n: int) -> str:
    return ngettext(
        "{n} was written before and is recorded as handed out.",
        "{n} were written before and are recorded as handed out.",
        n,
    ).format(n=n)


def _untold(_done: int, _of: int) -> None:
    """Nobody watches."""
