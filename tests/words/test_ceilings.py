"""What is asked a year, and of which budget, is one figure on screen, on paper and beside its ceiling."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.reports.content import EvaluationsReport
from evalapp.reports.evaluations.dossier_part import dossier_facts
from evalapp.reports.names import Names
from evalapp.words.ceilings import asked_by_year, checks, support_a_year, support_share
from evalapp.words.formats import money
from tests.reports.report_samples import panel
from tests.samples import dossier
from ui.pages.dossier.facts import Facts
from ui.widgets.text import Label


def asking(cents: int, *, years: int = 3, budget: int = 200_000_00) -> Dossier:
    sample = dossier("A-1", requested=cents)
    application = replace(sample.application, years=years, total_budget=budget)
    return replace(sample, application=application, budget=())


@pytest.mark.parametrize(
    ("cents", "years", "said"),
    [
        (120_000_00, 3, "€40,000 a year"),
        (100_000_00, 3, "€33,333.33 a year"),
        (100_000_01, 2, "€50,000.01 a year"),
    ],
)
def test_a_part_of_a_year_is_the_same_everywhere(cents: int, years: int, said: str, qtbot: QtBot) -> None:
    made = asking(cents, years=years)
    (a_year,) = set(asked_by_year(made).by_year.values())
    assert [said, said] == [support_a_year(made.application), f"{money(a_year)} a year"]
    facts = Facts(made)
    qtbot.addWidget(facts)
    assert said in [each.text() for each in facts.findChildren(Label)]
    data = panel(1)(EvaluationsReport)
    figures = dossier_facts(made, data.ranking, None, Names(data))[0]
    assert f"support requested · {said}" in [caption for _shown, caption in figures._figures]  # type: ignore[attr-defined]


def test_a_share_is_rounded_away_from_its_ceiling_wherever_it_is_said(qtbot: QtBot) -> None:
    rules = BudgetRules(support_rate=Fraction(50))
    made = asking(100_010_00)
    facts = Facts(made, rules)
    qtbot.addWidget(facts)
    assert ("50.1%", "50%") == (
        support_share(made.application, Fraction(50)),
        support_share(made.application, None),
    )
    assert "50.1% support · 3 years" in [each.text() for each in facts.findChildren(Label)]
    assert [("50.1% of the total budget is asked, at most 50%", False)] == checks(made, rules)


def test_a_share_far_from_its_ceiling_is_rounded_as_any_number() -> None:
    """48.387 and 59.947: not down or up to where the ceiling is not."""
    for cents, said in ((96_774_00, "48.4%"), (119_894_00, "59.9%")):
        assert said == support_share(asking(cents).application, Fraction(50))
