"""What stood on a sheet that somebody leaves out whole is on the work list no longer."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.intake import ImportPlan
from evalapp.domain.taking.column_map import ColumnMap, SheetUse
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

HEAD = ["nummer", "titel", "organisatie", "provincie"]
OTHER_HEAD = ["dossiernr", "titel", "organisatie"]
ASKED = "sheet:Ingetrokken"
OUT = {ASKED: "leave-out"}


def workbook(path: Path, title: str, *more: list[str], withdrawn: str = "Ingetrokken") -> Path:
    """One with a sheet of withdrawn ones beside the list, and a partner of each kind."""
    book = openpyxl.Workbook()
    book.active.title = "Aanvragen"
    sheets = {
        "Aanvragen": [HEAD, ["N-1", title, "O", "Limburg"], *more],
        "Partners": [["nummer", "naam", "kant"], ["N-1", "P", "kmo"], ["N-20", "Q", "kmo"]],
        withdrawn: [OTHER_HEAD, ["N-20", "Twintig", "O"], ["N-21", "Eenentwintig", "O"], ["", "Zonder", "O"]],
    }
    for name, rows in sheets.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def take_in(panel: Workspace, path: Path, answers: dict[str, str] | None = None) -> ImportPlan:
    plan = plan_import(panel, [path], answers=answers or {})
    import_applications(panel, plan, reason="Lijst.")
    return plan


def waiting(panel: Workspace) -> list[tuple[str, str]]:
    return [(each.number, each.title) for each in panel.view.refused_rows()]


def test_its_rows_go_with_their_partners_and_that_is_said(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, workbook(tmp_path / "lijst5.xlsx", "Een"))
        before = waiting(panel)
        assert ["", "N-20", "N-20", "N-21"] == sorted(number for number, _title in before)
        plan = take_in(panel, workbook(tmp_path / "lijst6.xlsx", "Een, beter"), OUT)
        assert [] == waiting(panel)
        assert "Left out, and so off the work list: 4 rows (N-20, N-21 and Zonder)." in plan.notes
        panel.undo()
        assert sorted(before) == sorted(waiting(panel))


def test_a_row_stays_where_its_number_comes_in_elsewhere(tmp_path: Path) -> None:
    """And lacks there what it lacked."""
    with small_panel(tmp_path / "c.evalpanel") as panel:
        path = tmp_path / "a.csv"
        path.write_text("nummer;titel;organisatie;gevraagde_steun\nN-20;Twintig;O;veel\n", encoding="utf-8")
        take_in(panel, path)
        assert ["N-20"] == [number for number, _title in waiting(panel)]
        plan = take_in(panel, workbook(tmp_path / "b.xlsx", "Een", ["N-20", "Twintig", "O", ""]), OUT)
        assert (["N-20"], ()) == ([number for number, _title in waiting(panel)], plan.off_list)


def test_of_another_sheet_nothing_goes(tmp_path: Path) -> None:
    """Nor where the sheet waits still for an answer."""
    with small_panel(tmp_path / "c.evalpanel") as panel:
        path = tmp_path / "a.csv"
        path.write_text("nummer;titel;organisatie;gevraagde_steun\nN-40;Veertig;O;veel\n", encoding="utf-8")
        take_in(panel, path)
        take_in(panel, workbook(tmp_path / "b.xlsx", "Een"))
        assert 5 == len(waiting(panel))
        take_in(panel, workbook(tmp_path / "b.xlsx", "Een"), OUT)
        assert ["N-40"] == [number for number, _title in waiting(panel)]


@pytest.mark.parametrize("name", ["Ingetrokken", "Archief"])
def test_a_sheet_that_the_call_keeps_as_left_out_likewise(tmp_path: Path, name: str) -> None:
    out = ColumnMap(sheets={name: SheetUse(holds="leave-out")})
    with small_panel(tmp_path / "c.evalpanel") as panel:
        other = workbook(tmp_path / "a.xlsx", "Een", withdrawn=name)
        import_applications(panel, plan_import(panel, [other], mapped=out), reason="Lijst.")
        assert [] == waiting(panel)  # nor is a partner there without its application
        path = tmp_path / "b.csv"
        path.write_text("nummer;titel;organisatie;gevraagde_steun\nN-20;Twintig;O;veel\n", encoding="utf-8")
        take_in(panel, path)
        assert ["N-20"] == [number for number, _title in waiting(panel)]
        plan = take_in(panel, workbook(tmp_path / "lijst6.xlsx", "Een, weer", withdrawn=name))
        assert ([], ["N-20"]) == (waiting(panel), [row.number for row in plan.off_list])


def test_the_card_of_the_sheet_says_that_it_was_left_out(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        plan = plan_import(panel, [workbook(tmp_path / "a.xlsx", "Een")], answers=OUT)
        seen = {each.name: each for each in plan.layout}["Ingetrokken"]
        assert ("left out as you said", True, False) == (seen.why, seen.is_said, seen.is_used)
