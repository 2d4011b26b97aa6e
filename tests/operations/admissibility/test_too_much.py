"""What asks too much is said once: by the ceiling that it breaks, and by the most of all only where none says it."""

from __future__ import annotations

from fractions import Fraction

from evalapp.domain.application import Application, Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.operations.admissibility.concerns import _too_much


def asking(support: int, budget: int | None = None, years: int | None = None) -> Dossier:
    return Dossier(
        application=Application(
            number="A-1",
            title="T",
            organisation="O",
            requested_support=support * 100,
            total_budget=None if budget is None else budget * 100,
            years=years,
        )
    )


def test_a_share_above_its_ceiling_is_said_once() -> None:
    rules = BudgetRules(support_rate=Fraction(50))
    (found,) = _too_much(asking(60, 100), rules)
    assert found.is_broken
    assert found.words.startswith("60% of the total budget is asked, at most 50%")


def test_a_year_above_its_ceiling_is_said_once() -> None:
    rules = BudgetRules(most_per_year=100)
    (found,) = _too_much(asking(301, years=3), rules)
    assert "€301 requested, at most €300 (€100 a year, 3 years)" in found.words.replace("\u00a0", "")


def test_two_ceilings_are_two_sentences_and_no_third() -> None:
    rules = BudgetRules(most_per_year=100, support_rate=Fraction(50))
    assert len([*_too_much(asking(301, 400, 3), rules)]) == 2


def test_what_is_within_is_said_nowhere() -> None:
    rules = BudgetRules(most_per_year=100, support_rate=Fraction(50))
    assert not [*_too_much(asking(200, 400, 3), rules)]
