"""A column map as a value: which headings of somebody else's tables are which fields of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

LEAVE_OUT = "leave-out"
"""Of a column or a sheet: nothing of it is taken."""
FURTHER = "further"
"""Of a column of applications: kept as a further field, which jurors read, whatever its heading says."""
_FIELDS = {"applications": "columns", "partners": "partners", "budget": "budget"}
KINDS = tuple(_FIELDS)


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetUse:
    """What the rows of a sheet are, a kind or LEAVE_OUT, empty for what its headings say; `headings` is the number of
    the row that holds those, 0 for the one that is found.
    """

    holds: str = ""
    headings: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnMap:
    """Heading → our name, LEAVE_OUT or FURTHER, for the applications, the partners and the budget.

    Where several columns have one heading, `Heading (C)` is that in column C. `sheets` are by the name of a sheet, or
    by `file[sheet]`. `is_of_call`: it was kept with the call, and nobody gave it for this file.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    budget: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, SheetUse] = field(default_factory=dict)
    is_of_call: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.columns or self.partners or self.budget or self.sheets)

    def of(self, kind: str) -> Mapping[str, str]:
        found: Mapping[str, str] = getattr(self, _FIELDS[kind])
        return found

    def sheet(self, file: str, name: str) -> SheetUse:
        return self.sheets.get(f"{file}[{name}]") or self.sheets.get(name) or SheetUse()

    def with_column(self, kind: str, heading: str, target: str) -> ColumnMap:
        """An empty `target` says nothing of it any more. A field that another heading was goes from that."""
        others = {
            each: its
            for each, its in self.of(kind).items()
            if each != heading and (its != target or target in (LEAVE_OUT, FURTHER))
        }
        columns = {**others, heading: target} if target else others
        said: dict[str, Any] = {_FIELDS[kind]: columns}
        return replace(self, **said, is_of_call=False)

    def with_sheet(self, file: str, name: str, use: SheetUse) -> ColumnMap:
        others = {key: its for key, its in self.sheets.items() if key not in (name, f"{file}[{name}]")}
        sheets = {**others, f"{file}[{name}]": use} if use != SheetUse() else others
        return replace(self, sheets=sheets, is_of_call=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptSheet:
    """What a call keeps of how a sheet was read: its `headings` as they are found in a file, and what was said of them.

    The same headings in a later file are read so again; others are not.
    """

    headings: tuple[str, ...]
    holds: str = ""
    row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
