"""What a person typed in a form outside the cells that are read: a score just beside its cell, or below it.

The form itself tells which texts are its own, as digests beside its hidden ids. Nothing hangs on them but what is
named, so they are under no checksum; of a form without them every text counts as its own, and only a number does not.
"""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evalapp.domain.numbers import in_notation, shorten
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.forms.ids import COMMENT, MARK, REASON, SCORE
from evalapp.sheets.sheet import column_letters
from evalapp.sheets.text import from_cell
from evalapp.sheets.xlsx_files import cell_text

TEXTS = 3
"""The column of the hidden sheet that holds the digests, in pieces."""

_DIGITS, _PIECE = 10, 8_000
_COUNTED = re.compile(r'0" .+"|;;;')  # how a form shows what it counts, and hides whether a row is complete
_NUMBER = re.compile(r"[-−+]?\d{1,4}(?:[.,]\d+)?")
_LETTERS = string.ascii_letters
_DOTS = frozenset("●○")
_MOST_NAMED = 8
_REACH = 2  # rows: so far below its criterion something is still said of it

_Cells = Sequence[Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stray:
    """`address` names the sheet too; `row` is that of the criterion beside or above it, 0 where it is beside none.

    `is_note`: it hangs on the cell, whatever that holds.
    """

    address: str
    text: str
    row: int = 0
    is_note: bool = False

    @property
    def said(self) -> str:
        if self.is_note:
            return _("On {cell} hangs the note “{value}”").format(
                cell=self.address, value=shorten(self.text, 40)
            )
        return _("In {cell} stands “{value}”").format(cell=self.address, value=shorten(self.text, 40))


class OwnTexts:
    """The texts that a form was made with; `is_known` is false for a form that does not tell them."""

    def __init__(self, digests: frozenset[str]) -> None:
        self._digests = digests

    @property
    def is_known(self) -> bool:
        return bool(self._digests)

    def has(self, text: str) -> bool:
        if not self.is_known:
            return not _NUMBER.fullmatch(text)
        return _digest(text) in self._digests


def column_of_texts(sheets: Iterable[Any]) -> list[str]:
    """The digests, in pieces, of what stands in the closed cells of `sheets`: worksheets of openpyxl."""
    texts = {
        text
        for sheet in sheets
        for cells in sheet.iter_rows()
        for cell in cells
        if isinstance(cell.value, str) and cell.protection.locked and (text := _plain(cell.value))
    }
    joined = "".join(sorted({_digest(text) for text in texts}))
    return [joined[start : start + _PIECE] for start in range(0, len(joined), _PIECE)]


def own_texts(pieces: Iterable[str]) -> OwnTexts:
    joined = "".join(pieces)
    return OwnTexts(frozenset(joined[start : start + _DIGITS] for start in range(0, len(joined), _DIGITS)))


def strays_in(
    name: str,
    rows: Iterable[tuple[int, _Cells]],
    own: OwnTexts,
    *,
    marked: frozenset[int] = frozenset(),
    columns: dict[str, int] | None = None,
) -> Iterator[Stray]:
    """In a sheet called `name`; `marked` are its rows with a criterion, `columns` where those are that are read."""
    places = columns or {}
    read = {places[each] for each in (SCORE, REASON, COMMENT) if each in places}
    last = max(read, default=-1)
    for number, cells in rows:
        near = next((each for each in range(number, number - _REACH - 1, -1) if each in marked), 0)
        for position, cell in enumerate(cells):
            value = cell.value
            if value is None or (number in marked and position in read):
                continue
            is_state = number in marked and position == last + 1
            if not _is_own(cell, own, is_state=is_state, is_answer=near > 0):
                address = f"{name}!{column_letters(position)}{number}"
                yield Stray(address=address, text=_seen(value), row=near)


def _is_own(cell: Any, own: OwnTexts, *, is_state: bool, is_answer: bool) -> bool:
    """A formula of the form lies above its criteria or in the column of their state, and may have become its result."""
    value = cell.value
    if cell.data_type == "f":
        return is_state or not is_answer
    if isinstance(value, str):
        text = _plain(value)
        return not text or text.startswith(MARK) or set(text) <= _DOTS or own.has(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return bool(_COUNTED.fullmatch(cell.number_format)) and (value in (0, 1) if is_state else not is_answer)


def _plain(text: str) -> str:
    return " ".join(from_cell(text).split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _seen(value: object) -> str:
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return in_notation(cell_text(value))
    return cell_text(value) if not hasattr(value, "text") else str(value.text)


def beside_an_empty_cell(strays: Sequence[Stray], address: str) -> str:
    """Why nothing is taken of a place of which the cell for the score, at `address`, is empty."""
    beside = _("{said}, beside the empty cell for the score, {cell}; it is not read. Type it there.")
    noted = _("{said}, and the cell for the score, {cell}, is empty; notes are not read. Type it there.")
    return " ".join(
        (noted if each.is_note else beside).format(said=each.said, cell=address) for each in strays
    )


def beside_a_filled_cell(stray: Stray, address: str) -> str:
    if stray.is_note:
        return _not_read(stray)
    return _("{said}, beside the cell for the score, {cell}; it is not read.").format(
        said=stray.said, cell=address
    )


def on_other_scale(stray: Stray, sheet: str) -> str:
    """Why nothing is taken of a sheet in which somebody wrote down a range of scores that is not the form's."""
    return _(
        "{said}, which is no scale of this form, so nothing was taken from the sheet “{sheet}”: a 4 out of 10 is no 4 "
        "out of 5. Ask the juror for scores as the form asks them."
    ).format(said=stray.said, sheet=shorten(sheet))


def on_turned_scale(stray: Stray, sheet: str, best: str) -> str:
    """Likewise where another end of the scale is said to be the best; `best` is which number is."""
    return _(
        "{said}, and in this form it is the other way round: {best}. Nothing was taken from the sheet “{sheet}”; ask "
        "the juror for scores as the form asks them."
    ).format(said=stray.said, sheet=shorten(sheet), best=best)


def elsewhere(strays: Sequence[Stray]) -> list[str]:
    outside = _("{said}, outside the cells that are filled in; it is not read.")
    said = [
        _not_read(each) if each.is_note else outside.format(said=each.said) for each in strays[:_MOST_NAMED]
    ]
    n = len(strays) - len(said)
    if n:
        said.append(
            ngettext(
                "{n} more cell of the form is not read.", "{n} more cells of the form are not read.", n
            ).format(n=n)
        )
    return said


def _not_read(note: Stray) -> str:
    return _("{said}; notes on cells are not read.").format(said=note.said)


def notes_in(name: str, notes: Mapping[str, str], marked: Container[int]) -> Iterator[Stray]:
    """The notes on the cells of a sheet called `name`; `marked` are its rows with a criterion."""
    for place, text in notes.items():
        row = int(place.lstrip(_LETTERS) or 0) if place.isalnum() else 0
        yield Stray(address=f"{name}!{place}", text=text, row=row if row in marked else 0, is_note=True)
