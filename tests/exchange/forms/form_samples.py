"""A spreadsheet form of a small call, and hands to fill it in, rename it, sort it and read it back."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Score
from evalapp.domain.people import Person, Role
from evalapp.domain.scheme.model import Comment, Scale, Scheme, Word
from evalapp.domain.scoring.answer import NOTHING
from evalapp.domain.texts import Text
from evalapp.exchange.forms.content import FormContent
from evalapp.exchange.forms.ids import COLUMNS, KIND, MARK, form_key, marked_column, place_mark
from evalapp.exchange.forms.reading import read_form
from evalapp.exchange.forms.rows import table_of
from evalapp.exchange.forms.writing import write_form
from evalapp.exchange.merge.incoming import ScoreTable, TableRow
from tests.exchange.merge.merge_samples import CRITERIA, NUMBERS
from tests.exchange.merge.merge_samples import SCHEME as PLAIN
from tests.exchange.sealed.exchange_samples import PANEL, PANEL_IDENTITY

KEY = form_key(PANEL_IDENTITY)
FORM = "7f3a91c0-44de-4b1a-9c3e-0a5d2f6b7c81"
SCHEME = replace(
    PLAIN,
    groups=(
        replace(PLAIN.groups[0], criteria=(replace(CRITERIA[0], comment=Comment.REQUIRED), CRITERIA[1])),
    ),
)
WORDS = Scale(
    id="words",
    lowest=Fraction(-2),
    highest=Fraction(0),
    step=Fraction(1),
    words=(
        Word(id="kritisch", value=-2, title=Text(nl="Kritisch", en="Critical"), excludes=True),
        Word(id="redelijk", value=-1, title=Text(nl='"Redelijk"', en='"Fair"')),
        Word(id="goed", value=0, title=Text(nl="Goed", en="Good")),
    ),
)  # fmt: skip
Change = Callable[[Workbook], None]


def on(scale: Scale) -> Scheme:
    group = SCHEME.groups[0]
    return replace(
        SCHEME,
        groups=(replace(group, criteria=tuple(replace(each, scale=scale) for each in group.criteria)),),
    )


def content(*scores: Score, **changes: Any) -> FormContent:
    facts: dict[str, Any] = {
        "panel": PANEL,
        "form": FORM,
        "number": 1,
        "created_at": "2026-02-01T10:00:00Z",
        "title": "Call",
        "scheme": SCHEME,
        "scheme_version": 1,
        "juror": Person(id="J1", name="An Peeters", role=Role.JUROR),
        "dossiers": tuple(dossier(number) for number in NUMBERS),
        "scores": scores,
    }
    return FormContent(**(facts | changes))


def dossier(number: str, title: str = "", **changes: Any) -> Dossier:
    facts = {"title": title or f"Title of {number}", "organisation": f"Organisation of {number}"} | changes
    return Dossier(application=Application(number=number, **facts))


def score(value: int | None, comment: str = "", **changes: Any) -> Score:
    facts: dict[str, Any] = {"juror": "J1", "application": "A-1", "criterion": "helix"} | changes
    return Score(value=value, comment=comment, **facts)


def written(*scores: Score, **changes: Any) -> bytes:
    return write_form(content(*scores, **changes), KEY)


def workbook_of(raw: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw))


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def changed(raw: bytes, *changes: Change) -> bytes:
    """The form after a juror, or an accident, did something to it."""
    workbook = workbook_of(raw)
    for change in changes:
        change(workbook)
    return saved(workbook)


def read(raw: bytes, *, scheme: Scheme = SCHEME, panel: str = PANEL, key: bytes = KEY) -> ScoreTable:
    form = read_form(raw, Path("form.xlsx"), panel=panel, key=key)
    assert form is not None
    return table_of(form, scheme, file="form.xlsx", sha256=f"{hash(raw):x}")


def rows(raw: bytes, **how: Any) -> dict[tuple[str, str], TableRow]:
    return {(each.application, each.criterion): each for each in read(raw, **how).rows}


def said(raw: bytes, **how: Any) -> dict[tuple[str, str], object]:
    """What the form says of each place that says anything: value, reason and comment, or its problem."""
    return {
        place: row.problem or row.answer
        for place, row in rows(raw, **how).items()
        if row.problem or row.answer != NOTHING
    }


def sheets(workbook: Workbook) -> list[Worksheet]:
    """The applications' sheets, whatever they are called."""
    return [each for each in workbook.worksheets if marks(each)]


def marks(sheet: Worksheet) -> dict[int, int]:
    """Row → position of its criterion."""
    return {
        row: found.criterion
        for row in range(1, sheet.max_row + 1)
        if isinstance(text := sheet.cell(row, 1).value, str) and (found := place_mark(text))
    }


def hidden(workbook: Workbook) -> Worksheet:
    return next(each for each in workbook.worksheets if each["A1"].value == KIND)


def address(sheet: Worksheet, criterion: int, column: str) -> str:
    """Where the answer to a criterion stands; `column` as in COLUMNS."""
    assert column in COLUMNS
    letters = next(
        cell.column_letter
        for cell in sheet[1]
        if isinstance(cell.value, str) and cell.value.startswith(MARK)
        and (found := marked_column(cell.value)) and found[1] == column
    )  # fmt: skip
    row = next(row for row, position in marks(sheet).items() if position == criterion)
    return f"{letters}{row}"


def fill(application: int, criterion: int, **answers: object) -> Change:
    """Put answers in cells: `score`, `reason`, `comment`."""

    def change(workbook: Workbook) -> None:
        sheet = sheets(workbook)[application]
        for column, value in answers.items():
            sheet[address(sheet, criterion, column)] = value

    return change
