"""The guesses about columns as lines of a map: one that was read holds as said when the map is read again, and one that
was only proposed waits behind a `#` for somebody to take it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT, ColumnMap
from evalapp.domain.taking.layout import Certainty, ColumnSeen, SheetSeen
from evalapp.exchange.intake.column_map import line_of
from evalapp.sheets.sheet import one_line


def guessed_lines(mapped: ColumnMap, layout: Iterable[SheetSeen]) -> Mapping[str, tuple[str, ...]]:
    """By what a table of the map holds; a field or a heading of which something is said already is left to that."""
    found: dict[str, list[str]] = {}
    taken = {(kind, its) for kind in ("applications", "partners", "budget") for its in _said(mapped, kind)}
    sheets = [each for each in layout if each.kind]
    for wants_read in (True, False):  # a proposal gives way to what was read
        for sheet in sheets:
            for column in sheet.columns:
                if is_guess(column) is not wants_read or not (field := _field(column)):
                    continue
                heading = (sheet.kind, one_line(column.name))
                if heading in taken or (sheet.kind, field) in taken:
                    continue
                taken |= {heading, (sheet.kind, field)}
                line = f"{line_of(column.name, field)}  # {_why(column)}"
                found.setdefault(sheet.kind, []).append(line if wants_read else f"# {line}")
    return {kind: tuple(lines) for kind, lines in found.items()}


def is_guess(column: ColumnSeen) -> bool:
    """Whether it is read as a field of ours though nobody said so and its heading alone does not."""
    is_read = column.target not in ("", LEAVE_OUT, FURTHER)
    return is_read and not column.is_said and column.certainty is not Certainty.CERTAIN


def with_answered(mapped: ColumnMap, layout: Iterable[SheetSeen]) -> ColumnMap:
    """The same with what was answered which of several columns is a field: an answer alone holds for one reading."""
    for sheet in layout:
        for column in sheet.columns:
            if column.is_answered:
                mapped = mapped.with_column(sheet.kind, column.name, column.target)
    return mapped


def _field(column: ColumnSeen) -> str:
    return column.target if is_guess(column) else "" if column.is_said else column.proposed


def _said(mapped: ColumnMap, kind: str) -> set[str]:
    its = mapped.of(kind)
    return {*map(one_line, its), *its.values()} - {LEAVE_OUT, FURTHER}


def _why(column: ColumnSeen) -> str:
    """In one line without signs that TOML does not allow in a comment."""
    text = f"{column.certainty.label}: {column.why}" if column.why else column.certainty.label
    return "".join(sign if sign.isprintable() else " " for sign in text)
