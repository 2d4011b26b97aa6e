"""A sheet of a form that came back: its marked rows and columns, and what was done to its cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.forms.ids import (
    COLUMNS,
    COMMENT,
    MARK,
    REASON,
    SCORE,
    PlaceMark,
    marked_column,
    place_mark,
)
from evalapp.exchange.forms.strays import OwnTexts, Stray, notes_in, strays_in
from evalapp.sheets.seen.altered import Altered
from evalapp.sheets.sheet import Merged, column_letters
from evalapp.sheets.shown import Kind, Shown, is_error
from evalapp.sheets.text import from_cell
from evalapp.sheets.xlsx_files import cell_text, look_of

_Cells = Sequence[Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormCell:
    """`address` names the sheet too; `is_formula`, `is_struck` (a line runs through it) and `shown` as the spreadsheet
    says. `merged`: the range of cells of several criteria that it is a part of. `is_raised`: digits or signs in its
    text stand above or below the line, as in CO₂. `altered`: its format makes another number be seen.
    """

    address: str
    value: object = None
    is_formula: bool = False
    is_struck: bool = False
    merged: str = ""
    shown: Shown | None = None
    is_raised: bool = False
    altered: Altered | None = None

    @property
    def text(self) -> str:
        """The text in the cell. Raises BadValue for what is no entry of a person: it has no text."""
        if self.merged:
            raise BadValue(
                _("{range} are merged, so that one cell stands for several criteria; take them apart").format(
                    range=self.merged
                )
            )
        if self.is_struck and self.value is not None:
            raise BadValue(_("it is struck through; empty it, or take the line away"))
        if self.is_formula:
            raise BadValue(_("it holds a formula; type the value itself"))
        if self.shown and self.shown.kind is not Kind.PADDED:
            raise BadValue(self.shown.reason)
        if not isinstance(self.value, str):
            if self.altered:
                raise BadValue(self.altered.reason(cell_text(self.value)))
            return cell_text(self.value)
        text = from_cell(self.value)
        if is_error(text):
            raise BadValue(Shown(Kind.ERROR, text).reason)
        return text


@dataclass(kw_only=True, slots=True)
class FormPage:
    """A sheet with marks in it: its marked rows, the others, and where its marked columns are.

    `is_mixed`: it has marks of another form. `merged` are the ranges of cells that are one and hold an answer, `notes`
    what is remarked on its cells, by their places. `hidden_rows` are numbers, `hidden_columns` positions.
    """

    name: str
    token: str
    rows: list[tuple[PlaceMark, int, _Cells]] = field(default_factory=list)
    others: list[tuple[int, _Cells]] = field(default_factory=list)
    columns: dict[str, list[int]] = field(default_factory=dict)
    is_mixed: bool = False
    merged: list[Merged] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    is_hidden: bool = False
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()

    @property
    def out_of_sight(self) -> list[str]:
        """What is hidden of the page and holds answers: nothing but the sheet, or rows and columns that were shown."""
        marked = [
            number
            for _mark, number, cells in self.rows
            if any(self.cell(number, cells, name).value is not None for name in (SCORE, REASON, COMMENT))
        ]
        if self.is_hidden:
            return [_("the sheet “{sheet}”").format(sheet=shorten(self.name))] if marked else []
        hidden = [f"{self.name}!{number}:{number}" for number in marked if number in self.hidden_rows]
        letters = [
            column_letters(self.columns[name][0])
            for name in (SCORE, REASON, COMMENT)
            if marked and self.columns[name][0] in self.hidden_columns
        ]
        return [*hidden, *(f"{self.name}!{each}:{each}" for each in letters)]

    @property
    def is_lost(self) -> bool:
        """Whether it cannot be told which column is which."""
        return any(len(self.columns.get(name, [])) != 1 for name in COLUMNS)

    def strays(self, own: OwnTexts) -> list[Stray]:
        """Also of a sheet without marks; of one that is lost or mixed nothing is read at all, and that is said."""
        if self.is_mixed or (self.rows and self.is_lost):
            return []
        marked = {number: cells for _mark, number, cells in self.rows}
        columns = {name: positions[0] for name, positions in self.columns.items()}
        rows = sorted((*marked.items(), *self.others), key=itemgetter(0))
        typed = strays_in(self.name, rows, own, marked=frozenset(marked), columns=columns)
        return [*typed, *notes_in(self.name, self.notes, marked)]

    def keep_merged(self, ranges: Iterable[Merged]) -> None:
        """Those in which an answer stands: each answer is held against them, and a sheet may have very many others."""
        if self.is_mixed or self.is_lost:
            return
        answers = {self.columns[name][0] for name in (SCORE, REASON, COMMENT)}
        rows = [number for _mark, number, _cells in self.rows]
        self.merged += [
            each
            for each in ranges
            if any(each.left <= position <= each.right for position in answers)
            and any(each.top <= number <= each.bottom for number in rows)
        ]

    def add(self, number: int, cells: _Cells) -> None:
        before = len(self.rows)
        for position, cell in enumerate(cells):
            text = cell.value
            if not isinstance(text, str) or not text.startswith(MARK):
                continue
            if place := place_mark(text):
                self._add_row(place, number, cells)
            elif column := marked_column(text):
                self._add_column(*column, position)
        if len(self.rows) == before:
            self.others.append((number, cells))

    def _add_row(self, mark: PlaceMark, number: int, cells: _Cells) -> None:
        if mark.token == self.token:
            self.rows.append((mark, number, cells))
        else:
            self.is_mixed = True

    def _add_column(self, token: str, column: str, position: int) -> None:
        if token == self.token:
            self.columns.setdefault(column, []).append(position)
        else:
            self.is_mixed = True

    def cell(self, number: int, cells: _Cells, column: str) -> FormCell:
        (position,) = self.columns[column]
        found = cells[position] if position < len(cells) else None
        shown, altered = look_of(found) if found is not None else (None, None)
        is_raised = column == COMMENT and shown is not None and shown.kind is Kind.RAISED
        return FormCell(
            address=f"{self.name}!{column_letters(position)}{number}",
            value=getattr(found, "value", None),
            is_formula=getattr(found, "data_type", "n") == "f",
            is_struck=found is not None and _is_struck(found),
            merged="" if column == COMMENT else self._over_several(number, position),
            shown=None if is_raised else shown,
            is_raised=is_raised,
            altered=altered,
        )

    def _over_several(self, number: int, position: int) -> str:
        """The merged range that this cell shares with that of another criterion."""
        rows = [row for _mark, row, _cells in self.rows]
        return next(
            (
                each.text
                for each in self.merged
                if each.left <= position <= each.right
                and each.top <= number <= each.bottom
                and any(each.top <= row <= each.bottom and row != number for row in rows)
            ),
            "",
        )


def _is_struck(cell: Any) -> bool:
    return cell.value is not None and bool(cell.font.strike)
