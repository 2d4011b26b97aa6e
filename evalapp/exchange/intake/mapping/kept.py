"""What a call keeps of how columns were read: used for the same headings, told for others, and made of a map."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS, ImportRow, Outcome
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_map import LEAVE_OUT, ColumnMap, KeptSheet, SheetUse
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.column_map import checked
from evalapp.exchange.intake.headings import field_of, is_in
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import Sheet
from evalapp.words.fields import target_label

MOST_KEPT = 20
_NAMED = 8
_OF_NEW = ("title", "organisation")  # which a new application needs


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The map that the call keeps for these sheets, empty where it keeps none, and what is said of it."""

    mapped: ColumnMap = field(default_factory=ColumnMap)
    notes: tuple[str, ...] = ()


def kept_for(sheets: Sequence[Sheet], kept: Sequence[KeptSheet]) -> Found:
    """One that is kept for other headings is told, and not used; but what jurors were not to read stays out."""
    by_headings = {each.headings: each for each in kept}
    tables: dict[str, dict[str, str]] = {APPLICATIONS: {}, PARTNERS: {}, BUDGET: {}}
    uses: dict[str, SheetUse] = {}
    for sheet in sheets:
        known = by_headings.get(sheet.header)
        if known is None:
            tables[APPLICATIONS].update(dict.fromkeys(_out_before(sheet, kept), LEAVE_OUT))
            continue
        if known.holds != LEAVE_OUT:
            tables[known.holds or APPLICATIONS].update(known.columns)
        if known.row or known.holds:
            uses[f"{sheet.file}[{sheet.name}]"] = SheetUse(holds=known.holds, headings=known.row)
    mapped = ColumnMap(
        columns=tables[APPLICATIONS],
        partners=tables[PARTNERS],
        budget=tables[BUDGET],
        sheets=uses,
        is_of_call=True,
    )
    try:
        checked(mapped)
    except BadValue as error:
        said = _("What the call keeps of these columns cannot hold for all of these files: {why}")
        return Found(notes=(said.format(why=str(error)),))
    notes = tuple(
        note for sheet in sheets for note in _notes(sheet, by_headings.get(sheet.header), kept, mapped)
    )
    return Found(notes=notes) if mapped.is_empty else Found(mapped=mapped, notes=notes)


def _notes(sheet: Sheet, known: KeptSheet | None, kept: Sequence[KeptSheet], mapped: ColumnMap) -> list[str]:
    """What the map says of it once all sheets are in it: what is said of a heading holds for every sheet of a kind."""
    if known is not None and known.holds == LEAVE_OUT:
        said = _(
            "{file} is left out, as the sheet with these headings was before; say what its rows are to take it in."
        )
        return [said.format(file=file_and_sheet(sheet.file, sheet.own_name))]
    if known is not None:
        table = mapped.of(known.holds or APPLICATIONS)
        return [_used(sheet, {heading: table[heading] for heading in known.columns})]
    alike = [each for each in kept if _is_alike(sheet, each)]
    there = dict.fromkeys(heading for each in alike for heading in each.columns if heading in sheet.header)
    read = {heading: mapped.columns[heading] for heading in there if heading in mapped.columns}
    out = [heading for heading in _out_before(sheet, kept) if read.get(heading) == LEAVE_OUT]
    others = {heading: target for heading, target in read.items() if heading not in out}
    used = [_used(sheet, others)] if others else []
    return [*_told_of_out(sheet, out), *used, *_told_of_others(sheet, kept, read)]


def _is_alike(sheet: Sheet, kept: KeptSheet) -> bool:
    same = len(set(kept.headings) & set(sheet.header))
    return kept.holds in ("", APPLICATIONS) and 2 * same > len(kept.headings)


def _used(sheet: Sheet, read: Mapping[str, str]) -> str:
    columns = [_of_column(heading, target) for heading, target in read.items()]
    more = len(columns) - _NAMED
    told = ", ".join(columns[:_NAMED]) + (" " + _("and {n} more").format(n=more) if more > 0 else "")
    return _("The columns of {file} are read as the call keeps them: {columns}.").format(
        file=file_and_sheet(sheet.file, sheet.own_name), columns=told or _("by their row of headings")
    )


def _of_column(heading: str, target: str) -> str:
    return _("“{heading}” as {field}").format(heading=shorten(heading, 60), field=target_label(target))


def _out_before(sheet: Sheet, kept: Iterable[KeptSheet]) -> list[str]:
    """Further columns that were left out of a sheet with mostly these headings: what was said of them last holds."""
    said: dict[str, str] = {}
    for each in kept:
        if _is_alike(sheet, each):
            said |= each.columns
    return [
        heading
        for heading, target in said.items()
        if target == LEAVE_OUT and heading in sheet.header and not field_of(heading, APPLICATIONS)
    ]


def _told_of_out(sheet: Sheet, out: Sequence[str]) -> list[str]:
    if not out:
        return []
    text = ngettext(
        "In {file} “{columns}” stays out, as it was left out of an earlier sheet with mostly the same headings.",
        "In {file} “{columns}” stay out, as they were left out of an earlier sheet with mostly the same headings.",
        len(out),
    )
    return [
        text.format(file=file_and_sheet(sheet.file, sheet.own_name), columns=shorten("”, “".join(out), 200))
    ]


def _told_of_others(sheet: Sheet, kept: Iterable[KeptSheet], read: Container[str]) -> list[str]:
    for each in kept:
        columns = [heading for heading in each.columns if heading not in read]
        ours = [heading for heading in columns if is_in(heading, sheet.header)]
        if ours and len(ours) == len(columns):
            return [
                _(
                    "The call keeps how “{columns}” were read in a sheet with other headings; {file} is another sheet, "
                    "so that is not used for it: say it again, or give the map."
                ).format(
                    columns=shorten("”, “".join(ours), 200),
                    file=file_and_sheet(sheet.file, sheet.own_name),
                )
            ]
    return []


def to_keep(seen: Iterable[SheetSeen], mapped: ColumnMap) -> tuple[KeptSheet, ...]:
    """What was said of each sheet, for the next file with the same headings; nothing where nothing was said that the
    call does not keep already.
    """
    seen = tuple(seen)
    if mapped.is_of_call and not any(column.is_answered for sheet in seen for column in sheet.columns):
        return ()
    found: dict[tuple[str, ...], KeptSheet] = {}
    for sheet in seen:
        use = mapped.sheet(sheet.file, sheet.name)
        columns: Mapping[str, str] = {each.name: each.target for each in sheet.columns if each.is_said}
        if not columns and use == SheetUse():
            continue
        found[sheet.found] = KeptSheet(
            headings=sheet.found, holds=use.holds or sheet.kind, row=use.headings, columns=columns
        )
    return tuple(found.values())


def with_kept(before: Sequence[KeptSheet], new: Sequence[KeptSheet]) -> tuple[KeptSheet, ...]:
    """Those of before, and the new ones in the place of what was kept for the same headings; the last of all."""
    others = [each for each in before if each.headings not in {its.headings for its in new}]
    return (*others, *new)[-MOST_KEPT:] if any(each not in before for each in new) else tuple(before)


def still_lacking(layout: Sequence[SheetSeen], rows: Iterable[ImportRow]) -> tuple[SheetSeen, ...]:
    """A title or an organisation lacks only where some application has none yet."""
    if any(row.outcome is Outcome.REFUSED and row.column in _OF_NEW for row in rows):
        return tuple(layout)
    return tuple(
        replace(each, lacking=tuple(name for name in each.lacking if name not in _OF_NEW)) for each in layout
    )
