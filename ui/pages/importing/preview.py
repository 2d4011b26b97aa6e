"""What the rows of an import leave open: which of our fields a heading is, and what of it waits for an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evalapp.domain.intake import APPLICATIONS, ImportPlan, ImportRow, Outcome
from evalapp.domain.taking.awaited import OF_A_VALUE


@dataclass(frozen=True, kw_only=True)
class Preview:
    """`are_several` files. `fields`: by file, kind and heading the field that is read from it. `waits`: by file the
    fields without which its applications come in as long as nobody answers. `unsaid`: the fields whose unit, or the
    like, is asked about: rows that wait for it show what stands in the file.
    """

    are_several: bool = False
    fields: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    waits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()

    def field_of_fault(self, row: ImportRow) -> str:
        """The field of the cell for which a row is refused; the heading itself where it is one of ours."""
        if row.outcome is not Outcome.REFUSED or row.awaits:
            return ""
        return self.fields.get((row.file, row.kind, row.column), row.column)

    def waiting(self, row: ImportRow) -> tuple[str, ...]:
        """The fields of it that come later, or not at all."""
        is_taken = row.kind == APPLICATIONS and row.outcome is not Outcome.REFUSED
        return self.waits.get(row.file, ()) if is_taken and self.waits else ()


NOTHING_OPEN = Preview()


def preview_of(plan: ImportPlan, *, are_several: bool) -> Preview:
    fields = {
        (sheet.file, sheet.kind, column.heading): column.target
        for sheet in plan.layout
        for column in sheet.columns
    }
    waits: dict[str, tuple[str, ...]] = {}
    for each in plan.questions:
        if each.fields:
            waits[each.file] = tuple(dict.fromkeys((*waits.get(each.file, ()), *each.fields)))
    asked = {
        heading
        for kind, _colon, heading in (each.id.partition(":") for each in plan.questions)
        if kind in OF_A_VALUE
    }
    unsaid = frozenset(
        target
        for (_file, kind, heading), target in fields.items()
        if kind == APPLICATIONS and heading in asked
    )
    return Preview(are_several=are_several, fields=fields, waits=waits, unsaid=unsaid)
