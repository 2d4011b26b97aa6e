"""A heading says on which scale its scores are, and a score which number it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.evidence.best_end import turns_around
from evalapp.exchange.intake.evidence.score_heading import names_other_scale
from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from tests.samples import SCHEME


@pytest.mark.parametrize(
    "heading",
    [
        "value (op 10)",
        "score (%)",
        "score %",
        "score (omgekeerd)",
        "score (1-10)",
        "score (gewogen)",
        "score (/10)",
    ],
)
def test_a_heading_that_says_of_another_scale_is_no_column_of_scores(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UnreadableFile, match="of the scores"):
        _read_points(tmp_path, heading, "4")


@pytest.mark.parametrize("text", [f"(op {'9' * 5_001})", f"0-{'9' * 5_001}", f"{'9' * 5_001}-5"])
def test_more_digits_than_any_scale_has_are_another_scale(text: str) -> None:
    assert names_other_scale(text, parse_scheme(SCHEME))


@pytest.mark.parametrize(
    "heading", ["score (op 5)", "score (0-5)", "score (punten)", "score (verplicht)", "score (/5)"]
)
def test_a_heading_that_says_the_scale_is_one(tmp_path: Path, heading: str) -> None:
    assert [8] == [row.answer.value for row in _read_points(tmp_path, heading, "4").rows]


def _read_points(folder: Path, heading: str, value: str, highest: int = 5) -> ScoreTable:
    step = "0.5" if highest == 5 else "1"
    scheme = parse_scheme(_POINTS.replace("highest = 5", f"highest = {highest}").replace("0.5", step))
    path = folder / "a.csv"
    path.write_text(f"juror;application;criterion;{heading};comment\nJ1;A-1;c;{value};ok\n", encoding="utf-8")
    return read_score_table(path, scheme=scheme, juror=None)


_POINTS = """
format = 1
id = "points"
title = "Points"
procedure = "ranked"
[scales.half]
kind = "points"
lowest = 0
highest = 5
step = "0.5"
[[groups]]
id = "g"
title = "G"
  [[groups.criteria]]
  id = "c"
  title = "C"
  scale = "half"
"""


def test_a_score_that_could_be_a_thousand_or_one_is_refused(tmp_path: Path) -> None:
    for text in ("1.000", "1,000"):
        (refused,) = _read_points(tmp_path, "value", text, highest=1000).refused
        assert "with thousands and with decimals" in refused.reason
    assert [1000] == [row.answer.value for row in _read_points(tmp_path, "value", "1000", highest=1000).rows]
    assert [2] == [row.answer.value for row in _read_points(tmp_path, "value", "1.000").rows]


@pytest.mark.parametrize(
    "line",
    [
        "0 is het beste",
        "Scores: 1 = best, 5 = slechtst",
        "laagste is beste",
        "Lager is beter",
        "5 = zwak",
        "de beste score is 1",
        "omgekeerde schaal",
        "10 = beste",
    ],
)
def test_what_turns_the_scale_around_is_refused_wherever_it_stands(tmp_path: Path, line: str) -> None:
    """A 1 that was the best of all would else be next to the worst."""
    scheme, path = parse_scheme(_POINTS), tmp_path / "a.csv"
    for text in (
        f"{line}\njuror;application;criterion;score\nJ1;A-1;c;1\n",
        f"juror;application;criterion;score ({line})\nJ1;A-1;c;1\n",
        f"juror;application;criterion;score;{line}\nJ1;A-1;c;1;\n",
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableFile, match="5 is best"):
            read_score_table(path, scheme=scheme, juror=None)


@pytest.mark.parametrize("line", ["5 = beste", "hoogste is beste", "0 = zwakst, 5 = uitstekend"])
def test_what_says_the_scale_as_it_is_refuses_nothing(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{line}\njuror;application;criterion;score ({line})\nJ1;A-1;c;1\n", encoding="utf-8")
    assert [2] == [
        row.answer.value for row in read_score_table(path, scheme=parse_scheme(_POINTS), juror=None).rows
    ]


def test_where_the_lowest_is_best_it_is_the_other_way_round(tmp_path: Path) -> None:
    scheme = parse_scheme(_POINTS.replace('step = "0.5"', 'step = "0.5"\nbetter = "lower"'))
    path = tmp_path / "a.csv"
    path.write_text("0 is het beste\njuror;application;criterion;score\nJ1;A-1;c;1\n", encoding="utf-8")
    assert 1 == len(read_score_table(path, scheme=scheme, juror=None).rows)
    path.write_text("5 is het beste\njuror;application;criterion;score\nJ1;A-1;c;1\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="0 is best"):
        read_score_table(path, scheme=scheme, juror=None)


@pytest.mark.parametrize(
    "text",
    [
        "dit is het beste dossier van de 5",
        "een 3 is zwak",
        "dossier 1 is het beste onderbouwd",
        "de beste aanvraag",
        "A-1 = uitstekend",
        "laagste prijs is 4",
        "5 = uitstekend",
    ],
)
def test_a_remark_about_an_application_says_nothing_of_the_scale(text: str) -> None:
    assert not turns_around(text, parse_scheme(_POINTS))
