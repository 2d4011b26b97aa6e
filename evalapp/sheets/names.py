"""Names of sheets that every spreadsheet program accepts. They are for the eye; ids decide what a sheet is."""

from __future__ import annotations

import re

from evalapp.sheets.sheet import one_line

_MOST = 31  # UTF-16 units
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")


class SheetNames:
    """Hands out names, each once, however much the wishes are alike."""

    def __init__(self) -> None:
        # Excel keeps this one for itself.
        self._taken = {"history"}

    def give(self, wish: str) -> str:
        """`wish` without what is forbidden, cut to 31 characters, with a number where another sheet has it."""
        plain = one_line(_FORBIDDEN.sub("-", wish))
        plain = "".join(mark for mark in plain if mark.isprintable()).strip("' ") or "-"
        name, number = _cut(plain, _MOST), 1
        while name.casefold() in self._taken:
            number += 1
            tail = f" ({number})"
            name = _cut(plain, _MOST - len(tail)) + tail
        self._taken.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    kept = text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")
    return kept.strip("' ") or "-"


def quoted(name: str) -> str:
    """The name as a formula or link writes it."""
    return "'" + name.replace("'", "''") + "'"
