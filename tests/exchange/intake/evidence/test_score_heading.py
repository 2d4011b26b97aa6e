"""A heading says on which scale its scores are, and a score which number it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.scores import ScoreTable, read_score_table


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
