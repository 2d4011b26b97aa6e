"""What a partner brings in that is next to nothing beside the total budget is asked about, as a support is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, partners, plan

ASKED = "column:inbreng in geld"


@pytest.mark.parametrize(
    ("amounts", "choices", "refused"),
    [
        (("50", "100"), ["euro", "thousand", "million", "leave-out"], ["D2", "D3"]),
        (("50000", "50"), ["euro", "leave-out"], ["D3"]),
    ],
)
def test_an_amount_that_fits_its_project_only_in_a_unit_is_asked_about(
    tmp_path: Path, amounts: tuple[str, ...], choices: list[str], refused: list[str]
) -> None:
    files = column(tmp_path, "totale begroting", "300000"), partners(tmp_path, "inbreng in geld", *amounts)
    made = plan(*files)
    (question,) = made.questions
    assert (ASKED, choices) == (question.id, [each.id for each in question.choices])
    assert refused == [row.cell for row in made.refused]
    assert "beside a total budget of €300,000" in question.why
    answered = plan(*files, answers={ASKED: "euro"})
    assert ((), 2) == (answered.questions, len(answered.dossiers_to_add[0].partners))


@pytest.mark.parametrize(
    ("heading", "total", "amount"),
    [
        ("inbreng in geld", "300000", "500"),
        ("inbreng in geld", "300000", "50 euro"),
        ("inbreng in geld", "", "50"),
        ("inbreng in geld", "300000", "0"),
        ("inbreng in geld (€)", "300000", "50"),
    ],
)
def test_else_nothing_is_asked(tmp_path: Path, heading: str, total: str, amount: str) -> None:
    made = plan(column(tmp_path, "totale begroting", total), partners(tmp_path, heading, amount))
    assert () == made.questions
