"""Which column of a table of scores or people means what, and which of two where both may mean the same.

An application waits for nobody's choice of an optional column; a score or a role that comes from the wrong one of two
is another score or role, so such a table is refused whole until somebody says which it is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.awaited import idle_words
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.taking.hidden_rows import NO_ANSWERS
from evalapp.sheets.columns import trouble
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import Row, Sheet, column_letters, header_key, one_line
from evalapp.words.fields import field_label

ABOUT_COLUMN = "column:"
"""Before a heading the id of the answer whether that column is taken."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,29})(?:[.,]\d{1,30})?")  # longer ones are compared as they stand
# What stands beside a name where a table holds the same twice: an earlier and a later one, of one and of all.
_VERSIONS = frozenset(
    (
        "definitief", "definitieve", "definitive", "final", "finale", "finaal", "eind", "laatste", "last", "nieuw",
        "nieuwe", "new", "oud", "oude", "old", "vorig", "vorige", "previous", "voorlopig", "voorlopige", "provisional",
        "preliminary", "herzien", "herziene", "revised", "gecorrigeerd", "gecorrigeerde", "corrected", "aangepast",
        "aangepaste", "adjusted", "origineel", "originele", "oorspronkelijk", "oorspronkelijke", "original", "eerste",
        "tweede", "derde", "first", "second", "third", "initieel", "initiële", "initial", "ronde", "round", "versie",
        "version", "na", "voor", "after", "before", "overleg", "bespreking", "beraadslaging", "deliberatie",
        "vergadering", "discussion", "deliberation", "meeting", "consensus", "jury", "panel", "groep", "individueel",
        "individuele", "individual", "eigen", "own", "bis", "kopie", "copy",
    )
)  # fmt: skip
_JOINED = ("eind", "slot", "consensus", "jury", "groeps", "panel")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Field → position, and what must be said of columns that were not taken because another says the same, and of
    answers on which nothing hangs.
    """

    columns: dict[str, int]
    notes: tuple[str, ...] = ()


def found_columns(
    sheet: Sheet,
    names: Mapping[str, Sequence[str]],
    answers: Mapping[str, str] = NO_ANSWERS,
    doubtful: Container[str] = (),
) -> Found:
    """The fields of `names` (field → other names) that the sheet has.

    Of the `doubtful` ones another version beside them, as `definitieve score` beside `score`, may be it as well.
    Raises UnreadableFile where two columns may both be it and do not say the same, and BadValue for an answer about a
    column that is not there.
    """
    said = _said(sheet, answers)
    columns: dict[str, int] = {}
    notes: list[str] = []
    needed: set[int] = set()
    for field, (sure, likely) in _candidates(sheet, names).items():
        every = [*sure, *(likely if field in doubtful else [])]
        kept = [each for each in every if said.get(each) is Use.KEEP]
        if len(kept) > 1 and next(_differing(sheet, kept), None) is not None:
            raise _two_columns(sheet, field, kept)  # an answer that chooses both chooses none
        needed.update(each for each in every if len(every) > 1 or each not in kept)
        left = kept[:1] or [each for each in every if each not in said]
        if not left or not (sure or kept):
            continue
        filled = [each for each in left if any(_value(sheet, row, each) for row in sheet.rows)]
        taken = (filled or left)[0] if len(filled) < 2 else _fullest(sheet, filled)
        if taken is None:
            raise _two_columns(sheet, field, filled)
        columns[field] = taken
        notes += _same(sheet, taken, [each for each in left if each != taken], filled)
    return Found(columns=columns, notes=(*notes, *_idle(sheet, said, needed)))


def _idle(sheet: Sheet, said: Mapping[int, Use], needed: Container[int]) -> list[str]:
    """What is said of answers about columns of which there is no second one, or that are none of ours."""
    asked = {sheet.header[each] for each in said if each in needed}
    idle = {sheet.header[each]: use for each, use in said.items() if sheet.header[each] not in asked}
    return [idle_words(f"--read {shorten(heading, 60)}={use}") for heading, use in idle.items()]


def _said(sheet: Sheet, answers: Mapping[str, str]) -> dict[int, Use]:
    said: dict[int, Use] = {}
    for asked, answer in answers.items():
        if not asked.startswith(ABOUT_COLUMN):
            continue
        heading = asked.removeprefix(ABOUT_COLUMN)
        there = [position for position, each in enumerate(sheet.header) if each == one_line(heading)]
        if not there:
            raise BadValue(
                _("No column of “{file}” is headed “{heading}”; its headings are: {headings}.").format(
                    file=file_and_sheet(sheet.file, sheet.own_name),
                    heading=shorten(heading),
                    headings=shorten(", ".join(sheet.header), 200),
                )
            )
        said |= dict.fromkeys(there, Use(answer))
    return said


def _candidates(sheet: Sheet, names: Mapping[str, Sequence[str]]) -> dict[str, tuple[list[int], list[int]]]:
    """By field the columns that are surely it, and those that are another version of it."""
    by_name = {header_key(name): field for field, others in names.items() for name in (field, *others)}
    found: dict[str, tuple[list[int], list[int]]] = {field: ([], []) for field in names}
    for position, heading in enumerate(sheet.header):
        if position in sheet.further:
            continue
        if field := by_name.get(header_key(heading)):
            found[field][0].append(position)
        elif field := by_name.get(_without_version(heading, by_name)):
            found[field][1].append(position)
    return found


def _without_version(heading: str, names: Container[str]) -> str:
    """The key of the name in it that words for a version stand around, `eindscore` too; else an empty text."""
    words = [header_key(word) for word in _WORD.findall(heading)]
    bare = "".join(word for word in words if word not in _VERSIONS and not word.isdigit())
    if not bare:
        return ""
    if len(bare) < len("".join(words)):
        return bare
    joined = next((bare.removeprefix(each) for each in _JOINED if bare.startswith(each)), "")
    return joined if joined in names else ""


def _value(sheet: Sheet, row: Row, position: int) -> str | Fraction:
    """What two spellings of it have in common; an empty text for an empty cell."""
    cell = sheet.cell(row, position)
    if cell is None:
        return ""
    if why := trouble(cell):
        return f"{cell.text} {why}"
    text = one_line(cell.text)
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else text.casefold()


def _fullest(sheet: Sheet, filled: Sequence[int]) -> int | None:
    """The one that is filled wherever another is, where no row holds two values that differ."""
    if next(_differing(sheet, filled), None) is not None:
        return None
    return next(
        (
            each
            for each in filled
            if all(
                _value(sheet, row, each) != "" or all(_value(sheet, row, other) == "" for other in filled)
                for row in sheet.rows
            )
        ),
        None,
    )


def _differing(sheet: Sheet, filled: Sequence[int]) -> Iterator[Row]:
    for row in sheet.rows:
        if len({value for each in filled if (value := _value(sheet, row, each)) != ""}) > 1:
            yield row


def _two_columns(sheet: Sheet, field: str, filled: Sequence[int]) -> UnreadableFile:
    row = next(_differing(sheet, filled), None)
    if row is None:  # each is filled where the other is not
        row = next(each for each in sheet.rows if len({_value(sheet, each, one) == "" for one in filled}) > 1)
    cells = (sheet.cell(row, each) for each in filled)
    places = ", ".join(f"{each.address} “{shorten(one_line(each.text), 30)}”" for each in cells if each)
    text = _("“{file}” has two columns for {field}, {columns}, and they do not say the same: {places}.")
    told = text.format(
        file=file_and_sheet(sheet.file, sheet.own_name),
        field=field_label(field),
        columns=", ".join(_named(sheet, each) for each in filled),
        places=places,
    )
    heads = [sheet.header[each] for each in filled]
    if len(set(heads)) < len(heads):
        return UnreadableFile(f"{told} " + _("Rename or remove one of them."))
    help = _("Rename or remove one of them, or say on the command line which is not it: {option}.")
    return UnreadableFile(f"{told} " + help.format(option=f'--read "{heads[-1]}={Use.LEAVE_OUT}"'))


def _same(sheet: Sheet, taken: int, others: Sequence[int], filled: Sequence[int]) -> Iterator[str]:
    for other in others:
        if other in filled:
            text = _("“{other}” says the same as “{heading}”, and is not taken beside it.")
        else:
            text = _("“{other}” is empty, and “{heading}” is taken.")
        yield text.format(other=shorten(sheet.header[other]), heading=shorten(sheet.header[taken]))


def _named(sheet: Sheet, position: int) -> str:
    return f"{column_letters(position)} “{shorten(sheet.header[position], 60)}”"
