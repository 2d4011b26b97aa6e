"""Errors that a user can act on.

Anything else that is raised is a bug and is reported as one.
"""

from __future__ import annotations

from typing import Any


class KnownError(Exception):
    """One clear sentence: what happened, why, and what to do."""


class NotAllowed(KnownError):
    """The actor's role may not do this in the present phase of the call."""


class StillHangs(KnownError):
    """Something rests on what was to be removed: that is understood, and refused."""


class BadValue(KnownError):
    """A value that a person typed or a file held cannot be understood or lies outside its bounds."""


class WrongCode(KnownError):
    """An access code that is typed without error but is another's, or of another pack."""


class UnreadableFile(KnownError):
    """A file is damaged, is of another kind, or was written by a newer version."""


class ColumnsUnknown(UnreadableFile):
    """A table is read well, but nothing says which of its columns is the number or the title: somebody can say it.

    `layout` is what its sheets and columns are taken for (SheetSeen), `mapped` the column map that was used.
    """

    def __init__(self, text: str, *, layout: tuple[Any, ...] = (), mapped: Any = None) -> None:
        super().__init__(text)
        self.layout, self.mapped = layout, mapped


class PasswordNeeded(UnreadableFile):
    """A file is protected with a password: none was given, or a wrong one. Asked for and never kept."""


class FileInUse(KnownError):
    """Another window or another machine holds the file open."""


class WrongOwnPart(WrongCode):
    """The part that a juror added to the access code is missing, or is another one."""
