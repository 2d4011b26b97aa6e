"""Score tables and forms that come back in another format than they left in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwt

from evalapp.exchange.forms.ids import MARK
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.workspace import Workspace
from tests.exchange.forms.form_samples import changed, fill
from tests.samples import small_panel
from tests.sheets.other_workbooks import ods_cell, write_ods


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def form(workspace: Workspace, folder: Path) -> Path:
    return hand_out_forms(workspace, folder / "forms", jurors=("J1",)).forms[0].path


def test_a_form_that_was_saved_as_another_kind_says_what_to_do(workspace: Workspace, tmp_path: Path) -> None:
    """There an error looks like an empty cell, which in a form takes a score away."""
    path = form(workspace, tmp_path)
    book = xlwt.Workbook()
    for sheet in openpyxl.load_workbook(path).worksheets:
        copy = book.add_sheet(sheet.title)
        copy.visibility = 0 if sheet.sheet_state == "visible" else 1
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            copy.write(cell.row - 1, cell.column - 1, cell.value)
    book.save(str(tmp_path / "back.xls"))
    cells = "".join(
        ods_cell("string", "").replace("shown", each) for each in (f"{MARK}0123456789ab:score", "x")
    )
    write_ods(tmp_path / "back.ods", f"<table:table-row>{cells}</table:table-row>")
    files = plan_merge(workspace, [tmp_path / "back.xls", tmp_path / "back.ods"]).files
    assert ["refused", "refused"] == [str(each.outcome) for each in files]
    assert all("score form that was saved as another kind than .xlsx" in each.reason for each in files)


def test_a_form_with_another_name_is_still_a_form(workspace: Workspace, tmp_path: Path) -> None:
    path = form(workspace, tmp_path)
    (tmp_path / "back.xls").write_bytes(changed(path.read_bytes(), fill(0, 0, score=4)))
    assert 1 == plan_merge(workspace, [tmp_path / "back.xls"]).files[0].new


def test_a_score_table_of_an_open_document_is_merged_with_a_caution(
    workspace: Workspace, tmp_path: Path
) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(value: str) -> str:
        return ods_cell("string", "").replace("shown", value)

    heads = row(*map(text, ("juror", "application", "criterion", "value")))
    score = row(*map(text, ("J1", "A-1", "helix")), ods_cell("float", ' office:value="3.5"'))
    write_ods(tmp_path / "scores.ods", heads + score)
    (told,) = plan_merge(workspace, [tmp_path / "scores.ods"]).files
    assert (1, "merged", True) == (told.new, str(told.outcome), "is of the kind .ods" in told.reason)
