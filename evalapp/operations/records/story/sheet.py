"""The history as a table for a spreadsheet: a line for each field that a change made another, from → to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PDF, TEXT_TABLE, WORKBOOK
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.files import NOTHING_SEEN, require_plain
from evalapp.operations.records.story.kinds import Kind, kind_of
from evalapp.operations.records.told.rows import RowTold, each_with_rows
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.acts import done_by

KINDS = (WORKBOOK, TEXT_TABLE)


def heads() -> tuple[str, ...]:
    return (
        _("No."), _("When"), _("Who"), _("In the role of"), _("Kind"), _("What"), _("Reason"), _("Of what"),
        _("Which"), _("What became of it"), _("Field"), _("From"), _("To"),
    )  # fmt: skip


def require_table_name(path: Path) -> None:
    """Raises KnownError for the name of a file that is no table."""
    if not any(kind.is_kind_of(path) for kind in KINDS):
        raise KnownError(
            _("“{file}” is no name for a table; end it in {kinds}, or on paper in {paper}.").format(
                file=shorten(path.name),
                kinds=_(" or ").join(kind.suffix for kind in KINDS),
                paper=PDF.suffix,
            )
        )


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """As .xlsx or .csv, by the name of the file. A spreadsheet runs nothing of it.

    Raises KnownError for another name, where it cannot be written, and where something is there: a table of access
    codes is a .csv too, and in an earlier one somebody may have written.
    """
    require_table_name(path)
    require_plain(path)
    if path.exists():
        text = _(
            "“{file}” already exists; a table of the history replaces nothing, not even an earlier one. Choose another "
            "name, nothing was overwritten."
        )
        raise KnownError(text.format(file=shorten(path.name)))
    if WORKBOOK.is_kind_of(path):
        from evalapp.sheets.style import write_table

        write_table(path, _("History"), heads(), rows, over=NOTHING_SEEN)
    else:
        from evalapp.sheets.csv_files import write_csv

        write_csv(path, heads(), rows, is_for_spreadsheet=True, over=NOTHING_SEEN)


def story_rows(view: View, changes: Iterable[Change]) -> Iterator[Sequence[str]]:
    """A change that says no field has one line all the same."""
    roles = {str(role): role.label.lower() for role in Role}
    kinds = {kind: kind.label for kind in Kind}
    for change, rows in each_with_rows(view, changes):
        kind = kind_of(change.action)
        lead = (
            str(change.id),
            formats.stamp(change.at),
            done_by(change),
            roles.get(change.role, change.role),
            kinds[kind] if kind is not None else change.action,
            change.summary,
            change.act.reason if change.act else "",
        )
        lines = [line for row in rows if not row.is_moved for line in _lines(row)]
        yield from ((*lead, *line) for line in lines or [("",) * 6])


def _lines(row: RowTold) -> Iterator[tuple[str, ...]]:
    what = {"added": _("new"), "changed": _("changed"), "removed": _("removed")}[row.what]
    lead = (row.title, row.subject, what)
    if not row.told:
        yield (*lead, "", "", "")
    for each in row.told:
        yield (*lead, each.label, each.old or "", each.new or "")
