"""A form as a juror fills it in with a spreadsheet program."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from evalapp.demo.scores import DemoScore
from evalapp.domain.order import number_key
from evalapp.exchange.forms.ids import COMMENT, SCORE, marked_column, place_mark


def fill_form(raw: bytes, scores: Sequence[DemoScore], criteria: Sequence[str]) -> bytes:
    """`raw` with the scores and motivations of its juror; `criteria` in the order of the scheme."""
    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(raw))
    numbers = sorted({each.application for each in scores}, key=number_key)
    said = {(each.application, each.criterion): each for each in scores}
    for sheet in workbook.worksheets:
        columns = _columns(sheet)
        for row in range(1, sheet.max_row + 1):
            mark = place_mark(str(sheet.cell(row, 1).value or ""))
            if mark is None:
                continue
            score = said[numbers[mark.sheet], criteria[mark.criterion]]
            sheet.cell(row, columns[SCORE]).value = float(score.value)
            sheet.cell(row, columns[COMMENT]).value = score.comment
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _columns(sheet: Any) -> dict[str, int]:
    """Where what stands, of a sheet of an application; empty of any other."""
    found = ((marked_column(str(cell.value or "")), cell.column) for cell in sheet[1])
    return {mark[1]: column for mark, column in found if mark is not None}
