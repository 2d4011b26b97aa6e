"""After “in euro” of a whole column, what that makes of its smallest numbers is said with its cells."""

from __future__ import annotations

from pathlib import Path

from evalapp.exchange.intake.evidence.magnitudes import Bounds
from tests.exchange.intake.intake_samples import column, plan, read

HEADING = "gevraagde steun (k€)"
ASKED = {f"column:{HEADING}": "euro"}
BOUNDS = Bounds(support=1_000_000_00)


def test_a_number_in_thousands_among_euros_is_taken_and_named(tmp_path: Path) -> None:
    path = column(tmp_path, HEADING, "150.000", "150", "200 k€", "0", "999,99")
    assert [f"column:{HEADING}"] == [each.id for each in plan(path, bounds=BOUNDS).questions]
    made = plan(path, bounds=BOUNDS, answers=ASKED)
    assert [15_000_000, 15_000, 20_000_000, 0, 99_999] == read(made, "requested_support")
    (note,) = [each for each in made.notes if "next to nothing" in each]
    assert "2 amounts are next to nothing: D3 “150” (€\u00a0150), D6 “999,99” (€\u00a0999.99)." in note
    assert note in made.said


def test_of_many_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    made = plan(column(tmp_path, HEADING, "150.000", *["150"] * 7), bounds=BOUNDS, answers=ASKED)
    (note,) = [each for each in made.notes if "next to nothing" in each]
    assert "D7 “150” (€\u00a0150), 2 others." in note


def test_nothing_is_said_where_all_fit_or_nobody_answered(tmp_path: Path) -> None:
    fitting = plan(column(tmp_path, HEADING, "150.000", "1.000"), bounds=BOUNDS, answers=ASKED)
    unasked = plan(column(tmp_path, "gevraagde steun", "150.000", "500"))
    assert [] == [each for each in (*fitting.notes, *unasked.notes) if "next to nothing" in each]
