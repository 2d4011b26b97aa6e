"""Columns that are none of ours, over several imports: they stay, move to a field of ours, or are taken away."""

from __future__ import annotations

import json
from pathlib import Path

from evalapp.exchange.intake.column_map import ColumnMap
from tests.exchange.intake.intake_samples import file, plan, read

HEAD = "number;title;organisation"


def _with_remark(folder: Path, heading: str = "Remark"):  # type: ignore[no-untyped-def]
    return plan(file(folder, f"{HEAD};{heading}\nA;T;O;an@b.be\nB;T;O;an@b.be\n")).dossiers_to_add


def test_a_field_of_which_the_column_is_gone_stays_and_that_is_said(tmp_path: Path) -> None:
    before = _with_remark(tmp_path)
    made = plan(file(tmp_path, f"{HEAD}\nA;T2;O\nB;T;O\n"), existing=before)
    assert {"Remark": "an@b.be"} == made.dossiers_to_update[0].application.extra
    (note,) = made.notes
    assert note.startswith("“Remark” came with an earlier import")
    assert "it stays with 2 applications, and jurors read it" in note


def test_a_heading_above_an_empty_column_takes_the_field_away(tmp_path: Path) -> None:
    before = _with_remark(tmp_path)
    made = plan(file(tmp_path, f"{HEAD};Remark\nA;T;O;\nB;T;O;\n"), existing=before)
    assert ([{}, {}], ()) == (
        [dict(each.application.extra) for each in made.dossiers_to_update],
        made.notes,
    )


def test_nothing_is_said_of_a_field_where_no_application_has_it(tmp_path: Path) -> None:
    before = _with_remark(tmp_path)
    assert () == plan(file(tmp_path, f"{HEAD}\nC;T;O\n"), existing=before).notes


def test_a_field_that_is_read_as_one_of_ours_stands_there_alone(tmp_path: Path) -> None:
    heading = "Remark"
    before = plan(file(tmp_path, f"{HEAD};{heading}\nA;T;O;an@b.be\n")).dossiers_to_add
    made = plan(
        file(tmp_path, f"{HEAD};{heading}\nA;T;O;an@b.be\n"),
        existing=before,
        column_map=ColumnMap(columns={heading: "email"}),
    )
    (after,) = made.dossiers_to_update
    assert ("an@b.be", {}) == (after.application.email, dict(after.application.extra))
    assert ["Remark", "email"] == [each.name for each in made.rows[0].changes]


def test_a_list_under_extra_that_is_called_like_one_of_ours_keeps_nothing_out(tmp_path: Path) -> None:
    told = {"number": "A-1", "title": "T", "organisation": "O", "extra": {"partners": [{"name": "Q"}]}}
    made = plan(file(tmp_path, json.dumps([told]), "a.json"))
    assert [{"partners": '[{"name": "Q"}]'}] == read(made, "extra")
    assert () == made.dossiers_to_add[0].partners
