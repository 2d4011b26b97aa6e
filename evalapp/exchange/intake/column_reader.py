"""How the cells of one column are read, once it is judged: what says nothing is empty, what is in doubt is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from evalapp.exchange.intake.evidence.judgment import Judgment
from evalapp.exchange.intake.evidence.unreadable import InDoubt
from evalapp.exchange.intake.fields import Field, read_cell
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.values import LONGEST_NONE, is_unknown, quoted, says_nothing, unsaid
from evalapp.sheets.sheet import Cell, clean_text


def reader_of(field: Field, judged: Judgment) -> Callable[[Cell], Any]:
    """Raises BadValue, and Awaited where a question keeps the value out."""
    read = _reader_of_values(field, judged)
    may_be_none = not field.needed and not field.states_none
    if may_be_none:
        read = partial(_read_or_empty, field, read)
    return read if judged.doubts else _sooner(judged.how.reader(field), read, may_be_none=may_be_none)


def _sooner(
    read_value: Callable[[Cell], Any], read: Callable[[Cell], Any], *, may_be_none: bool
) -> Callable[[Cell], Any]:
    """`read`, which of nearly all cells is `read_value`: they are seen, in no trouble, and no word for none.

    No such word is long, ends in a digit or holds an @.
    """

    def read_either(cell: Cell) -> Any:
        text = cell.text
        first = text[:1]
        if (
            (first.isalnum() and first.isascii())
            and cell.shown is None
            and cell.altered is None
            and not cell.problem
            and ("#" not in text and ":" not in text)
            and (not may_be_none or text[-1].isdigit() or len(text) > 2 * LONGEST_NONE or "@" in text)
        ):
            return read_value(cell)
        return read(cell)

    return read_either


def _read_or_empty(field: Field, read: Callable[[Cell], Any], cell: Cell) -> Any:
    raw = cell.text
    if not raw or len(raw) > 2 * LONGEST_NONE:
        return read(cell)
    is_text = not cell.is_number and cell.shown is None
    text = clean_text(raw)
    # In accounts a dash is nought: whether it is that or an empty cell only the writer knows.
    is_account = field.sort in (Sort.AMOUNT, Sort.ACCOUNT)
    is_doubtful = is_account and not any(each.isalpha() for each in text) and not is_unknown(text)
    if is_text and not is_doubtful and says_nothing(text):
        return unsaid(text, field.empty)
    return read(cell)


def _reader_of_values(field: Field, judged: Judgment) -> Callable[[Cell], Any]:
    own = judged.how.reader(field)
    if own is not field.read:
        field = Field(read=own, empty=field.empty, needed=field.needed, sort=field.sort)
    if not judged.doubts:
        return partial(read_cell, field)

    def read(cell: Cell) -> Any:
        if cell.text.strip() and (doubt := judged.doubt_about(cell)) is not None:
            asked = doubt.question.id if doubt.question is not None else ""
            raise InDoubt(f"“{quoted(cell)}”: {doubt.reason}", asked)
        return read_cell(field, cell)

    return read
