"""What is told of a row that does not come in: also what was read of it, or stands in it."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.intake import Outcome
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications

HEAD = "number;title;organisation;province;requested_support\n"


def _plan(folder: Path, text: str) -> list[dict[str, str]]:
    path = folder / "a.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    plan = plan_import(read_applications([path]), ())
    return [dict(row.cause.seen) for row in plan.rows if row.outcome is Outcome.REFUSED]


def test_of_a_row_with_a_bad_cell_the_cells_are_seen_as_they_stand(tmp_path: Path) -> None:
    (seen,) = _plan(tmp_path, "B-1;T;Kring vzw;Limburg;veel\nB-2;T2;O;Limburg;450000\n")
    assert {"organisation": "Kring vzw", "province": "Limburg", "requested_support": "veel"} == seen


def test_of_a_number_that_comes_twice_the_values_are_seen_as_they_are_read(tmp_path: Path) -> None:
    seen = _plan(tmp_path, "B-1;T;Kring vzw;Limburg;450000\nB-1;T2;Huis vzw;Limburg;274500\n")
    assert {"Kring vzw", "Huis vzw"} >= {each["organisation"] for each in seen}
    assert all("€" in each["requested_support"] for each in seen)
    assert seen
