"""Texts of .xls and .xlsb that cells share: stored once, and made anew by their reader for each cell that names them.

One long text in every cell of a sheet would fill any memory, in a file of some megabytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from struct import unpack_from

from evalapp.domain.incoming.bounds import REPEATED_LETTERS, SHARED_TEXTS
from evalapp.domain.incoming.elements import TooManyCells

_LONGEST = 65_535  # letters of a text in .xls; more than what a cell of .xlsb may hold
_HEAD = 8  # bytes before the first text: two counts
_IS_WIDE, _HAS_MORE, _HAS_RUNS = 1, 4, 8  # marks of a text (MS-XLS, section 2.5.293)


class Asked:
    """How often each text is asked for by a cell."""

    def __init__(self) -> None:
        self._times: Counter[int] = Counter()

    def add(self, text: int) -> None:
        self._times[text] += 1

    def require_few_letters(self, longest: int, lengths: Callable[[], Sequence[int]]) -> None:
        """`longest`: no text has more letters; `lengths` are asked for only where that is not enough to know.

        A text that they do not have counts as the longest there may be. Raises TooManyCells.
        """
        if self._times.total() * min(longest, _LONGEST) <= REPEATED_LETTERS:
            return
        known = lengths()
        letters = sum(
            times * (known[text] if text < len(known) else _LONGEST) for text, times in self._times.items()
        )
        if letters > REPEATED_LETTERS:
            raise TooManyCells


def lengths_in_xls(parts: Sequence[bytes]) -> list[int]:
    """Of each text in SST and the CONTINUE records that follow it; those before where it breaks off.

    Letters that go on in the next record have its first byte before them, which says how wide they are from there on.
    Raises TooManyCells for more texts than are read.
    """
    lengths: list[int] = []
    rest = list(reversed(parts))
    data, at = (rest.pop(), _HEAD) if rest else (b"", 0)
    try:
        while True:
            while at >= len(data):
                data, at = rest.pop(), 0
            letters, marks = unpack_from("<HB", data, at)
            at += 3
            beside = 0
            if marks & _HAS_RUNS:
                beside += 4 * unpack_from("<H", data, at)[0]
                at += 2
            if marks & _HAS_MORE:
                beside += unpack_from("<I", data, at)[0]
                at += 4
            lengths.append(letters)
            if len(lengths) > SHARED_TEXTS:
                raise TooManyCells
            width = 1 + (marks & _IS_WIDE)
            while at + letters * width > len(data):
                letters -= max(len(data) - at, 0) // width
                data, at = rest.pop(), 1
                width = 1 + (data[0] & _IS_WIDE)
            at += letters * width
            while at + beside > len(data):
                beside -= max(len(data) - at, 0)
                data, at = rest.pop(), 0
            at += beside
    except Exception as error:  # it ends here, in its last record or in the middle of one
        if isinstance(error, TooManyCells):
            raise
        return lengths
