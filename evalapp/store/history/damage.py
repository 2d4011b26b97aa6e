"""What goes wrong over a file that somebody altered is the fault of that file, and is said so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import _
from evalapp.store.faults import known_faults
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import verify

_ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, StopIteration, TypeError, ValueError)
"""What reading values raises that no version of the program wrote."""


@contextmanager
def blaming_damage(file: PanelFile) -> Iterator[None]:
    """Raises UnreadableFile for an error over a file that is not what its journal says; one of ours stays as it is."""
    try:
        with known_faults(file.path):
            yield
    except (*_ODD, sqlite3.Error) as error:
        found = verify(file)
        if found.is_whole and found.integrity == "ok":
            raise
        raise UnreadableFile(
            _(
                "“{file}” is not what its journal says, so this cannot be done with it; “evalapp verify” says what is "
                "wrong with it. Open a back-up of it."
            ).format(file=file.path.name)
        ) from error
