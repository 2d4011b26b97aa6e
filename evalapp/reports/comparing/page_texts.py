"""What the first pages of any PDF say, as far as that can be told in a moment: a small one can ask for hours.

A page draws forms that draw others, each with fonts of its own that have maps of their own, and the list of all that
is in it may be packed: where the time goes nobody can tell beforehand. So it is counted while it is read, in calls of
functions, which are as many on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType
from typing import Any

from evalapp.reports.comparing.likeness import read_pdf

_CALLS, _SECONDS = 3_000_000, 2.0
_LOOK_UP = 63  # calls between two looks at the clock
# A single call may unpack as much as these, and no honest page of text has so much.
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 20_000_000,
    "zlib_maximum_output_length": 3_000_000,
    "lzw_maximum_output_length": 200_000,
    "run_length_maximum_output_length": 200_000,
    "stream_filters_maximum_length": 3,
    "stream_decoding_work_maximum_length": 10_000_000,
}


class _Stopped(BaseException):
    """No Exception, which a reader that goes on after what is damaged would take for that."""


class Effort:
    """What is left of it for one file and all that is in it; the clock is for what a few calls make long."""

    def __init__(self, calls: int = _CALLS, seconds: float = _SECONDS) -> None:
        self._calls, self._seconds = calls, seconds
        self._until = 0.0

    @property
    def is_spent(self) -> bool:
        return self._calls < 0 or self._seconds < 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        before, begun = sys.getprofile(), perf_counter()
        self._until = begun + self._seconds
        sys.setprofile(self._see)
        try:
            yield
        finally:
            sys.setprofile(before)
            self._seconds -= perf_counter() - begun

    def _see(self, _frame: FrameType, _event: str, _arg: object) -> None:
        self._calls -= 1
        if self._calls < 0 or (not self._calls & _LOOK_UP and perf_counter() > self._until):
            self._calls = -1
            raise _Stopped


def page_texts(pdf: bytes, most: int, effort: Effort) -> Iterator[str]:
    """Of at most so many pages; it ends where one is damaged, behind a password, or too much to read."""
    from pypdf import apply_configuration

    pages: Any = None
    at = 0
    while at < most and not effort.is_spent:
        try:
            with apply_configuration(**_LIMITS), effort.counted():
                if pages is None:
                    pages = read_pdf(pdf).pages
                    most = min(most, len(pages))
                text = pages[at].extract_text() if at < most else ""
        except (Exception, _Stopped):
            return
        yield text
        at += 1
