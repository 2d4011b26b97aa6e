"""Sentences of one kind, of which the first are told and the others counted: none goes without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext

MOST_TOLD = 20


class Listed:
    """Taken in one by one; of those that are only counted nothing is kept."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._more = 0

    def append(self, text: str) -> None:
        if len(self._told) < MOST_TOLD:
            self._told.append(text)
        else:
            self._more += 1

    def extend(self, texts: Iterable[str]) -> None:
        for each in texts:
            self.append(each)

    def __iter__(self) -> Iterator[str]:
        yield from self._told
        yield from more_of_kind(self._more)


def more_of_kind(n: int) -> Iterator[str]:
    """The line that counts what is not told; none for none."""
    if n > 0:
        yield _("… and {n} more of that kind").format(n=n)


def largest_first(
    found: Mapping[tuple[str, int], int], words: Callable[[str, int, int], str]
) -> Iterator[str]:
    """`found` is how many by juror and change; whoever makes many small changes hides no large one behind them.

    `words` makes a sentence of juror, change and number; of what is not told by change, there is a line by juror.
    """
    ordered = sorted(found, key=lambda each: (-found[each], each))
    for juror, number in ordered[:MOST_TOLD]:
        yield words(juror, number, found[juror, number])
    rest: Counter[str] = Counter()
    for juror, number in ordered[MOST_TOLD:]:
        rest[juror] += found[juror, number]
    for juror, n in rest.most_common():
        text = ngettext(
            "… and {n} more of that kind of juror “{juror}”, since another change",
            "… and {n} more of that kind of juror “{juror}”, since other changes",
            n,
        )
        yield text.format(n=n, juror=shorten(juror))
