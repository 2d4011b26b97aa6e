"""The history as a table: a line a field, from what to what, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.texts import in_language
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.records.story.sheet import asked_of, heads, story_rows, write_rows
from evalapp.operations.workspace import Workspace
from tests.operations.records.paper_samples import check
from tests.samples import small_panel

HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        edit = plan_change(
            workspace.view, "A-1", TypedApplication(fields={"title": HOSTILE, "years": "2"})
        ).after
        assert edit is not None
        workspace.execute(ChangeApplication(dossier=edit, reason="+1+1"))
        yield workspace


def written(panel: Workspace, path: Path, asked: AskedFor | None = None) -> None:
    write_rows(path, rows(panel), asked_of(panel.view, asked or AskedFor()))


def rows(panel: Workspace) -> list[list[str]]:
    return [list(row) for row in story_rows(panel.view, panel.view.history(limit=1))]


def test_a_line_for_each_field_from_what_to_what(panel: Workspace) -> None:
    told = [row[7:] for row in rows(panel)]
    assert [
        ["Applications", f"A-1 · {HOSTILE}", "changed", "title", "Title of A-1", HOSTILE],
        ["Applications", f"A-1 · {HOSTILE}", "changed", "years", "3", "2"],
    ] == told
    assert {(str(panel.view.last_change()), "Mia Willems", "secretary", "Applications", "+1+1")} == {
        (row[0], row[2], row[3], row[4], row[6]) for row in rows(panel)
    }


def test_every_line_is_as_wide_as_its_heads(panel: Workspace) -> None:
    everything = list(story_rows(panel.view, panel.view.history()))
    assert {len(heads())} == {len(row) for row in everything}
    assert {str(each.id) for each in panel.view.history()} == {row[0] for row in everything}


def test_a_spreadsheet_runs_nothing_of_it(panel: Workspace, tmp_path: Path) -> None:
    written(panel, tmp_path / "story.csv")
    text = (tmp_path / "story.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines(), delimiter=";") for cell in row]
    assert f"'{HOSTILE}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    written(panel, tmp_path / "story.xlsx")
    (sheet,) = load_workbook(tmp_path / "story.xlsx").worksheets
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {"s"} == {cell.data_type for cell in found}
    assert HOSTILE in {cell.value for cell in found}


ENDINGS = (".csv", ".xlsx")


@pytest.mark.parametrize("name", ["codes.csv", "applications.xlsx"])
def test_what_is_there_gives_way_to_no_table_of_the_history(
    panel: Workspace, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"J-01;An Peeters;ABCDE-FGHIJ")
    with pytest.raises(KnownError, match=f"^“{name}” already exists; choose another name"):
        written(panel, path)
    assert path.read_bytes() == b"J-01;An Peeters;ABCDE-FGHIJ"


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_earlier_one_of_the_same_gives_way(panel: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"story{ending}"
    written(panel, path)
    before = path.read_bytes()
    panel.undo()
    written(panel, path)
    assert before != path.read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_that_was_asked_for_otherwise_stays(panel: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"story{ending}"
    written(panel, path, AskedFor(application="A-1"))
    before = path.read_bytes()
    with pytest.raises(KnownError, match=r"another table of the history|with other choices"):
        written(panel, path)
    with in_language("nl"), pytest.raises(KnownError):
        written(panel, path, AskedFor(application="A-1"))
    assert before == path.read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_of_another_call_stays(panel: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"story{ending}"
    written(panel, path)
    before = path.read_bytes()
    with (
        small_panel(tmp_path / "other.evalpanel") as other,
        pytest.raises(KnownError, match="of another call"),
    ):
        written(other, path)
    assert before == path.read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_that_somebody_worked_in_stays(panel: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"story{ending}"
    written(panel, path)
    if ending == ".csv":
        path.write_bytes(path.read_bytes() + b"mine\r\n")
    else:
        book = load_workbook(path)
        book.worksheets[0]["A2"] = "mine"
        book.save(path)
    before = path.read_bytes()
    with pytest.raises(KnownError, match="was changed since Evalapp wrote it"):
        written(panel, path)
    assert before == path.read_bytes()


def test_another_name_is_refused_and_nothing_written(panel: Workspace, tmp_path: Path) -> None:
    with pytest.raises(
        KnownError,
        match=r"“story\.pdf” is no name for a table; end it in \.xlsx or \.csv, or on paper in \.pdf\.",
    ):
        written(panel, tmp_path / "story.pdf")
    assert not (tmp_path / "story.pdf").exists()


def test_a_workbook_of_it_is_no_report_to_be_held_against_the_file(panel: Workspace, tmp_path: Path) -> None:
    written(panel, tmp_path / "story.xlsx")
    with pytest.raises(UnreadableFile, match="is a table of the history, and no report"):
        check(panel, tmp_path / "story.xlsx")
