"""Which columns of a table are taken, and that nothing is left of those that are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.application import Dossier
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import FieldChange, ImportPlan, Outcome
from evalapp.domain.taking.column_use import ColumnUse, Use
from tests.exchange.intake.intake_samples import column, file, plan, read, stored, workbook

HEAD = ["number", "title", "organisation", "start", "Remark"]
ROW = ["A-1", "T", "O", "1/7/2015", "not for jurors"]
WITHOUT_HIDDEN = {"hidden:": "leave-out"}


def _hiding(path: Path, *letters: str, sheet: str = "A") -> Path:
    book = openpyxl.load_workbook(path)
    for each in letters:
        book[sheet].column_dimensions[each].hidden = True
    book.save(path)
    return path


def _hidden(folder: Path, *letters: str) -> Path:
    return _hiding(workbook(folder, ("A", [HEAD, ROW])), *letters)


def _uses(made: ImportPlan) -> dict[str, Use]:
    return {each.heading: each.use for each in made.columns}


def test_a_hidden_column_is_read_like_the_others_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path, "D", "E"))
    assert {"start": Use.KEEP, "Remark": Use.KEEP} == _uses(made)
    assert [{"Remark": "not for jurors"}] == read(made, "extra")
    assert (
        "2 columns are hidden in the spreadsheet, and are read like the others: D “start”, E “Remark”."
        in (made.notes)
    )


def test_hidden_columns_can_all_be_left_out_and_nothing_of_them_stays(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path, "D", "E"), answers=WITHOUT_HIDDEN)
    assert {"start": Use.LEAVE_OUT, "Remark": Use.LEAVE_OUT} == _uses(made)
    assert ([{}], [""]) == (read(made, "extra"), read(made, "start"))
    assert not any("not for jurors" in repr(each) for each in (made.dossiers_to_add, made.rows, made.said))
    assert ((), ()) == (made.strange, made.questions)
    assert not any("read like the others" in note for note in made.said)
    assert [
        "Left out of a.xlsx [A], so that nothing of them is taken in and no juror reads them: "
        "D “start” (hidden), E “Remark” (hidden)."
    ] == [*made.of_choices]


def test_one_hidden_column_can_be_kept_by_name_while_the_others_go(tmp_path: Path) -> None:
    path = _hidden(tmp_path, "D", "E")
    for asked in ("column:Remark", "take:a.xlsx[A]E"):
        made = plan(path, answers={**WITHOUT_HIDDEN, asked: "keep"})
        assert {"start": Use.LEAVE_OUT, "Remark": Use.KEEP} == _uses(made)
        assert [{"Remark": "not for jurors"}] == read(made, "extra")


def test_who_says_how_a_hidden_column_is_read_wants_it_read(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path, "D"), answers={**WITHOUT_HIDDEN, "column:start": "month-first"})
    assert ["2015-01-07"] == read(made, "start")


def test_a_hidden_column_without_which_no_application_comes_in_is_kept(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path, "A", "B", "C"), answers=WITHOUT_HIDDEN)
    assert ["title", "organisation"] == [each.field for each in made.columns if each.is_hidden]
    assert {Use.KEEP} == {*_uses(made).values()}
    assert [Outcome.ADDED] == [row.outcome for row in made.rows]
    assert "A “number”, B “title”, C “organisation”" in made.notes[0]


def test_hidden_columns_of_partners_can_be_left_out_too(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("A", [HEAD, ROW]),
        ("Partners", [["number", "name", "helix", "turnover"], ["A-1", "P", "company", "many"]]),
    )
    made = plan(_hiding(path, "C", "D", sheet="Partners"), answers=WITHOUT_HIDDEN)
    assert [("turnover", Use.LEAVE_OUT)] == [(e.field, e.use) for e in made.columns if e.kind == "partners"]
    (dossier,) = made.dossiers_to_add
    assert ["P"] == [each.name for each in dossier.partners]


def test_a_cell_that_cannot_be_read_refuses_no_row_where_its_hidden_column_is_left_out(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path, ("A", [HEAD, [*ROW[:4], "=1/0"]]))
    _hiding(path, "E")
    assert [Outcome.REFUSED] == [row.outcome for row in plan(path).rows]
    assert [Outcome.ADDED] == [row.outcome for row in plan(path, answers=WITHOUT_HIDDEN).rows]


def test_a_column_that_is_not_understood_can_be_left_out_and_is_named(tmp_path: Path) -> None:
    path = file(tmp_path, "number;title;organisation;Remark;Code\nA-1;T;O;secret;X\n")
    (remark, _code) = plan(path).columns
    assert ("D “Remark”", "secret", False) == (remark.name, remark.example, remark.is_hidden)
    made = plan(path, answers={remark.id: "leave-out"})
    assert [{"Code": "X"}] == read(made, "extra")
    assert [("Code",)] == [each.headings for each in made.strange]
    assert "D “Remark”." in made.of_choices[0]
    assert "secret" not in repr(made.dossiers_to_add)


def test_of_two_columns_of_one_name_either_can_be_left_out(tmp_path: Path) -> None:
    path = file(tmp_path, "number;title;organisation;Remark;Remark\nA-1;T;O;one;two\n")
    assert [{"Remark": "two"}] == read(plan(path, answers={"take:a.csv[a]D": "leave-out"}), "extra")
    assert [{"Remark": "one"}] == read(plan(path, answers={"take:a.csv[a]E": "leave-out"}), "extra")
    assert [{}] == read(plan(path, answers={"column:Remark": "leave-out"}), "extra")


def test_a_list_inside_an_object_can_be_left_out(tmp_path: Path) -> None:
    row = {"number": "A-1", "title": "T", "organisation": "O", "grants": [{"id": 1}], "tags": ["x"]}
    path = file(tmp_path, json.dumps([row]), "a.json")
    assert {"tags", "grants"} == {each.heading for each in plan(path).columns}
    made = plan(path, answers={"take:a.json[a]grants": "leave-out"})
    assert [{"tags": '["x"]'}] == read(made, "extra")
    assert [("tags",)] == [each.headings for each in made.strange]


def _with_extra() -> list[Dossier]:
    (dossier,) = stored("A-1")
    return [replace(dossier, application=replace(dossier.application, extra={"Remark": "old"}))]


def test_what_an_earlier_import_took_stays_where_its_column_is_left_out_now_and_that_is_said(
    tmp_path: Path,
) -> None:
    made = plan(_hidden(tmp_path, "E"), existing=_with_extra(), answers=WITHOUT_HIDDEN)
    (after,) = made.dossiers_to_update
    assert {"Remark": "old"} == after.application.extra
    assert any("“Remark” came with an earlier import, and stays with 1 application" in n for n in made.notes)
    assert [1] == [each.stored for each in made.columns if each.heading == "Remark"]


def test_what_an_earlier_import_took_can_be_removed_with_its_column(tmp_path: Path) -> None:
    made = plan(_hidden(tmp_path, "E"), existing=_with_extra(), answers={"column:Remark": "remove"})
    (after,) = made.dossiers_to_update
    assert {} == after.application.extra
    assert FieldChange(name="Remark", before="old", after="") in made.rows[0].changes
    assert not any("earlier import" in note for note in made.notes)


def test_a_field_of_ours_that_is_left_out_keeps_what_is_stored(tmp_path: Path) -> None:
    (dossier,) = stored("A-1")
    before = replace(dossier, application=replace(dossier.application, start="2014-01-01"))
    made = plan(_hidden(tmp_path, "D"), existing=[before], answers={"column:start": "remove"})
    (after,) = made.dossiers_to_update
    assert "2014-01-01" == after.application.start


def test_the_number_cannot_be_left_out(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="“number” cannot be left out"):
        plan(column(tmp_path, "Remark", "x"), answers={"column:number": "leave-out"})
    with pytest.raises(BadValue, match="“Remarks”"):
        plan(column(tmp_path, "Remark", "x"), answers={"column:Remarks": "leave-out"})


def test_a_column_about_which_there_is_no_choice_is_not_offered(tmp_path: Path) -> None:
    none: tuple[ColumnUse, ...] = ()
    assert none == plan(column(tmp_path, "start", "2015-07-01")).columns
    assert none == plan(column(tmp_path, "Remark", "")).columns
