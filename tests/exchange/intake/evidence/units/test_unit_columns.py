"""A column that says the unit or the money of the amounts beside it leaves none of them in euro without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, partners, plan, read

SUPPORT = "column:gevraagde steun"


@pytest.mark.parametrize(
    ("heading", "unit", "why"),
    [
        ("eenheid", "k€", "“k€” in E2, and the heading names no unit"),
        ("Eenheid bedragen", "duizend", "“duizend” in E2, and the heading names no unit"),
        ("munt", "USD", "“USD” in E2, which is not euro"),
        ("valuta", "$", "“$” in E2, which is not euro"),
        ("in", "k EUR", "“k EUR” in E2, and the heading names no unit"),
    ],
)
def test_one_unit_throughout_is_asked_about(tmp_path: Path, heading: str, unit: str, why: str) -> None:
    path = column(tmp_path, f"gevraagde steun;{heading}", f"150;{unit}", f"200;{unit}", f"200 k€;{unit}")
    made = plan(path)
    assert ([SUPPORT], ["D2", "D3"]) == (
        [each.id for each in made.questions],
        [row.cell for row in made.refused],
    )
    assert f"“150”: the column “{heading}” says {why}" in made.refused[0].reason
    made = plan(path, answers={SUPPORT: "thousand"})
    assert ([15_000_000, 20_000_000, 20_000_000], ()) == (read(made, "requested_support"), made.questions)


def test_of_several_units_what_is_not_in_that_of_its_column_is_refused(tmp_path: Path) -> None:
    values = ("150;k€;EUR", "150000;;EUR", "160000;EUR;EUR", "170 k€;k€;EUR", "180000;;GBP")
    path = column(tmp_path, "gevraagde steun;eenheid;munt", *values)
    for answers in ({}, {SUPPORT: "euro"}):
        made = plan(path, answers=answers)
        assert ([15_000_000, 16_000_000, 17_000_000], ()) == (
            read(made, "requested_support"),
            made.questions,
        )
        told = [row.reason.split(";")[0] for row in made.refused]
        assert told == [
            "D2: “150”: the column “eenheid” says “k€” here and not in every row",
            "D6: “180000”: the column “munt” says “GBP” here, which is not euro",
        ]


def test_such_a_column_that_is_left_out_says_nothing(tmp_path: Path) -> None:
    path = column(tmp_path, "gevraagde steun;munt", "150000;USD")
    made = plan(path, answers={"column:munt": "leave-out"})
    assert ([15_000_000], ()) == (read(made, "requested_support"), made.questions)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("gevraagde steun;munt", ("150000;EUR", "160000;€", "170000;")),
        ("gevraagde steun (€);eenheid", ("150000;k€",)),
        ("gevraagde steun (k€);eenheid", ("150;k€", "160;EUR")),
        ("gevraagde steun;eenheid", ("150000;Dienst A", "150000;stuk")),
        ("gevraagde steun;deelnemers", ("150000;1000", "160000;1000")),
        ("gevraagde steun;eenheid", ("150000 euro;k€", ";k€")),
    ],
)
def test_else_nothing_is_asked_or_refused(tmp_path: Path, heading: str, values: tuple[str, ...]) -> None:
    made = plan(column(tmp_path, heading, *values))
    assert ((), len(values)) == (made.questions, len(made.dossiers_to_add))


def test_of_partners_it_speaks_too(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "x", ""), partners(tmp_path, "cash;omzet;munt", "1000;5000;CHF"))
    assert ["column:omzet", "column:cash"] == [each.id for each in made.questions]
