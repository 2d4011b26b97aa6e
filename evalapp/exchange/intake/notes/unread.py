"""The rows of partners and of the budget that were not taken: of which application they are, where they say so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from evalapp.domain.application import Dossier, Partner
from evalapp.domain.intake import (
    APPLICATIONS,
    ATTACHMENTS,
    BUDGET,
    PARTNERS,
    Cause,
    ImportRow,
    Outcome,
    RefusedRow,
)
from evalapp.domain.jury.likeness import digits_of
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.unused import Unread, UnusedSheet
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.fields import NUMBER
from evalapp.exchange.intake.headings import find_headings, recognised_fields
from evalapp.exchange.intake.rows import NamedFile, PartRow
from evalapp.exchange.intake.values import as_shown
from evalapp.sheets.sheet import Row, Sheet, header_key
from evalapp.sheets.shown import Kind

_ATTACHMENT_NAMES = frozenset((ATTACHMENTS, "bijlagen", "bijlage"))
_FILE_NAMES = ("name", "naam")
_HINTS = {PARTNERS: ("partner", "leden", "members"), BUDGET: ("budget", "begroting")}


def unused_sheet(sheet: Sheet, kind: str, mapped: ColumnMap, reason: str = "") -> UnusedSheet:
    return UnusedSheet(
        file=sheet.file,
        name=sheet.name,
        headings=sheet.header,
        rows=len(sheet.rows),
        reason=reason,
        kind=kind,
        unread=_unread_of(sheet, kind, mapped) if kind else (),
    )


def likely_part(sheet: Sheet, mapped: ColumnMap) -> str:
    """What a sheet is by its name, or by more than one of its headings: not where all may be of the applicant."""
    if hint := part_by_name_of(sheet):
        return hint
    known = {kind: len(recognised_fields(sheet, kind, mapped.of(kind))) for kind in (PARTNERS, BUDGET)}
    if _is_of_applicants(sheet, mapped):
        known[PARTNERS] = 0
    kind = max(known, key=lambda each: known[each])
    return kind if known[kind] > 1 else ""


def _is_of_applicants(sheet: Sheet, mapped: ColumnMap) -> bool:
    """Whether every heading that a list of partners may have is one that a list of applications has too."""
    own = set(recognised_fields(sheet, APPLICATIONS, mapped.columns))
    of_partners = set(recognised_fields(sheet, PARTNERS, mapped.of(PARTNERS)))
    return {NUMBER, "organisation"} <= own and of_partners <= own | {"name"}


def part_by_name(name: str) -> str:
    key = header_key(name)
    return next((kind for kind, words in _HINTS.items() if any(word in key for word in words)), "")


def part_by_name_of(sheet: Sheet) -> str:
    """By the title above it, where its sheet holds another table too."""
    return part_by_name(" ".join(sheet.above) if sheet.within else sheet.name)


def _unread_of(sheet: Sheet, kind: str, mapped: ColumnMap) -> tuple[Unread, ...]:
    """By the number in them, or the JSON object they lie in; in the order of the first of each."""
    heading = find_headings(sheet, kind, mapped.of(kind)).get(NUMBER)
    position = None if heading is None else heading.position
    found: dict[tuple[str, int | None], Unread] = {}
    for row in sheet.rows:
        number = "" if position is None else _text(sheet, row, position)
        known = found.get((number, row.parent))
        found[number, row.parent] = (
            replace(known, rows=known.rows + 1)
            if known
            else Unread(number=number, row=row.number, rows=1, parent=row.parent)
        )
    return tuple(found.values())


def _text(sheet: Sheet, row: Row, position: int) -> str:
    cell = sheet.cell(row, position)
    return shorten(as_shown(cell), 64) if cell else ""


def with_numbers(unused: UnusedSheet, numbers: Mapping[tuple[str, int], str]) -> UnusedSheet:
    """`numbers` are those of the JSON objects."""
    told = (
        each if each.parent is None else replace(each, number=numbers.get((unused.file, each.parent), ""))
        for each in unused.unread
    )
    return replace(unused, unread=tuple(told))


def rows_not_read(unused: Iterable[UnusedSheet]) -> list[ImportRow]:
    """For the work list: of a hidden sheet nobody knows how many rows it has."""
    return [
        ImportRow(
            file=sheet.file,
            sheet=sheet.name,
            row=each.row,
            number=each.number,
            outcome=Outcome.REFUSED,
            reason=sheet.text,
            kind=sheet.kind,
            rows=each.rows,
        )
        for sheet in unused
        if sheet.kind
        for each in sheet.unread or (Unread(number="", row=1, rows=1),)
    ]


def rows_waiting(parts: Iterable[PartRow]) -> list[ImportRow]:
    """Those that are refused for the cause of another row, once for each sheet and application."""
    found: dict[tuple[str, str, str, str], ImportRow] = {}
    for part in parts:
        key = (part.kind, part.file, part.sheet, part.number)
        known = found.get(key)
        traces = part.traces
        if isinstance(part.value, Partner) and part.value.enterprise_number:
            traces = digits_of(part.value.enterprise_number)
        found[key] = (
            replace(known, rows=known.rows + 1, cause=Cause(traces=f"{known.traces} {traces}".strip()))
            if known
            else ImportRow(
                file=part.file,
                sheet=part.sheet,
                row=part.row,
                number=part.number,
                outcome=Outcome.REFUSED,
                kind=part.kind,
                title=part.title,
                cause=Cause(traces=traces),
            )
        )
    return [replace(row, reason=_waits(row)) for row in found.values()]


def _waits(row: ImportRow) -> str:
    return ngettext(
        "{n} row waits for “{number}”, which was refused itself.",
        "{n} rows wait for “{number}”, which was refused itself.",
        row.rows,
    ).format(n=row.rows, number=shorten(row.number) or "–")


def is_of_attachments(name: str) -> bool:
    """Whether a list under that name in an object of JSON is of files, which do not lie in it."""
    return name.casefold() in _ATTACHMENT_NAMES


def _named(file: Mapping[str, Any]) -> Any:
    return next((file[each] for each in _FILE_NAMES if each in file), None)


def files_named(sheet: Sheet) -> list[NamedFile]:
    """The attachments that objects of JSON name."""
    position = next((n for n, heading in enumerate(sheet.header) if heading in _FILE_NAMES), None)
    if position is None:
        return []
    return [
        NamedFile(file=sheet.file, row=row.number, parent=row.parent, name=cell.text)
        for row in sheet.rows
        if row.parent is not None and (cell := sheet.cell(row, position)) is not None
    ]


def files_listed(sheet: Sheet) -> list[NamedFile]:
    """Those that they name in a list of texts, or of texts and objects, which is no sheet of its own."""
    places = [
        n for n, heading in enumerate(sheet.header) if is_of_attachments(heading) and n not in sheet.further
    ]
    listed = [
        (row.number, each)
        for row in sheet.rows
        for place in places
        if place in row.shown and row.shown[place].kind is Kind.NESTED
        for each in json.loads(row.texts[place] or "[]")
    ]
    named = [(row, _named(each) if isinstance(each, dict) else each) for row, each in listed]
    return [
        NamedFile(file=sheet.file, row=row, parent=row, name=name)
        for row, name in named
        if isinstance(name, str) and name.strip()
    ]


def by_number(
    named: Iterable[NamedFile], numbers: Mapping[tuple[str, int], str]
) -> dict[str, tuple[NamedFile, ...]]:
    found: dict[str, list[NamedFile]] = {}
    for each in named:
        found.setdefault(numbers.get((each.file, each.parent), ""), []).append(each)
    return {number: tuple(files) for number, files in found.items()}


def files_missing(
    named: Mapping[str, tuple[NamedFile, ...]], stored: Mapping[str, Dossier]
) -> list[ImportRow]:
    """For the work list: those that the application does not have."""
    return [
        ImportRow(
            file=each.file,
            sheet=ATTACHMENTS,
            row=each.row,
            number=number,
            outcome=Outcome.REFUSED,
            title=each.name,
            reason=_("“{name}” is a file of its own: attach it to the application.").format(
                name=shorten(each.name)
            ),
            kind=ATTACHMENTS,
        )
        for number, files in named.items()
        for each in files
        if number not in stored or each.name not in [known.name for known in stored[number].attachments]
    ]


def with_waiting(row: ImportRow, n: int) -> ImportRow:
    """A refusal with what it holds back: `n` rows that are refused for no cause of their own."""
    if not n:
        return row
    sentence = ngettext(
        "{n} row of partners or budget waits for it.", "{n} rows of partners or budget wait for it.", n
    ).format(n=n)
    return replace(row, reason=f"{row.reason} {sentence}", cause=replace(row.cause, folded=n))


def scores_not_taken(sheet: Sheet) -> RefusedRow:
    """Another sheet of scores, perhaps of another juror: one is read of a file."""
    n = len(sheet.rows)
    words = ngettext(
        "The sheet “{sheet}” holds {n} row of scores too, which is not taken; give it a file of its own.",
        "The sheet “{sheet}” holds {n} rows of scores too, which are not taken; give it a file of its own.",
        n,
    )
    return RefusedRow(
        row=sheet.rows[0].number,
        reason=words.format(sheet=shorten(sheet.name), n=n),
        cell=sheet.address(sheet.rows[0], 0),
    )
