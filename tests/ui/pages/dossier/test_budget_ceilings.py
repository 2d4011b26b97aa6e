from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.application import BudgetLine, Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.words.ceilings import Asked, asked_by_year, checks
from tests.samples import dossier
from ui.pages.dossier.ceilings import CeilingsView
from ui.widgets.badge import Badge
from ui.widgets.text import Label

RULES = BudgetRules(support_rate=Fraction(50), most_per_year=40_000, most_years=3)


def with_budget(*lines: BudgetLine) -> Dossier:
    return replace(dossier("A-1", requested=120_000_00), budget=lines)


def line(year: int, amount: int, source: str) -> BudgetLine:
    return BudgetLine(year=year, line="personeel", amount=amount, source=source)


def test_what_is_asked_a_year_is_what_the_budget_calls_support() -> None:
    asked = asked_by_year(
        with_budget(
            line(2017, 30_000_00, "Steun "),
            line(2016, 40_000_00, "steun"),
            line(2016, 10_000_00, "subsidie"),
            line(2016, 60_000_00, "eigen inbreng"),
        )
    )

    assert Asked(by_year={2016: 50_000_00, 2017: 30_000_00}) == asked


@pytest.mark.parametrize("years", [(2016,), (2016, 2017), (2016, 2017, 2018, 2019)])
def test_a_budget_that_names_no_support_has_it_spread_over_the_duration(years: tuple[int, ...]) -> None:
    asked = asked_by_year(with_budget(*(line(year, 100_00, "") for year in years)))

    assert Asked(by_year={1: 40_000_00, 2: 40_000_00, 3: 40_000_00}, is_spread=True) == asked


def test_a_budget_with_a_line_for_each_year_names_the_years() -> None:
    asked = asked_by_year(with_budget(*(line(year, 100_00, "") for year in (2016, 2017, 2018))))

    assert Asked(by_year=dict.fromkeys((2016, 2017, 2018), 40_000_00), is_spread=True) == asked


def test_without_a_duration_it_is_spread_over_the_years_of_the_budget() -> None:
    sample = with_budget(line(1, 100_00, ""), line(2, 100_00, ""))
    unknown = replace(sample, application=replace(sample.application, years=None))

    assert Asked(by_year={1: 60_000_00, 2: 60_000_00}, is_spread=True) == asked_by_year(unknown)


def test_without_a_budget_the_duration_gives_the_years() -> None:
    assert Asked(by_year={1: 40_000_00, 2: 40_000_00, 3: 40_000_00}, is_spread=True) == asked_by_year(
        with_budget()
    )


def test_share_and_duration_are_held_against_their_ceilings() -> None:
    sample = dossier("A-1", requested=120_000_00)
    long = replace(sample, application=replace(sample.application, years=4, total_budget=200_000_00))

    assert [True, True] == [is_within for _words, is_within in checks(sample, RULES)]
    assert [False, False] == [is_within for _words, is_within in checks(long, RULES)]
    assert "60" in checks(long, RULES)[0][0]


def test_a_share_just_above_the_ceiling_is_not_rounded_down_to_it() -> None:
    sample = dossier("A-1", requested=100_001_00)
    just = replace(sample, application=replace(sample.application, total_budget=200_000_00))

    assert [("50.1% of the total budget is asked, at most 50%", False)] == checks(
        just, BudgetRules(support_rate=Fraction(50))
    )


def test_a_scheme_without_ceilings_checks_nothing() -> None:
    assert [] == checks(dossier("A-1"), BudgetRules())


def test_a_year_above_the_ceiling_says_by_how_much(qtbot: QtBot) -> None:
    view = CeilingsView(with_budget(line(2016, 50_000_00, "steun"), line(2017, 40_000_00, "steun")), RULES)
    qtbot.addWidget(view)

    assert ["€10,000 too much"] == [badge.text() for badge in view.findChildren(Badge)]
    assert "100% of it" in {label.text() for label in view.findChildren(Label)}
