"""Which of the sheets with applications count: one of withdrawn ones looks like any other, and comes in like it.

A sheet that says of itself that it is none of the call is asked about. Where several sheets hold applications and none
says so, they are read together and that is said, unless somebody wants to be asked, as in the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from evalapp.domain.application import Helix
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.left_sheet import LeftSheet
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.evidence.same_cells import evidence_of
from evalapp.exchange.intake.fields import NUMBER
from evalapp.exchange.intake.mapping.sides import question_of_sides
from evalapp.exchange.intake.rows import PartRow
from evalapp.exchange.intake.tables import Table, shown_of
from evalapp.exchange.intake.taking.doubtful_rows import with_doubtful_rows
from evalapp.exchange.intake.taking.doubtful_words import MOST_WORDS, word_in
from evalapp.exchange.intake.taking.hidden_rows import ABOUT_SHEET, ASK
from evalapp.exchange.intake.taking.left_sheets import gone_with_it, left_sheet
from evalapp.sheets.sheet import Sheet
from evalapp.words.fields import field_label

_MOST_NUMBERS = 5


@dataclass(kw_only=True)
class SheetsTaken:
    """What becomes of the sheets of applications of all files; `left` are those that an answer leaves out."""

    answers: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    left: list[LeftSheet] = field(default_factory=list)
    _out: set[str] = field(default_factory=set)
    _in: set[str] = field(default_factory=set)

    def take(self, tables: Sequence[Table]) -> Iterator[Table]:
        """Those of one file, without the sheets that are left out; of one in doubt, with the id of its question."""
        lists = [each for each in tables if _may_be_asked(each)]
        several = len([each for each in lists if not each.sheet.within]) > 1
        told: list[str] = []
        for table in tables:
            if table.lacks_sides:
                yield from self._of_one_side(table)
                continue
            if table not in lists:
                yield self._with_doubtful_rows(table)
                continue
            self.known.add(table.sheet.name)
            why = _says_of_itself(table.sheet)
            asked = ABOUT_SHEET + table.sheet.name
            is_asked = bool(why) or (several and self.answers.get(ABOUT_SHEET) == ASK)
            answer = self.answers.get(asked, "" if is_asked else Use.KEEP)
            numbers = {number for row in table.sheet.rows if (number := shown_of(table, row, NUMBER))}
            if answer not in ("", Use.KEEP, Use.LEAVE_OUT):
                raise BadValue(
                    _("“{text}” does not say what becomes of a row; write 7=keep or 7=leave-out.").format(
                        text=shorten(f"{table.sheet.name}!*={answer}")
                    )
                )
            if answer == Use.LEAVE_OUT:
                if table.kind == APPLICATIONS:
                    self._out |= numbers
                self._leave_out(table)
                continue
            if table.kind == APPLICATIONS:
                self._in |= numbers
                if answer or not table.sheet.within:
                    told.append(_counted(table.sheet))
            if not answer:
                asking = (
                    _question_of_second(table)
                    if table.sheet.within
                    else _question(table, why or _beside(lists))
                )
                self.questions.append(asking)
                table = replace(table, in_doubt=asked)
            yield self._with_doubtful_rows(table)
        if len(told) > 1:
            self.notes.append(_("Several sheets hold applications: {sheets}.").format(sheets=", ".join(told)))

    def _of_one_side(self, table: Table) -> Iterator[Table]:
        """A list of partners without a column for their sides: on which all stand is asked once, and never guessed."""
        asked = ABOUT_SHEET + table.sheet.name
        self.known.add(table.sheet.name)
        answer = self.answers.get(asked, "")
        if answer == Use.LEAVE_OUT:
            self._leave_out(table)
            return
        if answer in tuple(Helix):
            table = replace(table, side=Helix(answer))
        else:
            self.questions.append(question_of_sides(table))
            table = replace(table, in_doubt=asked)
        yield self._with_doubtful_rows(table)

    def _leave_out(self, table: Table) -> None:
        self.left.append(left_sheet(table))
        self.notes.append(_left_out(table.sheet))

    def _with_doubtful_rows(self, table: Table) -> Table:
        found = with_doubtful_rows(table, self.answers)
        self.notes += found.notes
        return found.table

    def with_their_parts(self, parts: Sequence[PartRow]) -> list[PartRow]:
        """Partners and budget of applications that only stand on a sheet that is left out go with it."""
        gone = self._out - self._in
        left = [part for part in parts if part.number not in gone]
        if n := len(parts) - len(left):
            self.notes.append(gone_with_it(n))
        return left


def refuse_unused_sheets(known: Iterable[str], answers: Mapping[str, str]) -> None:
    """Raises BadValue for an answer about a sheet that no file has, or that holds no applications."""
    there = set(known)
    for asked in answers:
        name = asked.removeprefix(ABOUT_SHEET)
        if asked in (name, ABOUT_SHEET) or name in there:
            continue
        raise BadValue(
            _("No sheet with applications is called “{sheet}”; those are: {sheets}.").format(
                sheet=shorten(name), sheets=", ".join(map(shorten, sorted(there))) or "–"
            )
        )


def _may_be_asked(table: Table) -> bool:
    sheet = table.sheet
    if sheet.within:
        return bool(sheet.rows)
    stem = PurePath(sheet.file).stem
    is_of_a_workbook = not sheet.is_alone or sheet.name != stem or bool(word_in(stem, of_a_file=True))
    return table.kind == APPLICATIONS and bool(sheet.rows) and not sheet.parents and is_of_a_workbook


def _says_of_itself(sheet: Sheet) -> str:
    """Why it may be none of the call, by its name, that of its file or a title above its headings; else empty."""
    if sheet.within:
        return _second(sheet)
    if word := word_in(sheet.name):
        return _("its name says “{word}”").format(word=word)
    if word := word_in(PurePath(sheet.file).stem, of_a_file=True):
        return _("the name of its file says “{word}”").format(word=word)
    for text in sheet.above:
        if len(text.split()) <= MOST_WORDS and word_in(text):
            return _("above its headings stands “{text}”").format(text=shorten(text, 60))
    return ""


def _beside(lists: Sequence[Table]) -> str:
    told = ", ".join(_counted(each.sheet) for each in lists)
    return _("several sheets hold applications: {sheets}").format(sheets=told)


def _counted(sheet: Sheet) -> str:
    n = len(sheet.rows)
    words = ngettext("“{sheet}” ({n} row)", "“{sheet}” ({n} rows)", n)
    return words.format(sheet=shorten(sheet.name), n=n)


def _left_out(sheet: Sheet) -> str:
    return _("The sheet {sheet} is left out.").format(sheet=_counted(sheet))


def _question(table: Table, why: str) -> Question:
    sheet, n = table.sheet, len(table.sheet.rows)
    text = ngettext(
        "The sheet “{sheet}” holds {n} application ({numbers}): does it count?",
        "The sheet “{sheet}” holds {n} applications ({numbers}): do they count?",
        n,
    )
    numbers = [shown_of(table, row, NUMBER) for row in sheet.rows[: _MOST_NUMBERS + 1]]
    told = ", ".join([*filter(None, numbers[:_MOST_NUMBERS]), *(["…"] if n > _MOST_NUMBERS else [])])
    return Question(
        id=ABOUT_SHEET + sheet.name,
        text=text.format(sheet=shorten(sheet.name), n=n, numbers=told or "–"),
        why=_("{why}; until it is decided nothing of it comes in").format(why=why),
        choices=(
            Choice(id=Use.KEEP, label=ngettext("take it in", "take them in", n)),
            Choice(id=Use.LEAVE_OUT, label=_("leave the sheet out")),
        ),
        evidence=evidence_of(table, ABOUT_SHEET + sheet.name),
    )


def _second(sheet: Sheet) -> str:
    headings = " | ".join(text for text in sheet.header if text)
    return _("a second table begins in {cell}, under headings of its own: {headings}").format(
        cell=sheet.address_at(sheet.heading_row, next(n for n, text in enumerate(sheet.header) if text)),
        headings=shorten(headings, 100),
    )


def _question_of_second(table: Table) -> Question:
    sheet, n = table.sheet, len(table.sheet.rows)
    text = ngettext(
        "The table “{table}” beside or below another holds {n} row of {kind}: does it count?",
        "The table “{table}” beside or below another holds {n} rows of {kind}: do they count?",
        n,
    )
    return Question(
        id=ABOUT_SHEET + sheet.name,
        text=text.format(table=shorten(sheet.name), n=n, kind=field_label(table.kind)),
        why=_("{why}; until it is decided nothing of it comes in").format(why=_second(sheet)),
        choices=(
            Choice(id=Use.KEEP, label=ngettext("take it in", "take them in", n)),
            Choice(id=Use.LEAVE_OUT, label=_("leave the table out")),
        ),
        evidence=evidence_of(table, ABOUT_SHEET + sheet.name),
    )


def doubt_words(table: Table) -> str:
    """Why no row of it comes in yet."""
    if table.lacks_sides:
        return _(
            "No column says on which side of the triple helix this partner stands; nobody said it of the list."
        )
    if not table.in_doubt.startswith(ABOUT_SHEET):
        return _("Nobody said yet which of several columns is {field}.").format(
            field=field_label(table.doubted)
        )
    if table.sheet.within:
        return _("Nobody said yet whether the table “{table}” counts: take it in or leave it out.").format(
            table=shorten(table.sheet.name)
        )
    return _("Nobody said yet whether the sheet “{sheet}” counts: take it in or leave it out.").format(
        sheet=shorten(table.sheet.name)
    )
