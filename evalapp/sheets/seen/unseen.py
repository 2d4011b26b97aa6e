"""Cells of which nobody sees the value: its colour is that of the ground, or the format hides whatever stands there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evalapp.domain.taking.row_use import HiddenBy
from evalapp.domain.texts import ngettext
from evalapp.sheets.places import said
from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.sheet import column_letters

_WHITE, _BLACK = "FFFFFF", "000000"
_THEME = {0: _WHITE, 1: _BLACK}
_NEAR = 8  # of 255, of each of red, green and blue: no eye tells them apart
_HEX = re.compile(r"[0-9A-Fa-f]{6,8}")
_HIDES_NUMBERS = re.compile(r"\s*;\s*;\s*(;.*)?", re.DOTALL)
_HIDES_TEXTS = re.compile(r"[^;]*;[^;]*;[^;]*;\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class UnseenStyles:
    """Styles of cells, by their number, that hide every value, numbers, or texts."""

    every: frozenset[int]
    numbers: frozenset[int]
    texts: frozenset[int]

    @property
    def are_any(self) -> bool:
        return bool(self.every or self.numbers or self.texts)

    def hide(self, style: int, value: object) -> bool:
        if value is None or value == "":
            return False
        return style in self.every or style in (self.texts if isinstance(value, str) else self.numbers)


def unseen_styles(book: Any) -> UnseenStyles:
    """Those of a workbook of openpyxl. A ground that a table style or a condition gives cannot be told, so that what is
    white in such a cell is asked about.
    """
    inks = [_colour(font.color) if font.color is not None else "" for font in book._fonts]
    grounds = [_ground(fill) for fill in book._fills]
    formats = {style.numFmtId: _format(book, style.numFmtId) for style in book._cell_styles}
    styles = list(enumerate(book._cell_styles))
    return UnseenStyles(
        every=frozenset(n for n, style in styles if _is_alike(inks[style.fontId], grounds[style.fillId])),
        numbers=frozenset(n for n, style in styles if _HIDES_NUMBERS.fullmatch(formats[style.numFmtId])),
        texts=frozenset(n for n, style in styles if _HIDES_TEXTS.fullmatch(formats[style.numFmtId])),
    )


def _format(book: Any, number: int) -> str:
    own = number - 164  # those below are known to every spreadsheet, and none of them hides
    return book._number_formats[own] if 0 <= own < len(book._number_formats) else ""


def _ground(fill: Any) -> str:
    kind = getattr(fill, "fill_type", None)
    if kind is None:
        return _WHITE if hasattr(fill, "fgColor") else ""
    return _colour(fill.fgColor) if kind == "solid" else ""


def _colour(colour: Any) -> str:
    """As six hexadecimal digits; one of the theme that is neither black nor white by its number, empty if not known."""
    if colour.type == "rgb" and isinstance(colour.rgb, str) and _HEX.fullmatch(colour.rgb):
        return colour.rgb[-6:].upper()
    if colour.type == "theme":
        known = "" if colour.tint else _THEME.get(colour.theme, "")
        return known or f"theme {colour.theme} {colour.tint}"
    if colour.type == "indexed":
        from openpyxl.styles.colors import COLOR_INDEX  # 16 MB that no text file needs

        if colour.indexed in (64, 65):
            return _BLACK if colour.indexed == 64 else _WHITE
        return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""
    return ""


def _is_alike(ink: str, ground: str) -> bool:
    if not ink or not ground:
        return False
    if ink == ground:
        return True
    if not (_HEX.fullmatch(ink) and _HEX.fullmatch(ground)):
        return False
    return all(abs(int(ink[n : n + 2], 16) - int(ground[n : n + 2], 16)) <= _NEAR for n in (0, 2, 4))


@dataclass(frozen=True, kw_only=True, slots=True)
class Unseen:
    """`columns` of which no value is seen, `cells` by the numbers of the other rows that hold any, and what is said."""

    columns: frozenset[int]
    cells: Mapping[int, frozenset[int]]
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> dict[int, HiddenBy]:
        return dict.fromkeys(self.cells, HiddenBy.UNSEEN)


def unseen_in(rows: Sequence[RawRow], found: Mapping[int, Collection[int]]) -> Unseen:
    """`found`: by the number of a row, the positions of the cells of which nobody sees the value."""
    cells = {
        raw.number: its
        for raw in rows
        if raw.number in found and (its := frozenset(found[raw.number]) & raw.filled.keys())
    }
    if not cells:
        return Unseen(columns=frozenset(), cells={})
    seen = {position for raw in rows for position in raw.filled.keys() - cells.get(raw.number, frozenset())}
    whole = {raw.number for raw in rows if cells.get(raw.number, frozenset()) >= raw.filled.keys()}
    others = {position for number, its in cells.items() if number not in whole for position in its}
    columns = frozenset(others - seen) if seen else frozenset()
    left = {
        number: its if number in whole else its - columns
        for number, its in cells.items()
        if number in whole or its - columns
    }
    places = [f"{column_letters(at)}{number}" for number, its in left.items() for at in sorted(its)]
    return Unseen(columns=columns, cells=left, notes=_said(places))


def _said(places: Sequence[str]) -> tuple[str, ...]:
    if not places:
        return ()
    n = len(places)
    return (
        ngettext(
            "Of {n} cell nobody sees the value, for it has the colour of its ground or its format hides it: {cells}.",
            "Of {n} cells nobody sees the value, for they have the colour of their ground or their format hides it: "
            "{cells}.",
            n,
        ).format(n=n, cells=said(places)),
    )
