"""Printing: a ranking report of 1,000 applications beside its rows in a plain table; a workbook of 50,000 scores."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.workbook import WORKBOOK
from evalapp.operations.workspace import Workspace
from evalapp.words.places import total
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

_APPLICATIONS, _CRITERIA = 1_000, 6
_MOST = 3.0
_SEATS, _SCORED, _MOST_OF_BOOK = 5, 10, 2.0  # of the workbook
Cells = Sequence[tuple[str, Sequence[Sequence[Any]]]]


def ranking_report() -> Result:
    """Gathering is not counted, drawing is: with reasons, feet, bookmarks and the structure for who hears it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "call.evalpanel"
        large_panel(
            path,
            applications=_APPLICATIONS,
            jurors=100,
            per_application=3,
            criteria=_CRITERIA,
            asked=lambda n: (100_000 + n % 97 * 1_000) * 100,
        ).close()
        with Workspace.open(path) as panel:
            move_to_phase(panel, Phase.DELIBERATION)
            gathered = RANKING.gathered(panel, Options(language="en"))
            rows = _rows(panel)
            mine, base = in_turn(gathered.draw, lambda: _bare(rows), 3)
    return Result(
        name=f"ranking report, {_APPLICATIONS:,} applications",
        ours=mine,
        baseline=base,
        most=_MOST,
        baseline_name="its rows as a reportlab table",
    )


def _rows(panel: Workspace) -> Sequence[Sequence[str]]:
    """As many cells as the report has: number, title and organisation, criteria, total, outcome, support."""
    view = panel.view
    applications = {each.number: each for each in view.applications()}
    return [
        [
            str(place.place),
            f"<b>{place.title}</b><br/>{place.application} · {applications[place.application].organisation}",
            *("3,50" for _criterion in range(_CRITERIA)),
            total(place),
            place.outcome.label,
            "€100,000",
        ]
        for place in ranking_of(panel).places
    ]


def _bare(rows: Sequence[Sequence[str]]) -> bytes:
    look, buffer = getSampleStyleSheet()["BodyText"], io.BytesIO()
    cells = [[number, Paragraph(title, look), *rest] for number, title, *rest in rows]
    widths = [20, 150, *(30 for _n in range(_CRITERIA)), 40, 60, 60]
    SimpleDocTemplate(buffer).build([Table(cells, colWidths=widths, repeatRows=1)])
    return buffer.getvalue()


def workbook_report() -> Result:
    """Gathering is not counted. Working out what counts is, as are formats, results of formulas and keys."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "call.evalpanel"
        large_panel(
            path,
            applications=_APPLICATIONS,
            jurors=100,
            per_application=_SEATS,
            criteria=_SCORED,
            asked=lambda n: (100_000 + n % 97 * 1_000) * 100,
        ).close()
        with Workspace.open(path) as panel:
            move_to_phase(panel, Phase.DELIBERATION)
            gathered = WORKBOOK.gathered(panel, Options(language="en"))
            cells = _cells(gathered.draw())
            mine, base = in_turn(gathered.draw, lambda: _bare_book(cells), 3)
    scores = _APPLICATIONS * _SEATS * _SCORED
    return Result(
        name=f"workbook, {scores:,} scores",
        ours=mine,
        baseline=base,
        most=_MOST_OF_BOOK,
        baseline_name="its cells through openpyxl, write-only",
    )


def _cells(book: bytes) -> Cells:
    """Numbers, days, texts and formulas, as openpyxl reads them."""
    read = load_workbook(io.BytesIO(book), read_only=True)
    return [
        (sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in read.worksheets
    ]


def _bare_book(sheets: Cells) -> bytes:
    book, buffer = Workbook(write_only=True), io.BytesIO()
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()
