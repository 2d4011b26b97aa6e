"""What the rows of each sheet are: applications, partners, a budget, or nothing that is read here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.taking.column_map import LEAVE_OUT
from evalapp.exchange.intake.cells import country
from evalapp.exchange.intake.column_map import ColumnMap
from evalapp.exchange.intake.evidence.own_files import is_of_report, own_file
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import find_headings, recognised_fields
from evalapp.exchange.intake.notes.unread import part_by_name_of
from evalapp.sheets.sheet import Cell, Sheet, clean_text

_Known = Mapping[str, Mapping[str, bool]]  # kind → the fields that the headings speak of, and whether surely


_OF_PARTNERS = frozenset(("helix", "staff", "turnover", "balance_total", "cash", "in_kind", "committed"))


def lists_in(sheets: Sequence[Sheet], mapped: ColumnMap) -> list[Sheet]:
    """Those whose rows have titles as applications have, whatever else they may be."""
    return [
        each
        for each in sheets
        if mapped.sheet(each.file, each.name).holds in ("", APPLICATIONS)
        and not each.parents
        and _is_list(each, _known(each, mapped))
    ]


def kinds_of(
    sheets: Sequence[Sheet], mapped: ColumnMap, titled: Sequence[Sheet] = ()
) -> list[tuple[Sheet, str | None]]:
    """Each sheet with what its rows are; None for what is not read. `titled` are the `lists_in` all files.

    Beside a list with titles a sheet without any is no second list of applications: each of its numbers would stand
    twice, and no application come in. What this program wrote and is no list of applications is not read.
    """
    known = [_known(sheet, mapped) for sheet in sheets]
    said = [mapped.sheet(sheet.file, sheet.name).holds for sheet in sheets]
    is_report = any(
        map(is_of_report, sheets)
    )  # of which other sheets look like lists of applications or partners
    own = [is_report or (not sheet.parents and bool(own_file(sheet))) for sheet in sheets]
    lists = [
        what == APPLICATIONS or (not what and not is_own and _is_list(sheet, its))
        for sheet, its, is_own, what in zip(sheets, known, own, said)
    ]
    parts = [
        len(titled) > 1 and is_list and not what and _tells_parts(sheet, its, titled, mapped)
        for sheet, its, is_list, what in zip(sheets, known, lists, said)
    ]
    lists = [is_list and not is_part for is_list, is_part in zip(lists, parts)]
    beside = [is_part or (any(lists) and not is_list) for is_list, is_part in zip(lists, parts)]

    def kind_of(n: int) -> str | None:
        if said[n] and not sheets[n].parents:
            return None if said[n] == LEAVE_OUT else said[n]
        if own[n]:
            return None
        return _kind(sheets[n], known[n], mapped, is_list=lists[n], is_beside_list=beside[n])

    return [(sheet, kind_of(n)) for n, sheet in enumerate(sheets)]


def _known(sheet: Sheet, mapped: ColumnMap) -> _Known:
    if sheet.parents:
        return {kind: {} for kind in FIELDS}
    return {kind: recognised_fields(sheet, kind, mapped.of(kind)) for kind in FIELDS}


def _is_list(sheet: Sheet, known: _Known) -> bool:
    """Whether its rows are surely applications: they have titles."""
    if NUMBER not in known[APPLICATIONS] or "title" not in known[APPLICATIONS]:
        return False
    return not (part_by_name_of(sheet) == PARTNERS and "helix" in known[PARTNERS])


def _tells_parts(sheet: Sheet, known: _Known, titled: Sequence[Sheet], mapped: ColumnMap) -> bool:
    """Whether it tells partners or a budget of what another list holds, and repeats the titles beside them.

    Read as applications each of its numbers would stand twice, and no application come in.
    """
    if not _may_tell_parts(sheet, known):
        return False
    others = [
        each for each in titled if each is not sheet and not _may_tell_parts(each, _known(each, mapped))
    ]
    numbers = set(_numbers(sheet, APPLICATIONS, mapped)) - {""}
    listed = {number for each in others for number in _numbers(each, APPLICATIONS, mapped)}
    return bool(numbers) and numbers <= listed


def _may_tell_parts(sheet: Sheet, known: _Known) -> bool:
    is_of_partners = "name" in known[PARTNERS] and not _OF_PARTNERS.isdisjoint(known[PARTNERS])
    return part_by_name_of(sheet) in (PARTNERS, BUDGET) or is_of_partners or bool(_by_headings(known))


def _kind(
    sheet: Sheet, known: _Known, mapped: ColumnMap, *, is_list: bool, is_beside_list: bool
) -> str | None:
    """By the headings that decide it, and where they do not by the name of sheet or file, or by what the rows hold."""
    hint = part_by_name_of(sheet) or None
    if sheet.parents:
        return hint
    if not any(NUMBER in fields for fields in known.values()):
        return None
    if is_list:
        return APPLICATIONS
    by_headings = _by_headings(known)
    if hint in (PARTNERS, BUDGET) and by_headings not in ("", hint):
        return by_headings
    if hint or by_headings:
        return hint or by_headings
    if is_beside_list:
        is_of_partners = "name" in known[PARTNERS] and (
            _holds_sides(sheet) or _repeats_numbers(sheet, mapped)
        )
        return PARTNERS if is_of_partners else None
    # A lone column of numbers beside strange ones is some other table: its columns must not end up under extra.
    return APPLICATIONS if len(known[APPLICATIONS]) > 1 else None


def _by_headings(known: _Known) -> str:
    """Partners or a budget where they are surely that, and not the other; empty where they show neither, or both."""
    is_partners = known[PARTNERS].get("name") and known[PARTNERS].get("helix")
    is_budget = known[BUDGET].get("year") and known[BUDGET].get("amount")
    if is_partners:
        return PARTNERS
    return BUDGET if is_budget else ""


def _holds_sides(sheet: Sheet) -> bool:
    """Whether most of what stands in one of its columns are sides of the triple helix."""
    return any(_are_sides(sheet, position) for position in range(len(sheet.header)))


def _are_sides(sheet: Sheet, position: int) -> bool:
    cells = [cell for row in sheet.rows if (cell := sheet.cell(row, position)) and clean_text(cell.text)]
    return bool(cells) and 2 * sum(_is_side(cell) for cell in cells) > len(cells)


def _is_side(cell: Cell) -> bool:
    try:
        country.helix(cell)
    except BadValue:
        return False
    return True


def _repeats_numbers(sheet: Sheet, mapped: ColumnMap) -> bool:
    """Whether several rows are of one number, also where only the first of them says it."""
    numbers = _numbers(sheet, PARTNERS, mapped)
    return any(numbers) and len(set(filter(None, numbers))) < len(numbers)


def _numbers(sheet: Sheet, kind: str, mapped: ColumnMap) -> list[str]:
    """Of the application in each row; none where no column holds them."""
    heading = find_headings(sheet, kind, mapped.of(kind)).get(NUMBER)
    if heading is None:
        return []
    cells = (sheet.cell(row, heading.position) for row in sheet.rows)
    return [clean_text(cell.text) if cell else "" for cell in cells]
