"""Handing out in three steps: planned, written and recorded, so that only the writing may be done in another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _, ngettext
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


class PartlyHandedOut(KnownError, Generic[HandedT]):
    """Not all was written, and what was is recorded: `handed`."""

    def __init__(self, words: str, handed: HandedT) -> None:
        super().__init__(words)
        self.handed = handed


def carry_out(workspace: Workspace, writing: Writing[HandedT], progress: Progress | None) -> HandedT:
    """All three steps in one thread. Where not all was written what was is recorded, and PartlyHandedOut raised.

    Raises KnownError where nothing was.
    """
    try:
        writing.write(workspace.view.attachment, progress or _untold)
    except BaseException as error:
        if writing.count:
            handed = writing.record(workspace)
            if isinstance(error, (KnownError, KeyboardInterrupt)):
                why = str(error) if isinstance(error, KnownError) else _("It was stopped.")
                told = (why, before_that(writing.count), handed.waiting)
                raise PartlyHandedOut(" ".join(filter(None, told)), handed) from error
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
