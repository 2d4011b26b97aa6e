"""Reading the rows of one table of applications, partners or budgets: each as a whole, each column as one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Question
from evalapp.domain.numbers import shorten
from evalapp.exchange.intake.cells.plain import Plain
from evalapp.exchange.intake.column_reader import reader_of
from evalapp.exchange.intake.evidence.judge import judge
from evalapp.exchange.intake.evidence.judgment import Judgment, row_key
from evalapp.exchange.intake.evidence.short_years import waiting_for_year
from evalapp.exchange.intake.evidence.to_come import ToCome, to_come_id
from evalapp.exchange.intake.evidence.units.magnitudes import NO_BOUNDS, Bounds
from evalapp.exchange.intake.evidence.unreadable import WATCHED, Awaited, Unreadable, unread_id
from evalapp.exchange.intake.fields import FIELDS, NUMBER, Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import DATED, How
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.rows import Unsaid
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.columns import at, first_problem, named
from evalapp.sheets.sheet import Cell, Row, Sheet, clean_text

AT_ONCE = 4_096  # rows
_MOST_KNOWN = 32_768  # values of a column that are remembered while a table is read
_TRIED = 4_096  # after as many it shows whether they come again
_UNKNOWN = object()
_NOTHING: Mapping[str, Any] = {}


class Reading(NamedTuple):
    """What one row says: `values` of the fields in `names`, in their order, and the `notes` on how they were read.

    `unsaid`: the fields of which a cell says nothing, each with its place and what it holds.
    `awaits`: the questions that keep it out, where nothing has to be mended.
    `column` is the heading of the first cell that is wrong and `cell` its address, `reason` says all that is; there
    are no values then.
    """

    names: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    notes: tuple[str, ...] = ()
    column: str = ""
    cell: str = ""
    reason: str = ""
    unsaid: tuple[Unsaid, ...] = ()
    awaits: tuple[str, ...] = ()
    partly: Mapping[str, Any] = _NOTHING

    def get(self, name: str) -> Any:
        """None where the row does not say."""
        return self.values[self.names.index(name)] if name in self.names else None

    @property
    def fields(self) -> dict[str, Any]:
        return dict(zip(self.names, self.values))


@dataclass(kw_only=True, slots=True)
class _Column:
    """`texts` and `numbers`: what was read of cells with that text, of which at most `most` are remembered.

    `plain` reads what nearly all cells hold, and gives None for the others.
    """

    name: str
    position: int
    read: Callable[[Cell], Any]
    plain: Plain | None
    refused: Mapping[tuple[int, str], str]
    texts: dict[str, Any] = dataclass_field(default_factory=dict)
    numbers: dict[str, Any] = dataclass_field(default_factory=dict)
    most: int = _MOST_KNOWN

    def remember(self, known: dict[str, Any], text: str, value: Any, rows: int) -> None:
        """`rows`: how many were read. Where nearly each has a value of its own, remembering is memory for nothing."""
        known[text] = value
        if len(known) == _TRIED and rows < _TRIED + _TRIED // 64:
            known.clear()
            self.most = 0


def _cells_at(positions: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Of a row: as itemgetter, which gives a single one bare."""
    if len(positions) > 1:
        return itemgetter(*positions)
    return lambda texts: [texts[each] for each in positions]


