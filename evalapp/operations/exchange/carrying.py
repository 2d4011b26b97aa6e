"""Handing out in three steps: planned, written and recorded, so that only the writing may be done in another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import ngettext
from evalapp.operations.workspace import Workspace

Handed_co = TypeVar("Handed_co", covariant=True)
Handed = TypeVar("Handed")
Progress = Callable[[int, int], None]


class Writing(Protocol[Handed_co]):
    """What is to be written, planned from the open file and written without it."""

    @property
    def count(self) -> int:
        """How many files are whole by now; what belongs to them, such as a code, is stored too."""

    def write(self, attachment_of: Callable[[str], bytes], progress: Progress) -> None:
        """Write one file after the other, whole or not at all; safe in a worker thread.

        `progress(done, of)` is told before each and at the end; what it raises ends the writing. Raises KnownError.
        """

    def record(self, workspace: Workspace) -> Handed_co:
        """Record what was written as handed out, also where not all was: what left must be known when it comes back."""


def carry_out(workspace: Workspace, writing: Writing[Handed], progress: Progress | None) -> Handed:
    """All three steps in one thread. Raises KnownError where not all was written, and records what was."""
    try:
        writing.write(workspace.view.attachment, progress or _untold)
    except BaseException as error:
        if writing.count:
            writing.record(workspace)
            if isinstance(error, KnownError):
                raise KnownError(f"{error} {before_that(writing.count)}") from error
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
