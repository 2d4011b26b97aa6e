"""Elements of XML one by one: none that was read stays in memory, and none is waited for without end."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import IO, Any
from xml.etree.ElementTree import iterparse

from evalapp.domain.incoming.bounds import XML_WAITING

NO_PREFIXES: Mapping[str, str] = {}


class TooManyCells(Exception):
    """There is more in a workbook than a spreadsheet holds, or than is read of it."""


def elements(
    source: IO[bytes], tags: Container[str], *, above: int = 0, prefixes: Mapping[str, str] = NO_PREFIXES
) -> Iterator[Any]:
    """Those with one of the `tags`, each once it is whole; what it holds is gone when the next one is asked for.

    What else stands at most `above` levels deep, and is not asked for, is let go too. Raises TooManyCells where an
    element holds more than any that a spreadsheet writes, ValueError where one of the `prefixes` means another name
    space, which a reader that goes by prefixes would not notice.
    """
    around: list[tuple[Any, int]] = []
    waiting = 0
    for event, found in iterparse(source, events=("start", "end", "start-ns")):
        if event == "start":
            around.append((found, waiting))
            waiting += 1
            if waiting > XML_WAITING:
                raise TooManyCells
        elif event == "end":
            _same, before = around.pop()
            is_wanted = found.tag in tags
            if is_wanted:
                yield found
            if around and (is_wanted or len(around) <= above):
                around[-1][0].remove(found)
                waiting = before
        elif prefixes.get(found[0], found[1]) != found[1]:
            raise ValueError(found[0])
