"""What is made of a column, and what those who judge it share: its cells, their places, the question to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import Field
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.how import LEAVE_OUT, WORDS, How, choice_label, effect_of, said_so
from evalapp.sheets.sheet import Cell, Row, Sheet

NONE_REFUSED: Mapping[tuple[int, str], str] = MappingProxyType({})
NUMBER = re.compile(r"\d[\d.,\s'’]*(?:[.,][-–—=]{1,2})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """`reason`: why a cell that is `in_doubt` cannot be read, as long as nobody answered the `question`."""

    reason: str
    in_doubt: Callable[[Cell], bool]
    question: Question | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgment:
    """How a column is read. Of its `doubts` each is weighed by itself: of the unit, and of the marks in its numbers.

    `is_further`: nothing is made of it.
    `refused`: by `row_key`, why its cell in that row cannot be taken whatever was said; `odd`, likewise, what is to be
    said of a cell that is taken.
    """

    how: How = field(default_factory=How)
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    is_further: bool = False
    refused: Mapping[tuple[int, str], str] = field(default_factory=lambda: NONE_REFUSED)
    odd: Mapping[tuple[int, str], str] = field(default_factory=lambda: NONE_REFUSED)

    def doubt_of(self, cell: Cell) -> str:
        """Why the cell cannot be read yet; empty where it can."""
        doubt = self.doubt_about(cell)
        return "" if doubt is None else doubt.reason

    def doubt_about(self, cell: Cell) -> Doubt | None:
        return next((each for each in self.doubts if each.in_doubt(cell)), None)

    @property
    def questions(self) -> list[Question]:
        return [each.question for each in self.doubts if each.question is not None]

    def asks(self, id: str) -> bool:
        return any(each.id == id for each in self.questions)


def row_key(row: Row) -> tuple[int, str]:
    return row.number, row.label


def question_id(heading: Heading) -> str:
    return f"column:{heading.text}"


def marks_id(heading: Heading, name: str = "") -> str:
    """Of the question what the marks in its numbers are, which a column may ask beside that of its unit.

    `name`: of one of two marks that are both in doubt.
    """
    return f"marks-{name}:{heading.text}" if name else f"marks:{heading.text}"


def cells(
    sheet: Sheet, heading: Heading, refused: Collection[tuple[int, str]] = NONE_REFUSED
) -> Iterator[Cell]:
    """The cells of the column that are not empty, without their addresses: these are made for few.

    `refused`: of these rows there are none.
    """
    position = heading.position
    for row in sheet.rows:
        text = row.texts[position] if position < len(row.texts) else None
        if text and not (refused and row_key(row) in refused):
            yield Cell(text, "", position in row.numbers, shown=row.shown.get(position))


def texts(sheet: Sheet, heading: Heading) -> Iterator[str]:
    """Of the same cells."""
    position = heading.position
    for row in sheet.rows:
        if position < len(row.texts) and (text := row.texts[position]):
            yield text


def address_of(sheet: Sheet, heading: Heading, index: int) -> str:
    """Of the cell that is the index-th that `cells` gives."""
    position = heading.position
    filled = (row for row in sheet.rows if position < len(row.texts) and row.texts[position])
    return next(sheet.address(row, position) for n, row in enumerate(filled) if n == index)


def asked(id: str, field: Field, text: str, why: str, hows: Mapping[str, How], *examples: Cell) -> Question:
    choices = [
        Choice(
            id=word,
            label=choice_label(word),
            effect=" · ".join(filter(None, (effect_of(how, field, each) for each in examples))),
        )
        for word, how in hows.items()
    ]
    if not id.startswith("marks"):
        choices.append(Choice(id=LEAVE_OUT, label=choice_label(LEAVE_OUT)))
    return Question(id=id, text=text, why=why, choices=tuple(choices))


def asked_for_unit(
    heading: Heading, field: Field, how: How, why: str, example: Cell, *, words: Sequence[str] = ()
) -> Question:
    """`words`: the units that it may be in, where not every one comes in question."""
    return asked(
        question_id(heading),
        field,
        _("The values in “{heading}” are:").format(heading=shorten(heading.text)),
        why,
        {word: said_so(how, field, word) for word in words or WORDS[field.sort]},
        example,
    )


def bare_number(text: str) -> str:
    found = NUMBER.search(text)
    return re.sub(r"[\s'’]", "", found[0]) if found else ""
