"""What an application asks, each year and on the whole, against what the scheme allows at most."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score

# How applicants name the support they ask for, among the sources of their budget.
_SUPPORT = frozenset(("steun", "subsidie", "gevraagde steun", "support", "grant", "requested support"))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Cents by year. `is_spread`: the budget does not say which part is support, so the whole is spread evenly."""

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
    years = sorted({line.year for line in dossier.budget}) or list(range(1, (count or 0) + 1))
    if not support or not years:
        return Asked(by_year={})
    return Asked(by_year={year: round(support / len(years)) for year in years}, is_spread=True)


def checks(dossier: Dossier, rules: BudgetRules) -> list[tuple[str, bool]]:
    """(sentence, is within) for the ceilings on the whole: the share of the budget, the duration."""
    application, found = dossier.application, []
    support, budget = application.requested_support, application.total_budget
    if rules.support_rate is not None and support and budget:
        share = Fraction(100 * support, budget)
        is_within = share <= rules.support_rate
        # Rounded away from the ceiling, so that what is said never contradicts the verdict.
        tenths = floor(share * 10) if is_within else ceil(share * 10)
        words = _("{n}% of the total budget is asked, at most {most}%").format(
            n=score(Fraction(tenths, 10)), most=score(rules.support_rate)
        )
        found.append((words, is_within))
    if rules.most_years is not None and application.years:
        years = ngettext("{n} year", "{n} years", application.years).format(n=application.years)
        words = _("{years} long, at most {most}").format(years=years, most=rules.most_years)
        found.append((words, application.years <= rules.most_years))
    return found
