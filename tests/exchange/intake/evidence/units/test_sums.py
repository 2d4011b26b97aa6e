"""A budget of which all lines together are next to nothing beside its total is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, file, plan

ASKED = "column:bedrag"


def budget(folder: Path, *lines: str) -> Path:
    rows = "".join(f"{line.split('=')[0]};1;p{n};{line.split('=')[1]}\n" for n, line in enumerate(lines))
    return file(folder, f"nummer;jaar;post;bedrag\n{rows}", "begroting.csv")


def test_lines_that_add_up_to_the_total_only_in_a_unit_are_asked_about(tmp_path: Path) -> None:
    paths = column(tmp_path, "totale begroting", "300000"), budget(tmp_path, "A-1=100", "A-1=100", "A-1=100")
    made = plan(*paths)
    assert ([ASKED], 3) == ([each.id for each in made.questions], len(made.refused))
    assert "D2 “100” adds up to €300, beside a total budget of €300,000" in made.questions[0].why
    made = plan(*paths, answers={ASKED: "thousand"})
    assert [10_000_000] * 3 == [each.amount for each in made.dossiers_to_add[0].budget]
    made = plan(*paths, answers={ASKED: "euro"})
    assert [10_000] * 3 == [each.amount for each in made.dossiers_to_add[0].budget]


@pytest.mark.parametrize(
    ("total", "lines"),
    [
        ("300000", ("A-1=100", "A-1=100.000", "A-1=199900")),
        ("30000", ("A-1=100", "A-1=100", "A-1=200")),
        ("", ("A-1=100",)),
        ("300000", ("A-1=700",)),  # in thousands more than the total
        ("300000", ("A-1=100 euro",)),
    ],
)
def test_else_nothing_is_asked(tmp_path: Path, total: str, lines: tuple[str, ...]) -> None:
    assert () == plan(column(tmp_path, "totale begroting", total), budget(tmp_path, *lines)).questions


def test_a_small_line_that_makes_the_total_only_in_a_unit_is_asked_about_among_large_ones(
    tmp_path: Path,
) -> None:
    paths = (
        column(tmp_path, "totale begroting", "300000"),
        budget(tmp_path, "A-1=100000", "A-1=100.000", "A-1=100"),
    )
    made = plan(*paths)
    (question,) = made.questions
    assert (ASKED, ["euro"]) == (
        question.id,
        [each.id for each in question.choices if "leave" not in each.id],
    )
    assert ["D4"] == [row.cell for row in made.refused]
    assert "the budget adds up to €200,100, but in another unit to its total budget" in question.why
    made = plan(*paths, answers={ASKED: "euro"})
    assert ((), 3) == (made.questions, len(made.dossiers_to_add[0].budget))
