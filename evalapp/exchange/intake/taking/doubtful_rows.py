"""Rows of applications that something beside or above them puts in doubt: a line within the list, a status, a remark.

A line of one text may be a heading, and may take away all that stands below it: which, only its writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from evalapp.domain.intake import APPLICATIONS
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.row_use import HiddenBy, RowUse
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.cells.country import names_province
from evalapp.exchange.intake.fields import NUMBER
from evalapp.exchange.intake.tables import Table
from evalapp.exchange.intake.taking.decision_words import decision_said
from evalapp.exchange.intake.taking.doubtful_words import MOST_WORDS, word_in
from evalapp.exchange.intake.taking.hidden_rows import NO_ANSWERS, use_of
from evalapp.exchange.intake.taking.withdrawn_marks import is_marked
from evalapp.sheets.places import file_and_sheet, said_rows
from evalapp.sheets.sheet import Row, Sheet, clean_text, header_key, one_line

_FIRST = 3  # columns in which a line within the list begins
_MOST = 20  # texts that are named
_NUMBERED = re.compile(r"[^\W\d_]{0,5}[-. /]?\d[\w./-]*")
_HARMLESS = re.compile(
    r"(?:(?:sector|thema|domein|provincie|regio|cluster|speerpunt|categorie|categorieën|programma|luik|groep|reeks|"
    r"rubriek|type|soort|perceel|lot|pagina|blad|page|vervolg|deel|part|section|sectie|theme|domain|province|region|"
    r"category|year|jaar|periode|ronde|volgnummer|gemeente|stad|arrondissement|spearhead|innovatief bedrijfsnetwerk)\b"
    r".*|(?:(?:de|alle|nieuwe?|lopende?|ingediende?|ontvangen|ontvankelijke?|actieve?|tijdige?|volledige?|weerhouden|"
    r"goedgekeurde?|te beoordelen|new|current|submitted|received|admissible|eligible|all)\s*)+"
    r"(?:aanvragen|projecten|dossiers|voorstellen|applications|projects|proposals)?"
    r"|aanvragen|projecten|dossiers|voorstellen|applications|projects|proposals|lijst|list|overzicht)\W*",
    re.IGNORECASE,
)
_STATUS = frozenset(
    map(
        header_key,
        ("status", "statuut", "toestand", "staat", "stand van zaken", "fase", "opmerking", "opmerkingen", "nota",
         "bemerking",
         "commentaar", "remark", "remarks", "comment", "comments", "note", "notes", "remarque", "remarques", "statut",
         "status aanvraag", "status dossier", "state", "beslissing"),
    )
)  # fmt: skip
_TRIALS = frozenset(
    map(
        header_key,
        ("test", "tests", "testje", "tst", "test 1", "test 2", "test1", "test2", "testen", "test aanvraag",
         "testaanvraag", "test dossier", "testdossier", "test project", "testproject", "dummy", "nieuwe aanvraag",
         "nieuw project", "nieuw dossier", "new application", "new project", "nouvelle demande", "nouveau projet",
         "naamloos", "untitled", "zonder titel", "sans titre", "no title", "geen titel",
         "asdf", "qwerty", "azerty", "bla", "blabla", "bla bla", "foo", "proefaanvraag", "proefdossier",
         "nog in te vullen", "in te vullen", "nog aan te vullen", "to be completed", "te schrappen", "niet gebruiken"),
    )
)  # fmt: skip
_LONGEST_TRIAL = 30
# Of a list of people it may be a name; here it stands where a number does.
_STATISTIC = re.compile(
    r"(?:max|min|maximum|minimum|std|stdev|sd|n|hoogste|laagste|highest|lowest)\.?[:=]?", re.IGNORECASE
)
_BARE = re.compile(r"[-–+]?\s*(?:€|EUR)?\s*\d[\d\s.,'’]*\s*(?:€|EUR|%)?", re.IGNORECASE)
_NO = frozenset(("", "nee", "neen", "n", "no", "non", "0", "false", "onwaar", "-", "–", "nvt"))

_Noted = tuple[list[int], Callable[[list[int]], str]]  # rows, and what is said of those of them that wait


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubtful:
    """`notes` tell what put which rows in doubt, of those that nobody answered yet."""

    table: Table
    notes: tuple[str, ...] = ()


def with_doubtful_rows(table: Table, answers: Mapping[str, str] = NO_ANSWERS) -> Doubtful:
    """`answers` say of rows whether they count."""
    if table.kind != APPLICATIONS and not table.sheet.parents:
        return Doubtful(table=replace(table, sheet=refused_below_lines(table.sheet)))
    if table.kind != APPLICATIONS or NUMBER not in table.headings:
        return Doubtful(table=table)
    notes: list[_Noted] = []
    sheet = table.sheet
    doubts: dict[int, HiddenBy] = {}
    if not sheet.parents and not any(row.label for row in sheet.rows[:1]):
        sheet = _below_lines(sheet, table.headings[NUMBER].position, doubts, notes)
    read = {each.position for each in table.headings.values()}
    for position, heading in enumerate(sheet.header):
        if position not in read or header_key(heading) in _STATUS:
            _stated_in(sheet, position, doubts, notes)
    if not sheet.parents:
        _placeholders(table, doubts, notes)
    if doubts:
        # A line through a row says it of that row alone, and more surely.
        struck = {number: why for number, why in sheet.hidden.items() if why is HiddenBy.STRUCK}
        sheet = replace(sheet, hidden={**sheet.hidden, **doubts, **struck})
    if sheet is not table.sheet:
        table = replace(table, sheet=sheet)
    said = ((_waiting(rows, table, answers), say) for rows, say in notes)
    return Doubtful(table=table, notes=tuple(say(rows) for rows, say in said if rows))


def _waiting(rows: list[int], table: Table, answers: Mapping[str, str]) -> list[int]:
    """Those of which nobody said whether they count."""
    sheet = table.sheet
    uses = (
        RowUse(file=sheet.file, sheet=sheet.name, kind=table.kind, row=row, hidden_by=sheet.hidden[row])
        for row in rows
    )
    return [each.row for each in uses if use_of(each, answers) is None]


def refused_below_lines(sheet: Sheet) -> Sheet:
    """Of a list of which no row can be asked about: without what stands below a line that takes it away."""
    lines = dict(_lines(sheet))
    if not any(_is_sure(text, of_a_list=True) for text in lines.values()):
        return sheet
    rows: list[Row] = []
    above: tuple[int, str] | None = None
    for row in sheet.rows:
        if row.number in lines:
            text = lines[row.number]
            above = (row.number, text) if _is_sure(text, of_a_list=True) else None
        elif above is not None:
            row = row._replace(problems={0: _refused_below(*above), **row.problems})
        rows.append(row)
    return replace(sheet, rows=tuple(rows))


def _is_sure(text: str, *, of_a_list: bool = False) -> bool:
    return len(text.split()) <= MOST_WORDS and bool(word_in(text, of_a_list=of_a_list))


def _refused_below(row: int, line: str) -> str:
    return _(
        "it stands below “{title}” in row {row}, which may hold for it too; give it a sheet of its own, or remove "
        "that line"
    ).format(title=shorten(line, 40), row=row)


def _below_lines(sheet: Sheet, position: int, doubts: dict[int, HiddenBy], notes: list[_Noted]) -> Sheet:
    """Below a line that takes away what follows, rows are refused; below one that may, they are asked about."""
    lines = dict(_lines(sheet))
    if not lines or 2 * len(lines) > len(sheet.rows):
        return sheet
    rows: list[Row] = []
    line, is_sure = "", False
    first = 0
    below: list[int] = []
    for row in sheet.rows:
        if row.number in lines:
            notes.append((below, partial(_said_below, sheet, line, first)))
            text = lines[row.number]
            is_sure = _is_sure(text)
            line, first, below = ("" if _is_harmless(text) and not is_sure else text), row.number, []
        elif line and is_sure:
            row = row._replace(problems={position: _refused_below(first, line), **row.problems})
        elif line:
            doubts[row.number] = HiddenBy.BELOW
            below.append(row.number)
        rows.append(row)
    notes.append((below, partial(_said_below, sheet, line, first)))
    return replace(sheet, rows=tuple(rows))


def _said_below(sheet: Sheet, line: str, first: int, below: list[int]) -> str:
    text = ngettext(
        "In {file} row {row} says “{line}”: the row below it, {rows}, waits for an answer.",
        "In {file} row {row} says “{line}”: the rows below it, {rows}, wait for an answer.",
        len(below),
    )
    return text.format(
        file=file_and_sheet(sheet.file, sheet.own_name),
        row=first,
        line=shorten(line, 60),
        rows=said_rows(below),
    )


def _lines(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The rows with one text in the first columns and nothing beside it, by their numbers."""
    if len(sheet.header) < 2:
        return
    for row in sheet.rows:
        if len(list(filter(None, row.texts))) > _FIRST:  # cheaply told of nearly every row
            continue
        filled = [n for n, text in enumerate(row.texts) if text and not text.isspace()]
        if len(filled) != 1 or filled[0] >= _FIRST or row.problems:
            continue
        if is_line(text := one_line(row.texts[filled[0]] or "")):
            yield row.number, text


