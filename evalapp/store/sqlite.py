"""sqlite-utils without the 0.3 seconds that its import spends on pandas and numpy (docs/decisions/0003).

It imports both when they are installed, only to accept their types as columns; the store never passes any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _unavailable(*names: str) -> Iterator[None]:
    """Make `import name` fail for a moment, unless it was imported before."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


with _unavailable("pandas", "numpy"):
    from sqlite_utils import Database, Migrations

__all__ = ["Database", "Migrations"]
