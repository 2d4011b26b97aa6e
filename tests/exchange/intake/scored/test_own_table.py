"""A table for one pack, which knows its own juror alone: whom a row names, and rows that give one score twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.scored.beside import Known
from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from tests.exchange.intake.intake_samples import file
from tests.samples import SCHEME

_OWN = Known(
    jurors={"J-01": "An Peeters"},
    applications={"A-1": ("Slim hout", "Houtnet vzw"), "A-2": ("Geothermie", "Aardwarmte vzw")},
)


def _read(folder: Path, text: str) -> ScoreTable:
    return read_score_table(file(folder, text), scheme=parse_scheme(SCHEME), juror="J-01", known=_OWN)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("name", "Jan Claes"),
        ("naam", "Jan Peeters"),
        ("juror name", "Jan Claes"),
        ("naam jurylid", "Claes, Jan"),
        ("beoordelaar", "Jan"),
    ],
)
def test_a_row_that_names_another_juror_is_not_taken(tmp_path: Path, heading: str, name: str) -> None:
    for head, first in (("juror;", "J-01;"), ("", "")):
        rows = "".join(f"{first}A-{n};helix;4;{name}\n" for n in (1, 2))
        table = _read(tmp_path, f"{head}application;criterion;value;{heading}\n{rows}")
        assert () == table.rows
        assert [f"“{name}” under “{heading}” is not An Peeters" in each.reason for each in table.refused] == [
            True,
            True,
        ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("naam", "An Peeters"),
        ("naam jurylid", "Peeters, An"),
        ("juror name", "A. Peeters"),
        ("juror name", "prof. An Peeters"),
        ("naam", "PEETERS"),
    ],
)
def test_the_same_person_may_be_written_otherwise(tmp_path: Path, heading: str, name: str) -> None:
    rows = "".join(f"A-{n};helix;4;{name}\n" for n in (1, 2))
    table = _read(tmp_path, f"application;criterion;value;{heading}\n{rows}")
    assert (2, ()) == (len(table.rows), table.refused)


def test_a_name_of_each_application_is_no_juror(tmp_path: Path) -> None:
    text = "application;criterion;value;name\nA-1;helix;4;Golfenergie\nA-2;helix;4;Aardgas\n"
    assert 2 == len(_read(tmp_path, text).rows)


@pytest.mark.parametrize(("second", "what"), [("4;a", "each differently"), ("3;b", "another justification")])
def test_of_two_rows_for_one_score_none_is_taken(tmp_path: Path, second: str, what: str) -> None:
    text = f"application;criterion;value;comment\nA-1;helix;3;a\nA-1;sme;3;\nA-1;helix;{second}\n"
    table = _read(tmp_path, text)
    assert ["sme"] == [each.criterion for each in table.rows]
    assert [2, 4] == [each.row for each in table.refused]
    assert all("Rows 2 and 4" in each.reason and what in each.reason for each in table.refused)