def is_line(text: str) -> bool:
    """Whether it is words, and no number of an application."""
    return any(map(str.isalpha, text)) and not _NUMBERED.fullmatch(text)


def _is_harmless(text: str) -> bool:
    plain = text.strip(" :.-–—*=#")
    return bool(len(plain) < 2 or _HARMLESS.fullmatch(plain) or names_province(plain))


def _stated_in(sheet: Sheet, position: int, doubts: dict[int, HiddenBy], notes: list[_Noted]) -> None:
    """What a column of states or remarks says of rows; each text is looked at once."""
    heading = sheet.header[position]
    is_status = header_key(heading) in _STATUS
    about = "" if is_status or len(heading.split()) > 2 else word_in(heading, of_a_row=True)
    if not is_status and not about:
        return
    texts = {row.texts[position] for row in sheet.rows if position < len(row.texts)}
    said = {text: _says(text, about) for text in texts if text}
    doubtful = {text for text, is_said in said.items() if is_said}
    if not doubtful:
        return
    found: dict[str, list[int]] = {}
    for row in sheet.rows:
        if position < len(row.texts) and (text := row.texts[position]) in doubtful and text:
            found.setdefault(one_line(text), []).append(row.number)
            doubts[row.number] = HiddenBy.STATED
    notes += _stated_notes(sheet, heading, found)


