"""The assignment and the conflicts of interest from tables; a bad row is refused and named."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from evalapp.domain.intake import RefusedRow
from evalapp.domain.jury.plan import GivenSeat
from evalapp.domain.people import Conflict
from evalapp.domain.taking.row_use import HiddenBy, struck_reason
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.own_files import refuse_codes
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.people.fields import CONFLICTS, PAIRS
from evalapp.exchange.intake.people.row_values import refusal, table_in, values_of
from evalapp.exchange.intake.scored.beside import KNOWN_TO_NOBODY, Beside, Known
from evalapp.exchange.intake.taking.hidden_rows import NO_ANSWERS
from evalapp.sheets.columns import notes_of
from evalapp.sheets.tables import read_tables

_Read = TypeVar("_Read")


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsRead(Generic[_Read]):
    """What the rows of a table say, those that were refused, and what must be said of the rest of it."""

    rows: tuple[_Read, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[str, ...] = ()


def read_pairs(
    path: Path, answers: Mapping[str, str] = NO_ANSWERS, known: Known = KNOWN_TO_NOBODY
) -> RowsRead[GivenSeat]:
    """`juror,application`, and `locked` (yes or no). Raises UnreadableFile.

    A pair that comes twice counts once, and no column beside them may contradict what is `known` of the two, or take
    the pair back.
    """
    return _read(
        path,
        PAIRS,
        lambda values: GivenSeat(**values),
        lambda given: (given.juror, given.application),
        answers,
        known,
        otherwise=_("“{file}” is no assignment of applications to jurors. {why}"),
    )


def read_conflicts(path: Path) -> RowsRead[Conflict]:
    """`juror,application,kind,note`. Raises UnreadableFile."""
    return _read(
        path,
        CONFLICTS,
        lambda values: Conflict(**values),
        lambda conflict: (conflict.juror, conflict.application),
        otherwise=_("“{file}” is no list of conflicts of interest. {why}"),
    )


def _read(
    path: Path,
    fields: Mapping[str, Field],
    make: Callable[[Mapping[str, Any]], _Read],
    key: Callable[[_Read], Hashable],
    answers: Mapping[str, str] = NO_ANSWERS,
    known: Known | None = None,
    *,
    otherwise: str,
) -> RowsRead[_Read]:
    """`otherwise`: what is said of a list of access codes."""
    book = read_tables(path)
    refuse_codes(book.sheets, otherwise)
    sheet, which = table_in(book, fields, answers)
    columns = which.columns
    beside = Beside(sheet, columns, known) if known is not None else None
    first: dict[Hashable, tuple[int, _Read]] = {}
    refused: list[RefusedRow] = []
    notes: list[str] = []
    for row in sheet.rows:
        if sheet.hidden.get(row.number) is HiddenBy.STRUCK:
            refused.append(replace(refusal(sheet, row, columns, 0, struck_reason()), cell="", column=""))
            continue
        read = values_of(sheet, row, columns, fields, notes)
        if isinstance(read, RefusedRow):
            refused.append(read)
            continue
        codes = {name: str(read[name]) for name in ("juror", "application")}
        if beside is not None and (objection := beside.objection(row, **codes)) is not None:
            refused.append(refusal(sheet, row, columns, *objection))
            continue
        value = make(read)
        number, earlier = first.setdefault(key(value), (row.number, value))
        if earlier != value:
            reason = _("Row {row} is about the same and says otherwise; keep one of the two.").format(
                row=number
            )
            refused.append(refusal(sheet, row, columns, min(columns.values()), reason))
    return RowsRead(
        rows=tuple(value for _number, value in first.values()),
        refused=tuple(refused),
        notes=(*which.notes, *notes_of(book, sheet, columns, told_by=("juror", "application")), *notes),
    )
