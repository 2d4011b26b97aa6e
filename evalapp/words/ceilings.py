"""What an application asks, each year and on the whole, against what the scheme allows at most."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from evalapp.domain.application import Application, Dossier
from evalapp.domain.numbers import rounded_text
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money, percent, score

# How applicants name the support they ask for, among the sources of their budget.
_SUPPORT = frozenset(("steun", "subsidie", "gevraagde steun", "support", "grant", "requested support"))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Cents by year. `is_spread`: the budget does not say which part is support, so the whole is spread evenly, over
    how long the application lasts.
    """

    by_year: dict[int, int]
    is_spread: bool = False


def asked_by_year(dossier: Dossier) -> Asked:
    by_year: dict[int, int] = {}
    for line in dossier.budget:
        if line.source.strip().casefold() in _SUPPORT:
            by_year[line.year] = by_year.get(line.year, 0) + line.amount
    if by_year:
        return Asked(by_year=dict(sorted(by_year.items())))
    support, count = dossier.application.requested_support, dossier.application.years
    years = sorted({line.year for line in dossier.budget})
    if count and len(years) != count:
        # Years without lines are asked for as well, and the lines may span more calendar years than it lasts.
        years = list(range(1, count + 1))
    if not support or not years:
        return Asked(by_year={})
    return Asked(by_year=dict.fromkeys(years, _evenly(support, len(years))), is_spread=True)


def support_a_year(application: Application) -> str:
    """What is asked a year where it is spread evenly, to the cent; empty where that is not known."""
    if not application.requested_support or not application.years:
        return ""
    return _("{amount} a year").format(
        amount=money(_evenly(application.requested_support, application.years))
    )


def _evenly(cents: int, years: int) -> int:
    """Half a cent goes up: never less than a part of what is held against a ceiling."""
    return int(rounded_text(Fraction(cents, years), 0))


def support_share(application: Application, most: Fraction | None) -> str:
    """Which share of the total budget is asked, to the nearest tenth; empty where that is not known.

    Where that would lie on the other side of the ceiling `most`, to the tenth on this side of it: what is said never
    contradicts the verdict.
    """
    if not application.requested_support or not application.total_budget:
        return ""
    tenths = Fraction(1000 * application.requested_support, application.total_budget)
    shown = Fraction(rounded_text(tenths, 0))
    if most is not None and (shown <= 10 * most) is not (tenths <= 10 * most):
        shown = Fraction(floor(tenths) if tenths <= 10 * most else ceil(tenths))
    return percent(score(shown / 10))


def checks(dossier: Dossier, rules: BudgetRules) -> list[tuple[str, bool]]:
    """(sentence, is within) for the ceilings on the whole: the share of the budget, the duration."""
    application, found = dossier.application, []
    support, budget = application.requested_support, application.total_budget
    if rules.support_rate is not None and support and budget:
        share = Fraction(100 * support, budget)
        words = _("{share} of the total budget is asked, at most {most}").format(
            share=support_share(application, rules.support_rate), most=percent(score(rules.support_rate))
        )
        found.append((words, share <= rules.support_rate))
    if rules.most_years is not None and application.years:
        years = ngettext("{n} year", "{n} years", application.years).format(n=application.years)
        words = _("{years} long, at most {most}").format(years=years, most=rules.most_years)
        found.append((words, application.years <= rules.most_years))
    return found
