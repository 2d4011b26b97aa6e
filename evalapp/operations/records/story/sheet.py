"""The history as a table for a spreadsheet: a line for each field that a change made another, from → to."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evalapp import __version__
from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PDF, TEXT_TABLE, WORKBOOK
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGES, _, current_language, in_language
from evalapp.files import require_replaceable, require_same, require_untouched, write_bytes
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.records.story.kinds import Kind, kind_of
from evalapp.operations.records.told.rows import RowTold, each_with_rows
from evalapp.operations.view import View
from evalapp.reports.drawing.fingerprint import Printed, keywords
from evalapp.sheets.written.marked import is_as_marked, is_marked_for, write_marked
from evalapp.words import formats
from evalapp.words.acts import done_by

KINDS = (WORKBOOK, TEXT_TABLE)
_PROGRAM = "Evalapp"
TABLE = "history-table"
"""What such a workbook calls itself, so that none is taken for a report."""
_MOST_HEAD = 10_000  # bytes of its first line


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


@dataclass(frozen=True, kw_only=True, slots=True)
class TableAsked:
    """Of what a table is, and how it was asked for: by this an earlier one of the same is known."""

    call: Call
    fingerprint: str
    change: int
    at: str
    given: tuple[tuple[str, str], ...]
    of_file: frozenset[str]

    @property
    def owner(self) -> str:
        return "\n".join((self.call.panel, current_language(), *(":".join(each) for each in self.given)))

    @property
    def printed(self) -> Printed:
        flags = tuple(":".join(each) for each in self.given)
        return Printed(program=__version__, kind=TABLE, language=current_language(), flags=flags)


def asked_of(view: View, asked: AskedFor) -> TableAsked:
    last = view.history(limit=1)[0]
    return TableAsked(
        call=view.call(),
        fingerprint=last.hash,
        change=last.id,
        at=last.at,
        given=tuple(sorted(asked.given.items())),
        of_file=view.fingerprints(),
    )


def write_rows(path: Path, rows: Iterable[Sequence[str]], asked: TableAsked) -> None:
    """As .xlsx or .csv, by the name of the file. A spreadsheet runs nothing of it.

    As a report does, it replaces an earlier one of the same alone: of this call, asked for alike, in which nobody
    worked. A table of access codes is a .csv too. Raises KnownError for all else, for another name, and where it cannot
    be written.
    """
    require_table_name(path)
    if WORKBOOK.is_kind_of(path):
        _write_book(path, rows, asked)
    else:
        over = require_replaceable(path, TEXT_TABLE.suffix, lambda found: _gives_way(found, asked))
        write_marked(path, heads(), rows, of=asked.owner, over=over)


def _write_book(path: Path, rows: Iterable[Sequence[str]], asked: TableAsked) -> None:
    from evalapp.operations.reports.giving_way import gives_way
    from evalapp.operations.reports.kind import WORKBOOK_FORMAT
    from evalapp.reports.workbook.looks import local_moment
    from evalapp.sheets.style import SHEET_ROWS
    from evalapp.sheets.written.book import written
    from evalapp.sheets.written.cells import TooManyRows
    from evalapp.sheets.written.values import Column, Said, Sheet

    over = require_replaceable(
        path, WORKBOOK.suffix, lambda found: gives_way(found, WORKBOOK_FORMAT, asked.printed, asked.of_file)
    )
    name = _("History")
    said = Said(
        title=f"{name} · {asked.call.title}",
        author=asked.call.plan.body or _PROGRAM,
        subject=f"{asked.call.reference or asked.call.title} · {name}",
        keywords=keywords(asked.fingerprint, asked.change, asked.printed),
        language=current_language(),
        at=local_moment(asked.at),
        program=_PROGRAM,
    )
    columns = [Column(head=head, width=max(14, min(len(head) + 6, 40))) for head in heads()]
    try:
        content = written(said, [Sheet(name=name, columns=columns, rows=rows)])
    except TooManyRows as error:
        raise KnownError(
            _("This is more than the {most} rows of a sheet; choose less of it, or write a .csv.").format(
                most=SHEET_ROWS
            )
        ) from error
    write_bytes(path, content, over=over)


def _gives_way(path: Path, asked: TableAsked) -> bool:
    """By its headings, in whatever language. Raises KnownError for one of something else, or worked in since."""
    try:
        with open_plain(path) as file:
            first = file.readline(_MOST_HEAD).decode("utf-8-sig", "replace")
        found = next(csv.reader([first], delimiter=";"), [])
    except (OSError, csv.Error):
        return False
    for language in LANGUAGES:
        with in_language(language):
            own = list(heads())
        if found[: len(own)] == own:
            require_untouched(path, is_untouched=is_as_marked(path))
            is_same = is_marked_for(path, asked.owner)
            require_same(
                path, unlike="" if is_same else _("another table of the history, or of another call")
            )
            return True
    return False


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
