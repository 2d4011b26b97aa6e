"""An amount that is next to nothing among the large ones of its column is asked about, and these are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, plan, read

SUPPORT = "column:gevraagde steun"


def test_what_fits_its_fellows_only_in_a_unit_is_asked_about_with_its_cell(tmp_path: Path) -> None:
    path = column(tmp_path, "gevraagde steun;totale begroting", "150.000;300.000", "150;300", "0,15;0,3")
    made = plan(path)
    assert [15_000_000] == read(made, "requested_support")
    assert ([SUPPORT, "column:totale begroting"], ["D3", "D4"]) == (
        [each.id for each in made.questions],
        [row.cell for row in made.refused],
    )
    assert "in one column with D2 “150.000”" in made.questions[0].why
    assert ["euro", "leave-out"] == [each.id for each in made.questions[0].choices]


def test_in_euro_as_somebody_said_it_is_taken(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "gevraagde steun", "150.000", "150"), answers={SUPPORT: "euro"})
    assert ([15_000_000, 15_000], ()) == (read(made, "requested_support"), made.questions)


@pytest.mark.parametrize(
    "values",
    [
        ("150000;300000", "90000;2500000"),
        ("150.000;300.000", "0;0"),
        ("150.000;300.000", "150 k€;300 k€"),
        ("150.000;300.000", "1.000;1.000"),
        ("500;1.000", "5.000;9.000"),  # a call for small ones
    ],
)
def test_else_nothing_is_asked(tmp_path: Path, values: tuple[str, ...]) -> None:
    assert () == plan(column(tmp_path, "gevraagde steun;totale begroting", *values)).questions
