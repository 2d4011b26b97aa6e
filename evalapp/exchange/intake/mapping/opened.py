"""The files of an import, open, with the map that holds for them; and what their sheets were taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evalapp.domain.errors import ColumnsUnknown, PasswordNeeded, UnreadableFile
from evalapp.domain.intake import APPLICATIONS, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_map import FURTHER, LEAVE_OUT, ColumnMap, KeptSheet, SheetUse
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.taking.left_sheet import LeftSheet
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.own_files import is_explanation
from evalapp.exchange.intake.headings import find_headings, targets_of
from evalapp.exchange.intake.how import How
from evalapp.exchange.intake.mapping.kept import kept_for
from evalapp.exchange.intake.mapping.layout import sheet_seen, with_questions
from evalapp.exchange.intake.mapping.second_tables import with_second_tables
from evalapp.exchange.intake.notes.unread import likely_part
from evalapp.exchange.intake.shelf import AskPassword, Shelf
from evalapp.exchange.intake.tables import Table
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import Book, Sheet, column_letters
from evalapp.sheets.tables import names_apart

_Place = tuple[str, str]


@dataclass(kw_only=True)
class Opened:
    """`books` as they are read, `found` the headings of each sheet as they are without anybody's choice of a row.

    `faults` are of the files that cannot be read at all.
    """

    books: list[Book] = field(default_factory=list)
    mapped: ColumnMap = field(default_factory=ColumnMap)
    found: dict[_Place, tuple[str, ...]] = field(default_factory=dict)
    sources: list[tuple[str, str]] = field(default_factory=list)
    faults: list[UnreadableFile] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_alone: bool = True


def open_all(
    files: Sequence[Path],
    shelf: Shelf,
    mapped: ColumnMap,
    kept: Sequence[KeptSheet],
    ask_password: AskPassword | None,
) -> Opened:
    """Raises PasswordNeeded for the first protected one that is not opened."""
    opened = Opened(mapped=mapped)
    read: list[tuple[Path, Book]] = []
    for path, name in zip(files, names_apart(files), strict=True):
        try:
            book = with_second_tables(shelf.open(path, ask_password).called(name))
        except PasswordNeeded:
            raise
        except UnreadableFile as error:
            opened.faults.append(error)
            continue
        if (first := _same_as(book, read, mapped)) is not None:
            opened.notes.append(
                _("“{file}” is the same file as “{first}”, and was read once.").format(
                    file=shorten(name), first=shorten(first.sheets[0].file)
                )
            )
            continue
        read.append((path, book))
        opened.sources.append((path.name, book.sha256))
        opened.found |= {(sheet.file, sheet.name): sheet.header for sheet in book}
    opened.is_alone = len(read) + len(opened.faults) == 1
    if mapped.is_empty and kept:
        its = kept_for([sheet for _path, book in read for sheet in book if not sheet.parents], kept)
        opened.mapped, opened.notes = its.mapped, [*its.notes]
    opened.notes += [
        _("The sheet {sheet} is left out, as the column map says.").format(
            sheet=file_and_sheet(sheet.file, sheet.own_name)
        )
        for _path, book in read
        for sheet in book
        if opened.mapped.sheet(sheet.file, sheet.name).holds == LEAVE_OUT
    ]
    for path, book in read:
        rows = {
            sheet.name: row for sheet in book if (row := opened.mapped.sheet(sheet.file, sheet.name).headings)
        }
        if rows:
            book = with_second_tables(shelf.open(path, ask_password, rows).called(book.sheets[0].file))
        opened.books.append(book)
    return opened


def _same_as(book: Book, read: Iterable[tuple[Path, Book]], mapped: ColumnMap) -> Book | None:
    """The one with the same bytes, unless the map says another thing of a sheet of each."""
    if not book.sheets or not book.sha256:
        return None
    same = (each for _path, each in read if each.sha256 == book.sha256)
    return next((each for each in same if _uses(each, mapped) == _uses(book, mapped)), None)


def _uses(book: Book, mapped: ColumnMap) -> list[SheetUse]:
    return [mapped.sheet(sheet.file, sheet.name) for sheet in book]


def uses_said(sheet: Sheet, mapped: Mapping[str, str]) -> dict[str, str]:
    """By the ids of its columns, which of them a map leaves out, and which it keeps as further fields."""
    return {
        f"take:{sheet.file}[{sheet.name}]{column_letters(position)}": (
            Use.LEAVE_OUT.value if target == LEAVE_OUT else Use.KEEP.value
        )
        for position, target in targets_of(sheet, mapped).items()
        if target in (LEAVE_OUT, FURTHER)
    }


def layout_of(
    opened: Opened,
    tables: Sequence[Table],
    mapped: ColumnMap,
    hows: Mapping[_Place, Mapping[str, How]],
    questions: Iterable[Question],
    left: Iterable[LeftSheet],
) -> tuple[SheetSeen, ...]:
    """Every sheet in the order of the files, also those of which nothing is read; but for lists within JSON.

    `left` are those that somebody left out.
    """
    by_place = {(table.sheet.file, table.sheet.name): table for table in tables}
    any_list = any(table.kind == APPLICATIONS for table in tables)
    out = {(each.file, each.name) for each in left}
    seen: list[SheetSeen] = []
    for book in opened.books:
        lists = [sheet for sheet in book if not sheet.parents and not is_explanation(sheet)]
        largest = max(lists, key=lambda each: len(each.rows), default=None)
        for sheet in lists:
            place = (sheet.file, sheet.name)
            table = by_place.get(place)
            found = opened.found.get(place, ())
            if table is not None:
                seen.append(
                    sheet_seen(
                        table.sheet,
                        table.kind,
                        table.headings,
                        mapped,
                        hows=hows.get(place),
                        left_out=table.left_out | table.emptied,
                        found=found,
                        in_doubt=table.rivals,
                        answered=table.said,
                    )
                )
                continue
            may_be_list = not any_list and sheet is largest
            seen.append(_unused(sheet, mapped, found, may_be_list=may_be_list, is_left=place in out))
    return with_questions(seen, questions)


def fault_of_all(
    faults: Sequence[UnreadableFile], layout: Callable[[], tuple[SheetSeen, ...]], mapped: ColumnMap
) -> UnreadableFile:
    """With the columns of all files, where it is they that nobody understands."""
    text = "\n".join(str(each) for each in faults)
    if not all(isinstance(each, ColumnsUnknown) for each in faults):
        return faults[0] if len(faults) == 1 else UnreadableFile(text)
    return ColumnsUnknown(text, layout=layout(), mapped=mapped)


def _unused(
    sheet: Sheet, mapped: ColumnMap, found: tuple[str, ...], *, may_be_list: bool, is_left: bool
) -> SheetSeen:
    """What it may be is looked at too, where nobody said that it is to be left out."""
    if is_left:
        return replace(
            sheet_seen(sheet, "", {}, mapped, found=found),
            why=_("left out as you said"),
            is_said=True,
            is_used=False,
        )
    holds = mapped.sheet(sheet.file, sheet.name).holds
    kind = holds or (APPLICATIONS if may_be_list else likely_part(sheet, mapped))
    if not kind:
        seen = sheet_seen(sheet, "", {}, mapped, found=found)
        return replace(seen, why=_("no heading recognised"), is_used=False)
    headings = find_headings(sheet, kind, mapped.of(kind))
    seen = sheet_seen(sheet, kind, headings, mapped, found=found)
    return replace(seen, why=_("not used yet"), is_used=False)
