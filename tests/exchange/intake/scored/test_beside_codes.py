"""A column beside the codes that contradicts them, or takes the row back, is not thrown away in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.people.pairs import read_pairs
from evalapp.exchange.intake.scored.beside import Known
from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from tests.exchange.intake.intake_samples import file
from tests.samples import SCHEME

_KNOWN = Known(
    jurors={"J-01": "An Peeters", "J-02": "Jan Claes"},
    applications={"A-1": ("Slim hout", "Houtnet vzw"), "A-2": ("Geothermie", "Aardwarmte vzw")},
)


def _scores(folder: Path, heading: str, value: str, juror: str | None = None) -> ScoreTable:
    head = f"jurylid;aanvraag;criterium;score;motivering;{heading}\n"
    path = file(folder, f"{head}J-01;A-1;helix;4;goed;{value}\n")
    return read_score_table(path, scheme=parse_scheme(SCHEME), juror=juror, known=_KNOWN)


@pytest.mark.parametrize("juror", [None, "J-01"])
@pytest.mark.parametrize(
    ("heading", "value", "other", "where"),
    [
        ("naam jurylid", "Jan Claes", "J-02", "A2"),
        ("naam", "jan claes", "J-02", "A2"),
        ("titel", "Geothermie", "A-2", "B2"),
        ("aanvrager", "Aardwarmte vzw", "A-2", "B2"),
        ("omschrijving criterium", "Kmo-impact", "sme", "C2"),
    ],
)
def test_a_row_whose_name_is_that_of_another_code_is_refused_with_both_cells(
    tmp_path: Path, heading: str, value: str, other: str, where: str, juror: str | None
) -> None:
    table = _scores(tmp_path, heading, value, juror)
    assert () == table.rows
    (refused,) = table.refused
    assert "F2" == refused.cell
    assert refused.reason.startswith(f"F2: “{value}” is {other}, and the row is of ")
    assert f"({where})" in refused.reason


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("status", "concept"),
        ("status", "geannuleerd"),
        ("status", "belangenconflict"),
        ("status", "niet"),
        ("soort", "consensus"),
        ("soort", "gemiddelde"),
        ("max", "10"),
    ],
)
def test_a_row_that_is_taken_back_beside_its_score_is_refused_with_that_cell(
    tmp_path: Path, heading: str, value: str
) -> None:
    table = _scores(tmp_path, heading, value)
    assert ((), "F2") == (table.rows, table.refused[0].cell)
    assert f"F2: “{value}” under “{heading}”" in table.refused[0].reason


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("naam jurylid", "An Peeters"),
        ("naam jurylid", "Els Maes"),
        ("titel", "Slim hout"),
        ("titel", "Golfenergie"),
        ("verslaggever", "Jan Claes"),
        ("criterium titel", "Triple helix"),
        ("status", "definitief"),
        ("status", "ok"),
        ("soort", "individueel"),
        ("max", "5"),
        ("max", ""),
    ],
)
def test_what_agrees_is_unknown_or_final_is_no_matter(tmp_path: Path, heading: str, value: str) -> None:
    table = _scores(tmp_path, heading, value)
    assert (1, ()) == (len(table.rows), table.refused)


@pytest.mark.parametrize(
    ("heading", "value"),
    [("naam", "Jan Claes"), ("titel", "Geothermie"), ("status", "belangenconflict"), ("status", "niet")],
)
def test_an_assignment_is_held_against_the_same_columns(tmp_path: Path, heading: str, value: str) -> None:
    path = file(tmp_path, f"jurylid;aanvraag;{heading}\nJ-01;A-1;{value}\nJ-01;A-2;\n")
    read = read_pairs(path, known=_KNOWN)
    assert [("J-01", "A-2")] == [(each.juror, each.application) for each in read.rows]
    assert ["C2"] == [each.cell for each in read.refused]