class RowReader:
    """What a column holds again and again is read once, and kept once.

    `questions` are those that the columns ask, and once the rows are read those of what was found in them; `notes` what
    their headings want to be said. The fields `as_further` are not read: somebody wants them as they are written.
    """

    def __init__(
        self,
        kind: str,
        sheet: Sheet,
        headings: Mapping[str, Heading],
        answers: Mapping[str, str],
        *,
        bounds: Bounds = NO_BOUNDS,
        number_of: Callable[[Row], str] = lambda _row: "",
        left_out: Collection[int] = (),
        years_asked: Mapping[str, Container[str]] = _NOTHING,
    ) -> None:
        self._sheet = sheet
        self._columns: list[_Column] = []
        self._answers, self._bounds, self._years_asked = answers, bounds, years_asked
        self._asked: list[Question] = []
        self._late: list[ToCome | Unreadable] = []
        self.notes: list[str] = []
        self.as_further: list[str] = []
        self.hows: dict[str, How] = {}
        # What is to be said of cells, by their rows.
        self._odd: dict[tuple[int, str], list[tuple[int, str]]] = {}
        judged = judge(sheet, kind, headings, answers, bounds=bounds, number_of=number_of, left_out=left_out)
        for name, each in judged.items():
            self._add(headings[name], FIELDS[kind][name], each)
        # Asked of each cell of each row; what is refused by its row is looked at for itself.
        self._plan = [(each, each.position, {} if each.refused else each.texts) for each in self._columns]
        plain = [(each.plain, known.get) for each, _position, known in self._plan]
        self._one_by_one = [each.one if each else get for each, get in plain]
        self._by_column = [each.column if each else partial(map, get) for each, get in plain]
        self._cells = _cells_at([each.position for each in self._columns])
        self._names = tuple(column.name for column in self._columns)
        self._rows = 0
        self._width = max((column.position + 1 for column in self._columns), default=0)

    def _add(self, heading: Heading, field: Field, judged: Judgment) -> None:
        self.notes += judged.notes
        if judged.is_further:
            self.as_further.append(heading.name)
            return
        self.hows[heading.name] = judged.how
        self._asked += judged.questions
        for row, why in judged.odd.items():
            self._odd.setdefault(row, []).append((heading.position, why))
        read = reader_of(field, judged)
        if texts := self._years_asked.get(heading.name):
            read = waiting_for_year(read, heading, texts)
        if field.sort in WATCHED and not field.needed:
            read = self._spared(heading, field, read, is_asked=bool(judged.questions))
        if field.sort in DATED and self._bounds.now:
            read = self._watched(heading, field.sort, read)
        self._columns.append(
            _Column(
                name=heading.name,
                position=heading.position,
                read=read,
                plain=None if judged.doubts or judged.refused else judged.how.plain(field),
                refused=judged.refused,
            )
        )

    def _spared(
        self, heading: Heading, field: Field, read: Callable[[Cell], Any], *, is_asked: bool
    ) -> Callable[[Cell], Any]:
        answer = self._answers.get(unread_id(heading), "")
        unreadable = Unreadable(heading, read, empty=field.empty, answer=answer, is_asked=not is_asked)
        if not is_asked:  # what cannot be read yet may be readable once it is said how
            self._late.append(unreadable)
        return unreadable.read

    def _watched(self, heading: Heading, sort: Sort, read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
        watch = ToCome(
            heading,
            read,
            sort=sort,
            bounds=self._bounds,
            answer=self._answers.get(to_come_id(heading), ""),
        )
        self._late.append(watch)
        return watch.read

    @property
    def questions(self) -> list[Question]:
        found = (each.question for each in self._late)
        return [*self._asked, *(each for each in found if each is not None)]

    def readings(self, rows: Iterable[Row]) -> Iterator[Reading]:
        """Of each what `read` gives, in their order; of rows in which there is but text some thousands at once."""
        remaining = iter(rows)
        while some := list(islice(remaining, AT_ONCE)):
            if not self._columns or not all(map(self._is_text, some)):
                yield from map(self.read, some)
                continue
            columns = zip(*[self._cells(row.texts) for row in some])
            found = zip(*[read(texts) for read, texts in zip(self._by_column, columns)])
            yield from map(self._read, some, found)

    def _is_text(self, row: Row) -> bool:
        """As every whole row of a CSV file."""
        return len(row.texts) >= self._width and not (
            row.numbers or row.shown or row.altered or row.problems or row.label
        )

    def read(self, row: Row) -> Reading:
        """The fields of the row that the file has, or why it is refused; never a part of it."""
        return self._read(row, None)

    def _read(self, row: Row, found: Sequence[Any] | None) -> Reading:
        """`found`: what was read of its columns, None in the place of what must be looked at; None where none was."""
        if row.problems and (bad := first_problem(self._sheet, row)) is not None:
            first = min(row.problems)  # of a cell under no heading, perhaps
            heading = self._sheet.header[first] if first < len(self._sheet.header) else ""
            return Reading(column=heading, cell=bad.address, reason=at(bad, bad.problem))
        self._rows += 1
        texts, numbers, shown = row.texts, row.numbers, row.shown
        if len(texts) < self._width:
            texts += ("",) * (self._width - len(texts))
        altered = row.altered
        is_plain = not numbers and not shown and not altered  # as every row of a CSV file
        notes: list[str] = []
        if found is None:  # an object of JSON may lack a key, and has no text there
            is_known = is_plain and not (row.label and None in texts)
            each = zip(self._one_by_one, self._cells(texts)) if is_known else ()
            found = [read(text) for read, text in each] or [None] * len(self._plan)
        if None not in found and not self._odd:
            return Reading(names=self._names, values=tuple(found))
        values: list[Any] = []
        absent: list[str] = []
        silent: list[Unsaid] = []
        wrong: list[tuple[bool, int, str]] = []  # whether it only waits for an answer, where, and why
        awaited: list[str] = []
        for (column, position, texts_known), value in zip(self._plan, found):
            if value is not None:
                values.append(value)
                continue
            text = texts[position]
            if text is None and column.name != NUMBER:
                absent.append(column.name)
                continue
            text = text or ""  # no row can do without a number, whatever else an object leaves out
            # A text that nothing is remembered of need not be hashed.
            if is_plain and texts_known and (value := texts_known.get(text, _UNKNOWN)) is not _UNKNOWN:
                values.append(value)
                continue
            if column.refused and (why := column.refused.get(row_key(row))):
                wrong.append((False, position, self._told(row, position, why)))
                values.append(_UNKNOWN)
                continue
            is_number = not is_plain and position in numbers
            kind = None if is_plain else shown.get(position)
            other = altered.get(position) if altered else None
            is_as_held = kind is None and other is None
            known = column.numbers if is_number else column.texts
            value = known.get(text, _UNKNOWN) if known and is_as_held else _UNKNOWN
            if value is not _UNKNOWN:
                values.append(value)
                continue
            try:
                value = column.read(Cell(text, "", is_number, "", kind, other))
            except BadValue as error:
                waits = isinstance(error, Awaited) and bool(error.question)
                why = self._told(row, position, named(error, self._sheet.header[position]))
                wrong.append((waits, position, why))
                values.append(_UNKNOWN)
                if isinstance(error, Awaited) and error.question:
                    awaited.append(error.question)
                continue
            if type(value) is Noted:
                notes.append(self._told(row, position, value.note))
                if value.is_unsaid:
                    place = self._sheet.address(row, position)
                    silent.append(Unsaid(column.name, shorten(clean_text(text)), place, notes[-1]))
                values.append(value.value)
                continue
            values.append(value)
            if is_as_held and len(known) < column.most:
                column.remember(known, text, value, self._rows)
        names = tuple(name for name in self._names if name not in absent) if absent else self._names
        if wrong:
            wrong.sort(key=itemgetter(0))  # what has to be mended keeps it out, whatever is answered
            first = wrong[0][1]
            return Reading(
                column=self._sheet.header[first],
                cell=self._sheet.address(row, first),
                reason=" ".join(reason for _waits, _position, reason in wrong),
                awaits=tuple(awaited) if len(awaited) == len(wrong) else (),
                partly={name: value for name, value in zip(names, values) if value is not _UNKNOWN},
            )
        if self._odd and (odd := self._odd.get(row_key(row))):
            notes += [self._told(row, position, why) for position, why in odd]
        return Reading(names=names, values=tuple(values), notes=tuple(notes), unsaid=tuple(silent))

    def _told(self, row: Row, position: int, why: str) -> str:
        cell = self._sheet.cell(row, position)
        return at(cell or Cell("", self._sheet.address(row, position)), why)
