"""What a reader that is no Python writes to the terminal by itself when a file leads it astray: nobody can use it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_STANDARD_ERROR = 2
_LOCK = Lock()
_kept: list[int] = []  # where it went before, while anybody is within
_within = 0


@contextmanager
def unheard() -> Iterator[None]:
    """Whatever is written to standard error meanwhile is let go, by every thread: a reader says it past Python."""
    global _within
    with _LOCK:
        _within += 1
        if _within == 1:
            _turn_away()
    try:
        yield
    finally:
        with _LOCK:
            _within -= 1
            if not _within:
                _turn_back()


def _turn_away() -> None:
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # a window without a terminal has none
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)
    _kept.append(kept)


def _turn_back() -> None:
    while _kept:
        kept = _kept.pop()
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
