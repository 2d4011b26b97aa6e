"""Lines below a list that are no rows go, and are said once with their cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan
from tests.exchange.intake.intake_samples import plan, read, workbook

_HEAD = ["nummer", "titel", "organisatie", "gevraagde steun"]
_LIST = [_HEAD, ["A-1", "Zon", "O", 100000], ["A-2", "Wind", "P", 200000]]


def _made(folder: Path, *lines: list[object]) -> ImportPlan:
    return plan(workbook(folder, ("a", [*_LIST, *lines])))


@pytest.mark.parametrize(
    "line",
    [
        ["* bedragen in euro"], ["Bron: VLAIO"], ["(1) inclusief btw"], ["Opgemaakt op 3/12/2015"],
        ["Opgemaakt op", "3/12/2015"], ["Opgemaakt door", "Jan"], ["(1)", "inclusief btw"], [None, "Nota: voorlopig"],
        ["Alle bedragen zijn exclusief btw"], ["¹ zonder btw"], ["Printed on 2015-12-03"], ["Legende: * = nieuw"],
        ["pagina 1 van 2"], ["Export van 4 december"], ["Datum van opmaak: 3/12/2015"], ["Einde van de lijst"],
    ],
)  # fmt: skip
def test_a_line_below_the_list_is_no_row_and_is_said_with_its_cell(
    tmp_path: Path, line: list[object]
) -> None:
    for above in ([], [[]]):
        made = _made(tmp_path, *above, line)
        assert (["A-1", "A-2"], (), ()) == (read(made, "number"), made.work_list, made.questions)
        cell = f"{'B' if line[0] is None else 'A'}{4 + len(above)}"
        text = " ".join(str(each) for each in line if each)
        assert f"1 line below the list is no row and is left out: {cell} “{text}”." in made.notes


def test_several_are_said_together(tmp_path: Path) -> None:
    made = _made(tmp_path, [], ["* in euro"], ["Bron: VLAIO", "cijfers 2015"])
    assert (
        "2 lines below the list are no rows and are left out: A5 “* in euro”, A6 “Bron: VLAIO cijfers 2015”."
        in made.notes
    )


@pytest.mark.parametrize(
    "row",
    [
        ["A-3", None, None, 1],
        ["A-3", "* Zon", "O", 1],
        ["(3)", "Zon", "O"],
        ["Bron van water", None, None, None],
    ],
)
def test_what_may_be_a_row_stays_one(tmp_path: Path, row: list[object]) -> None:
    assert 3 == len(_made(tmp_path, row).rows)


def test_a_note_within_the_list_is_no_line_below_it(tmp_path: Path) -> None:
    made = _made(tmp_path, ["Bron: VLAIO"], ["A-3", "Water", "Q", 5000])
    assert not any("below the list" in note for note in made.notes)


def test_rows_that_all_look_so_stay(tmp_path: Path) -> None:
    rows = [["nummer", "titel", "organisatie"], ["(1)", "Zon", "O"], ["(2)", "Wind", "P"]]
    assert ["(1)", "(2)"] == [row.number for row in plan(workbook(tmp_path, ("a", rows))).rows]