def _stated_notes(sheet: Sheet, heading: str, found: Mapping[str, list[int]]) -> list[_Noted]:
    return [(rows, partial(_said_stated, sheet, heading, text)) for text, rows in list(found.items())[:_MOST]]


def _said_stated(sheet: Sheet, heading: str, text: str, rows: list[int]) -> str:
    said_of = ngettext(
        "In {file} “{heading}” says “{text}” in row {rows}, which waits until somebody says whether it counts.",
        "In {file} “{heading}” says “{text}” in rows {rows}, which wait until somebody says whether they count.",
        len(rows),
    )
    return said_of.format(
        file=file_and_sheet(sheet.file, sheet.own_name),
        heading=shorten(heading, 40),
        text=shorten(text, 60),
        rows=said_rows(rows),
    )


def _placeholders(table: Table, doubts: dict[int, HiddenBy], notes: list[_Noted]) -> None:
    """Rows that somebody made to try something out or took back, or that hold what a spreadsheet computed of others."""
    sheet = table.sheet
    for name, is_none in (("title", _is_trial), ("organisation", is_marked), (NUMBER, _is_statistic)):
        if name not in table.headings:
            continue
        position = table.headings[name].position
        texts = {row.texts[position] for row in sheet.rows if position < len(row.texts)}
        doubtful = {text for text in texts if text and is_none(text)}
        found: dict[str, list[int]] = {}
        for row in sheet.rows if doubtful else ():
            if position < len(row.texts) and (text := row.texts[position]) in doubtful and text:
                if name == NUMBER and not _is_computed(row, position):
                    continue
                found.setdefault(one_line(text), []).append(row.number)
                doubts[row.number] = HiddenBy.STATED
        notes += _stated_notes(sheet, sheet.header[position], found)


def _is_trial(text: str) -> bool:
    """Or with a mark that it was withdrawn."""
    is_short = len(text) <= _LONGEST_TRIAL
    return (is_short and header_key(text.strip("[]()<>{}.…! ")) in _TRIALS) or is_marked(text)


def _is_statistic(text: str) -> bool:
    return _STATISTIC.fullmatch(text.strip()) is not None


def _is_computed(row: Row, position: int) -> bool:
    """Whether all that stands beside it is a number."""
    others = [n for n, text in enumerate(row.texts) if n != position and text and not text.isspace()]
    return bool(others) and all(n in row.numbers or _BARE.fullmatch(row.texts[n] or "") for n in others)


def _says(text: str, about: str) -> bool:
    if about:
        return header_key(clean_text(text)) not in _NO
    if len(text.split()) > MOST_WORDS or not word_in(text, of_a_row=True):
        return False
    return decision_said(text) is None  # what was decided about admissibility is asked about as such
