"""Which of two columns a field is: asked on the page of columns, and kept with the mapping once it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan
from evalapp.domain.taking.layout import Certainty
from evalapp.exchange.intake.column_map import read_column_map
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications
from evalapp.operations.panel.mapping import has_more, save_map
from tests.exchange.intake.intake_samples import file, plan, read, workbook

_HEAD = ["nummer", "titel", "organisatie", "gevraagde steun", "subsidiebedrag"]
_ROWS = [_HEAD, ["A-1", "T", "O", 100000, 120000], ["A-2", "U", "P", 90000, 90000]]


def _columns(made: ImportPlan) -> dict[str, tuple[str, str]]:
    return {each.letters: (each.target, str(each.certainty)) for each in made.layout[0].columns}


def test_both_columns_stand_as_doubtful_with_each_other_and_a_row_in_which_they_differ(
    tmp_path: Path,
) -> None:
    (sheet,) = plan(workbook(tmp_path, ("a", _ROWS))).layout
    one, other = (each for each in sheet.columns if each.is_rival)
    assert (True, Certainty.DOUBTFUL, "further") == (sheet.asks, one.certainty, other.target)
    assert "may be requested support, and so may E “subsidiebedrag”: D2 “100000”, E2 “120000”" == one.why
    assert "may be requested support, and so may D “gevraagde steun”: D2 “100000”, E2 “120000”" == other.why


@pytest.mark.parametrize(
    ("answers", "columns", "value"),
    [
        (
            {"which:gevraagde steun": "further"},
            {"gevraagde steun": "further", "subsidiebedrag": "requested_support"},
            12_000_000,
        ),
        (
            {"which:gevraagde steun": "leave-out"},
            {"gevraagde steun": "leave-out", "subsidiebedrag": "requested_support"},
            12_000_000,
        ),
        (
            {"column:gevraagde steun": "keep"},
            {"gevraagde steun": "requested_support", "subsidiebedrag": "further"},
            10_000_000,
        ),
        (
            {"column:subsidiebedrag": "leave-out"},
            {"gevraagde steun": "requested_support", "subsidiebedrag": "leave-out"},
            10_000_000,
        ),
    ],
)
def test_the_answer_is_kept_with_the_mapping_and_reads_the_next_file_so(
    tmp_path: Path, answers: dict[str, str], columns: dict[str, str], value: int
) -> None:
    path = workbook(tmp_path, ("a", _ROWS))
    made = plan(path, answers=answers)
    assert value == read(made, "requested_support")[0]
    (kept,) = made.to_keep
    assert columns == kept.columns
    again = plan_import(read_applications([path], kept=made.to_keep), [])
    assert (value, ()) == (read(again, "requested_support")[0], again.questions)
    assert has_more(made.layout)
    save_map(tmp_path / "m.toml", made.mapped, made.layout)
    mapped = read_column_map(tmp_path / "m.toml")
    assert columns == mapped.columns
    by_map = plan(path, column_map=mapped)
    assert (value, ()) == (read(by_map, "requested_support")[0], by_map.questions)
    assert _columns(made) == _columns(by_map)


def test_what_a_map_says_goes_before_an_answer(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("a", _ROWS))
    mapped = read_column_map(file(tmp_path, '[columns]\n"subsidiebedrag" = "requested_support"\n', "m.toml"))
    made = plan(path, answers={"which:gevraagde steun": "keep"}, column_map=mapped)
    assert 12_000_000 == read(made, "requested_support")[0]


def test_partners_that_may_have_two_names_wait_apart_from_a_heading_of_applications(tmp_path: Path) -> None:
    rows = [["nummer", "titel", "organisatie", "aanvrager"], ["A-1", "T", "O", "P"]]
    parts = [["nummer", "organisatie", "naam", "helix"], ["A-1", "Firma nv", "Andere nv", "bedrijf"]]
    path = workbook(tmp_path, ("a", rows), ("Partners", parts))
    assert ["which:organisatie", "which:partners!organisatie"] == [each.id for each in plan(path).questions]
    made = plan(path, answers={"which:organisatie": "keep"})
    assert [("which:partners!organisatie",)] == [row.awaits for row in made.rows if row.kind == "partners"]
    made = plan(path, answers={"which:organisatie": "keep", "which:partners!organisatie": "leave-out"})
    assert ["Andere nv"] == [each.name for each in made.dossiers_to_add[0].partners]
