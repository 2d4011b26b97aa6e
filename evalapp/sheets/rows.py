"""From the rows of a file to a Sheet: headings found, what is no row of data left out, and all of it said."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field

from evalapp.domain.numbers import shorten
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.domain.texts import _, ngettext
from evalapp.sheets.beside.footnotes import said_of_footnotes, without_footnotes
from evalapp.sheets.headings import headings_of, with_shared
from evalapp.sheets.left_out import HeadingRows, is_totals
from evalapp.sheets.places import lost_letters, said, said_rows
from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.seen.covered import uncovered
from evalapp.sheets.seen.notes import NONE_STRUCK, notes_on_looks
from evalapp.sheets.seen.struck import struck_rows
from evalapp.sheets.seen.unseen import unseen_in
from evalapp.sheets.sheet import (
    LOST,
    MOST_CHARACTERS,
    NONE_HIDDEN,
    Line,
    Merged,
    Row,
    Sheet,
    clean_text,
    column_letters,
)

_WHOLE, _DECIMALS, _SPLIT_OFF = (
    re.compile(r"(?:€\s*)?[+-]?\d+"),
    re.compile(r"\d{1,2}"),
    re.compile(r"\d{1,3}"),
)
_TOP, _SHORT = 12, 120  # rows from which the headings are chosen, and letters of each


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """What a filter, a hand or a folded group put out of sight: rows by their numbers, positions of columns.

    `struck`: by the number of a row, the positions of the cells with a line through all of their value; `unseen`: those
    of which nobody sees the value.
    """

    rows: Mapping[int, HiddenBy] = field(default_factory=lambda: NONE_HIDDEN)
    struck: Mapping[int, Collection[int]] = field(default_factory=lambda: NONE_STRUCK)
    unseen: Mapping[int, Collection[int]] = field(default_factory=lambda: NONE_STRUCK)
    columns: Container[int] = frozenset()


ALL_IN_SIGHT = Hidden()


def sheet_of_rows(
    rows: Sequence[RawRow],
    *,
    file: str,
    name: str,
    may_overflow: bool = False,
    caution: str = "",
    notes: tuple[str, ...] = (),
    hidden: Hidden = ALL_IN_SIGHT,
    merged: Sequence[Merged] = (),
    headings_at: int = 0,
) -> Sheet:
    """Unless it `may_overflow`, a row wider than the headings has shifted cells, which becomes its problem.

    `notes` are what its reader has to say; others are added. `headings_at`: the number of the row with the headings,
    where somebody chose it.
    """
    rows = [raw for raw in uncovered(rows, merged) if not raw.is_blank]
    grouped: dict[int, frozenset[int]] = {}
    for each in merged:
        if each.top == each.bottom and each.left < each.right:
            grouped[each.top] = grouped.get(each.top, frozenset()) | {each.left}
    headings = headings_of(rows, grouped, headings_at)
    start = headings.position
    known = HeadingRows(rows[: start + 1])
    repeated = [raw for raw in rows[start + 1 :] if known.are_repeated(raw)]
    totals = [raw for raw in rows[start + 1 :] if is_totals(raw)]
    left_out = {raw.number for raw in (*repeated, *totals)}
    body, below = without_footnotes([raw for raw in rows[start + 1 :] if raw.number not in left_out])
    body = _with_second_table(body, known)
    header = headings.names(max([len(headings.texts), *(len(raw.texts) for raw in body)]))
    header, shared = with_shared(header, headings, rows[start:], merged)
    struck = struck_rows(body, hidden.struck)
    unseen = unseen_in(body, hidden.unseen)
    # Cells without a value beyond the last one are but borders and colours.
    most = max(rows[start].width, 1) if rows and not may_overflow else sys.maxsize
    unnamed = () if may_overflow else headings.unnamed(len(header))
    out_of_sight = {**hidden.rows, **unseen.rows, **struck}
    numbers = {raw.number for raw in body} if out_of_sight else set()
    return Sheet(
        file=file,
        name=name,
        caution=caution,
        header=header,
        rows=tuple(_row(raw, most, len(header), unnamed) for raw in body),
        notes=(
            *notes,
            *_headed(rows[:start], rows[start].number if rows else 0),
            *shared,
            *_repeated(repeated),
            *_totals(totals),
            *said_of_footnotes(below),
            *unseen.notes,
            *notes_on_looks(rows[start : start + 1], body, hidden.struck),
            *_lost(rows),
        ),
        merged=tuple(each for each in merged if each.bottom > (rows[start].number if rows else 0)),
        hidden={number: why for number, why in out_of_sight.items() if number in numbers} or NONE_HIDDEN,
        unseen=unseen.cells,
        out_of_sight=_hidden_columns(hidden.columns, unseen.columns, header, rows[start:]),
        above=tuple(text for raw in rows[:start] for text in raw.filled.values()),
        lines=(
            *(Line(text, raw.number, at) for raw in rows[:start] for at, text in raw.filled.items()),
            *below,
        ),
        heading_row=rows[start].number if rows else 0,
        top=tuple((raw.number, _in_short(raw)) for raw in rows[: max(_TOP, start + 1)]),
    )


def _in_short(raw: RawRow) -> str:
    return shorten(" | ".join(" ".join(text.split()) for text in raw.filled.values()), _SHORT)


def _headed(above: Sequence[RawRow], row: int) -> tuple[str, ...]:
    if not above:
        return ()
    texts = " | ".join(text for raw in above for text in raw.filled.values())
    return (
        _("The headings were found in row {row}; what stands above is no row: “{texts}”.").format(
            row=row, texts=shorten(" ".join(texts.split()), 100)
        ),
    )


def _repeated(rows: Sequence[RawRow]) -> tuple[str, ...]:
    if not rows:
        return ()
    n = len(rows)
    return (
        ngettext(
            "{n} row repeats the headings and is left out: {rows}.",
            "{n} rows repeat the headings and are left out: {rows}.",
            n,
        ).format(n=n, rows=said_rows([raw.number for raw in rows])),
    )


def _totals(rows: Sequence[RawRow]) -> tuple[str, ...]:
    if not rows:
        return ()
    n = len(rows)
    words = said(
        list(dict.fromkeys(f"“{shorten(next(iter(raw.filled.values())).strip(), 40)}”" for raw in rows))
    )
    return (
        ngettext(
            "{n} row holds totals ({words}) and is left out: {rows}.",
            "{n} rows hold totals ({words}) and are left out: {rows}.",
            n,
        ).format(n=n, words=words, rows=said_rows([raw.number for raw in rows])),
    )


def _hidden_columns(
    hidden: Container[int], unseen: Container[int], header: Sequence[str], rows: Sequence[RawRow]
) -> tuple[int, ...]:
    """Those with anything in them: a spreadsheet may hide all that lie beyond the table too."""
    return tuple(
        position
        for position in range(len(header))
        if (position in hidden or position in unseen) and any(_says_something(raw, position) for raw in rows)
    )


def _says_something(raw: RawRow, position: int) -> bool:
    return position in raw.problems or (position < len(raw.texts) and bool(raw.texts[position].strip()))


def _lost(rows: Sequence[RawRow]) -> tuple[str, ...]:
    return lost_letters(
        [
            f"{column_letters(position)}{raw.number}"
            for raw in rows
            if LOST in (whole := "".join(raw.texts)) or not whole.isprintable()
            for position, text in enumerate(raw.texts)
            if LOST in text or LOST in clean_text(text)
        ]
    )


def _row(raw: RawRow, most_cells: int, width: int, unnamed: Sequence[int]) -> Row:
    """`unnamed`: the columns without a heading, where what a decimal comma split off may have come to stand."""
    split = next((each for each in unnamed if _is_split_off(raw, each)), None) if unnamed else None
    if split is None and raw.width <= most_cells and max(map(len, raw.texts), default=0) <= MOST_CHARACTERS:
        # By position: a table has up to a million rows.
        return Row(raw.number, raw.texts, raw.numbers, raw.problems, "", None, raw.shown, raw.altered)
    problems = dict(raw.problems)
    if split is not None:
        problems[split - 1] = _(
            "“{value}” and “{after}” beside it, under no heading, look like one number that its comma split; put it "
            "between quotation marks, or give the column a heading"
        ).format(value=raw.texts[split - 1].strip(), after=raw.texts[split].strip())
    if raw.width > most_cells:
        problems[min(_split_at(raw, most_cells), width - 1)] = _(
            "the row has more separators than the heading row, as a decimal comma makes, or a text with a separator "
            "in it; put such a value between quotation marks"
        )
    for position, text in enumerate(raw.texts):
        if len(text) > MOST_CHARACTERS:
            problems[position] = _("it holds more than {most} characters").format(most=MOST_CHARACTERS)
    return Row(
        number=raw.number,
        texts=raw.texts,
        numbers=raw.numbers,
        problems=problems,
        shown=raw.shown,
        altered=raw.altered,
    )


def second_table_reason(row: int) -> str:
    """Why a row from there on is none of the list."""
    return _(
        "a second table begins in row {row}, under headings of its own; give it a sheet of its own"
    ).format(row=row)


def _with_second_table(body: Sequence[RawRow], known: HeadingRows) -> Sequence[RawRow]:
    """From the headings of a second table on its rows are a problem: their columns are not those of the first."""
    at = next((n for n, raw in enumerate(body) if known.are_of_another_table(raw)), None)
    if at is None:
        return body
    why = second_table_reason(body[at].number)
    return [*body[:at], *(raw.refused(why) for raw in body[at:])]


def _is_split_off(raw: RawRow, position: int) -> bool:
    if not 0 < position < len(raw.texts) or not _SPLIT_OFF.fullmatch(raw.texts[position].strip()):
        return False
    return _WHOLE.fullmatch(raw.texts[position - 1].strip()) is not None


def _split_at(raw: RawRow, most_cells: int) -> int:
    """The cell where a number may have been split in two; else the first for which there is no heading."""
    pairs = zip(raw.texts, raw.texts[1:])
    return next(
        (
            position
            for position, (text, after) in enumerate(pairs)
            if _WHOLE.fullmatch(text.strip()) and _DECIMALS.fullmatch(after.strip())
        ),
        most_cells,
    )
