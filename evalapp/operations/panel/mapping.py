"""Which column is which field: said column by column, and kept as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import SCHEME
from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.taking.column_map import FURTHER, KINDS, LEAVE_OUT, ColumnMap, SheetUse
from evalapp.domain.taking.layout import ColumnSeen, SheetSeen
from evalapp.domain.texts import _
from evalapp.folders import make_folder
from evalapp.words.fields import field_label, target_label

if TYPE_CHECKING:
    from evalapp.exchange.intake.shelf import Shelf

__all__ = [
    "accepted",
    "choices_of",
    "has_more",
    "kinds",
    "map_line",
    "new_shelf",
    "open_map",
    "save_examples",
    "save_map",
    "with_answered",
    "with_column",
    "with_sheet",
]


def choices_of(kind: str) -> tuple[tuple[str, str], ...]:
    """What a column of such a sheet can be: the target and its label, the fields in the order of the documentation."""
    from evalapp.exchange.intake.fields import FIELDS

    others = [LEAVE_OUT, FURTHER] if kind == APPLICATIONS else [LEAVE_OUT]
    return tuple(
        (each, target_label(each) if each in (LEAVE_OUT, FURTHER) else field_label(each))
        for each in (*FIELDS[kind], *others)
    )


def kinds() -> tuple[tuple[str, str], ...]:
    """What a sheet can hold."""
    return (*((kind, field_label(kind)) for kind in KINDS), (LEAVE_OUT, _("not used")))


def with_column(mapped: ColumnMap, sheet: SheetSeen, column: ColumnSeen, target: str) -> ColumnMap:
    """What holds already of the other columns of the sheet stays as it is; another column that was this field by its
    heading gives way.
    """
    return mapped.with_column(sheet.kind, column.name, target)


def accepted(mapped: ColumnMap, sheet: SheetSeen) -> ColumnMap:
    """With every proposal about a column of it taken over, of each field the first."""
    taken: set[str] = set()
    for each in sheet.columns:
        if each.proposed and each.proposed not in taken:
            taken.add(each.proposed)
            mapped = mapped.with_column(sheet.kind, each.name, each.proposed)
    return mapped


def with_sheet(
    mapped: ColumnMap, sheet: SheetSeen, *, holds: str, headings: int, others: Iterable[SheetSeen] = ()
) -> ColumnMap:
    """What was said of columns goes where other headings, or other fields, come in their place."""
    if sheet.kind and (holds != sheet.kind or headings):
        names = {each.name for each in sheet.columns}
        elsewhere = {
            each.name
            for other in others
            if other.id != sheet.id and other.kind == sheet.kind
            for each in other.columns
        }
        for name in names - elsewhere:
            if name in mapped.of(sheet.kind):
                mapped = mapped.with_column(sheet.kind, name, "")
    return mapped.with_sheet(sheet.file, sheet.name, SheetUse(holds=holds, headings=headings))


def new_shelf() -> Shelf:
    """For files that are looked at again and again."""
    from evalapp.exchange.intake.shelf import Shelf

    return Shelf()


def save_examples(folder: Path) -> tuple[Path, ...]:
    """Empty sheets to fill in and import, one workbook a table. Raises KnownError; nothing is overwritten."""
    from evalapp.exchange.intake.examples.books import write_examples

    make_folder(folder)
    return write_examples(folder)


def open_map(path: Path) -> ColumnMap:
    """Raises BadValue with what is wrong with it."""
    from evalapp.exchange.intake.column_map import read_column_map

    return read_column_map(path)


def has_more(layout: Iterable[SheetSeen]) -> bool:
    """Whether a map could make certain what some column was only guessed to be, or keep what was answered of it."""
    from evalapp.exchange.intake.mapping.guessed_lines import is_guess

    columns = (column for sheet in layout if sheet.kind for column in sheet.columns)
    return any(column.is_answered or is_guess(column) for column in columns)


def with_answered(mapped: ColumnMap, layout: Iterable[SheetSeen]) -> ColumnMap:
    """The same with what was answered which of several columns is a field."""
    from evalapp.exchange.intake.mapping.guessed_lines import with_answered as joined

    return joined(mapped, layout)


def _is_map(path: Path, new: bytes, of: str) -> bool:
    """One that was written here.

    Raises KnownError where somebody worked in it since, as maps are made to be, where it says something of a heading or
    sheet of which the new one says nothing, and where it was made of another table and says otherwise: the headings of
    two may be the same and mean other things.
    """
    from evalapp.exchange.intake.mapping.marked_map import Mark, is_made_of, lines_in, mark_of, said_in
    from evalapp.files import require_same, require_untouched

    try:
        found, earlier = mark_of(path), path.read_bytes()
    except OSError:
        return False
    if found is Mark.NONE:
        return False
    require_untouched(path, is_untouched=found is Mark.FITS)
    is_within = said_in(earlier) <= said_in(new)
    require_same(path, unlike="" if is_within else _("a map that says something of other columns or sheets"))
    is_same = is_made_of(earlier, of) or lines_in(earlier) <= lines_in(new)
    require_same(
        path, unlike="" if is_same else _("the map of another table or call, which reads columns otherwise")
    )
    return True


def save_map(path: Path, mapped: ColumnMap, layout: Sequence[SheetSeen] = (), *, panel: str = "") -> None:
    """As TOML, with what was guessed of the columns of `layout`, marked as such. `panel` is the call.

    An earlier map alone gives way, and only where nobody worked in it and this one has all its headings; one of other
    sheets, or of another call, only where it says nothing else of them. Raises KnownError, also where there is nothing
    to keep.
    """
    from evalapp.exchange.intake.column_map import map_text
    from evalapp.exchange.intake.mapping.guessed_lines import guessed_lines
    from evalapp.exchange.intake.mapping.marked_map import with_mark
    from evalapp.files import require_replaceable, write_bytes

    mapped = with_answered(mapped, layout)
    if mapped.is_empty and not has_more(layout):
        raise KnownError(
            _("Nothing was said of any column, so there is no map to keep: the headings say it all.")
        )
    of = "\n".join((panel, *sorted({each.name for each in layout if each.is_used})))
    new = with_mark(map_text(_without_file_names(mapped), guessed_lines(mapped, layout)), of)
    over = require_replaceable(path, SCHEME.suffix, lambda found: _is_map(found, new, of))
    write_bytes(path, new, over=over)


def _without_file_names(mapped: ColumnMap) -> ColumnMap:
    """For other files: a sheet is known by its own name, unless two files have one of that name."""
    bare: dict[str, SheetUse] = {}
    for name, use in mapped.sheets.items():
        own = name.partition("[")[2].removesuffix("]") or name
        if bare.setdefault(own, use) != use:
            return mapped
    return replace(mapped, sheets=bare)


def map_line(heading: str, target: str) -> str:
    """A line of a map."""
    from evalapp.exchange.intake.column_map import line_of

    return line_of(heading, target)
