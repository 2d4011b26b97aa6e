"""A column that says why there is no score, as our own form has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from tests.samples import SCHEME

CRITERION = parse_scheme(SCHEME).criteria[0].id


def _read(folder: Path, heading: str, score: str, reason: str) -> ScoreTable:
    path = folder / "scores.csv"
    path.write_text(
        f'jurylid;aanvraag;criterium;score;motivering;{heading}\nJ1;A-1;{CRITERION};"{score}";tekst;"{reason}"\n',
        encoding="utf-8",
    )
    return read_score_table(path, scheme=parse_scheme(SCHEME), juror=None)


@pytest.mark.parametrize("heading", ["reden", "of waarom er geen is", "reden geen score"])
@pytest.mark.parametrize(
    ("said", "reason"),
    [("belangenconflict", NoScore.CONFLICT), ("Onthouding", NoScore.ABSTAIN), ("absent", NoScore.ABSENT)],
)
def test_the_reason_is_read_from_its_column(tmp_path: Path, heading: str, said: str, reason: NoScore) -> None:
    (row,) = _read(tmp_path, heading, "", said).rows
    assert (None, reason) == row.answer.score
    assert "tekst" == row.answer.comment


def test_a_reason_in_the_words_of_a_juror_opens_the_justification(tmp_path: Path) -> None:
    (row,) = _read(tmp_path, "reden", "", "outside my expertise").rows
    assert NoScore.ABSTAIN is row.answer.no_score
    assert "Outside my expertise.\ntekst" == row.answer.comment


def test_a_conflict_beside_a_score_is_refused_with_its_cell(tmp_path: Path) -> None:
    table = _read(tmp_path, "of waarom er geen is", "3", "belangenconflict")
    assert () == table.rows
    (refused,) = table.refused
    assert "F2" == refused.cell
    assert "“belangenconflict” stands beside “3”" in refused.reason


def test_a_text_that_is_no_reason_is_refused(tmp_path: Path) -> None:
    (refused,) = _read(tmp_path, "reden", "", "mijn broer werkt er").refused
    assert "F2: “mijn broer werkt er” is not a reason for no score" in refused.reason


def test_a_conflict_in_a_justification_beside_a_score_is_said_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(
        "juror,application,criterion,value,comment\nJ1,A-1,helix,4,ik ken de aanvrager\nJ1,A-2,helix,3,goed\n",
        encoding="utf-8",
    )
    table = read_score_table(path, scheme=parse_scheme(SCHEME), juror=None)
    assert [True] == [
        note.startswith("Row 2: the justification says “ik ken de aanvrager”")
        for note in table.notes
        if "suspected" in note
    ]
    assert 2 == len(table.rows)
