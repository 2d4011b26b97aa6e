"""The rows of which an amount may be out of the ordinary, so that the many others need not be read to be weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from evalapp.exchange.intake.evidence.judgment import Judgment
from evalapp.exchange.intake.evidence.units.magnitudes import SLIGHTLY, Bounds
from evalapp.exchange.intake.evidence.units.row_amounts import LEAST, RATE
from evalapp.exchange.intake.headings import Heading
from evalapp.sheets.sheet import Row, Sheet

_GROUPED = re.compile(r"([1-9]\d{0,2}(?:[.,\s'’]?\d{3})+)(?:[.,]\d{1,2})?")
_LEAST_DIGITS = len(str(LEAST // 100))
_MANY_DIGITS = 30


def most_of(name: str, bounds: Bounds) -> int | None:
    """In cents, above what an amount of the call leaves a doubt even if its unit is right; None: nothing says so."""
    if bounds.support is None or name not in ("requested_support", "total_budget"):
        return None
    return bounds.support * (SLIGHTLY if name == "requested_support" else RATE)


class OddRows:
    """By column, its rows without those that are plainly neither next to nothing nor far too much; each looked at once.

    That is seen of the digits of a number, as most are written: nothing has to be read.
    """

    def __init__(
        self,
        sheet: Sheet,
        headings: Mapping[str, Heading],
        judged: Mapping[str, Judgment],
        bounds: Bounds,
    ) -> None:
        self._sheet, self._headings, self._judged, self._bounds = sheet, headings, judged, bounds
        self._found: dict[str, list[Row]] = {}

    def of(self, name: str) -> Sequence[Row]:
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def _look(self, name: str) -> list[Row]:
        how, position = self._judged[name].how, self._headings[name].position
        most = most_of(name, self._bounds)
        too_many = _MANY_DIGITS if most is None else len(str(most // (100 * (how.factor or 1))))
        odd = []
        for row in self._sheet.rows:
            text = row.texts[position] if position < len(row.texts) else None
            if not text:
                continue
            is_plain = text.isdecimal() and text[0] != "0"
            digits = len(text) if is_plain else 0 if how.point else _digits(text)
            if not _LEAST_DIGITS <= digits < too_many:
                odd.append(row)
        return odd


def _digits(text: str) -> int:
    """Of a number that is written with marks of thousands or with cents; none of what is written otherwise."""
    found = _GROUPED.fullmatch(text)
    return sum(map(str.isdecimal, found[1])) if found else 0
