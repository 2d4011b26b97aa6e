"""Work that makes hundreds of thousands of values and throws none away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Python would search all those values for cycles again and again, for a fifth of the time; not meanwhile.

    Nor right afterwards, when they would all be searched once as young ones, for a tenth of a second in which no other
    thread goes on, the window's included: they are put with the old ones, which are searched in their turn.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
