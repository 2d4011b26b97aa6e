"""Texts as long as they may be, of which it can be told whether all stands on a paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

from pypdf import PdfReader


class Texts:
    """Each is prose, or one word without a place to break it."""

    def __init__(self, *, is_one_word: bool) -> None:
        self._between = "" if is_one_word else " "
        self._given: list[list[str]] = []

    def of(self, most: int) -> str:
        """Another one each time."""
        name = f"{chr(ord('A') + len(self._given) // 26)}{chr(ord('a') + len(self._given) % 26)}"
        length = 7 + len(self._between)
        parts = [f"{name}{n:05}" for n in range(most // length)]
        self._given.append(parts)
        return self._between.join(parts)

    def lacking(self, paper: bytes) -> list[str]:
        """What does not stand on it. Of a word a part may be broken by the end of a page, never two in a row."""
        said = on(paper)
        return list(self._lacking(said))

    def _lacking(self, said: str) -> Iterator[str]:
        for parts in self._given:
            gone = [each not in said for each in parts]
            if self._between:
                yield from (each for each, is_gone in zip(parts, gone, strict=True) if is_gone)
                continue
            if gone and gone[-1]:
                yield parts[-1]
            yield from (parts[n] for n, (one, two) in enumerate(pairwise(gone)) if one and two)


def on(paper: bytes) -> str:
    """All that its pages say, without a space."""
    pages = PdfReader(io.BytesIO(paper)).pages
    return re.sub(r"\s", "", " ".join(page.extract_text() for page in pages))
