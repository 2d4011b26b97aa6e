"""What of an application keeps it from being let through unseen: what it lacks, and what it asks too much."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.analytics.ranking.funding import ceiling, unknown_for_ceilings
from evalapp.domain.application import Application, Dossier
from evalapp.domain.call import Call
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.lacking import LeftOut
from evalapp.operations.panel.odd_values import before_opening, long_before, next_to_nothing, not_reoriented
from evalapp.operations.panel.too_late import Concern, too_late
from evalapp.words import formats
from evalapp.words.ceilings import asked_by_year, checks
from evalapp.words.fields import field_label

_CENTS = 100


def concerns_of(
    dossier: Dossier, call: Call, left_out: LeftOut, *, until: str, last: str, opens_on: str = ""
) -> tuple[Concern, ...]:
    """`last` is when the last application of the call came in, as they say; `opens_on` when the call opened."""
    own = tuple(_each_concern(dossier, call, until=until))
    submitted_at = dossier.application.submitted_at
    odd = long_before(submitted_at, due=until, deadline=call.deadline, last=last)
    early = before_opening(submitted_at, opens_on)
    own = (*own, *(Concern(words=each, is_broken=False) for each in (*odd, *early)))
    lost = (Concern(words=each, is_broken=False) for each in left_out.words_on(dossier))
    return (*own, *lost)


def _each_concern(dossier: Dossier, call: Call, *, until: str) -> Iterator[Concern]:
    application, rules = dossier.application, call.scheme.budget
    has_ceiling = rules.most_per_year is not None or rules.support_rate is not None
    is_support_needed = has_ceiling or call.budget is not None
    for name in _lacking(application, rules, is_support_needed=is_support_needed):
        yield Concern(words=_("{field}: empty").format(field=field_label(name)), is_broken=False)
    yield from _too_much(dossier, rules)
    small = next_to_nothing(application, is_support_needed=is_support_needed)
    for words in (*small, *not_reoriented(application)):
        yield Concern(words=words, is_broken=False)
    if until:
        yield from too_late(application.submitted_at, until)


def _lacking(application: Application, rules: BudgetRules, *, is_support_needed: bool) -> list[str]:
    lacking = [name for name in ("title", "organisation") if not getattr(application, name)]
    if is_support_needed and application.requested_support is None:
        lacking.append("requested_support")
    return [*lacking, *unknown_for_ceilings(rules, application)]


def _too_much(dossier: Dossier, rules: BudgetRules) -> Iterator[Concern]:
    """Each ceiling by itself; the most that the scheme allows on the whole only where none of them says it."""
    application, said = dossier.application, False
    asked = application.requested_support
    most = None if rules.most_per_year is None else rules.most_per_year * _CENTS
    for words, is_within in checks(dossier, rules):
        if not is_within:
            said = True
            yield Concern(words=words, is_broken=True)
    by_year = asked_by_year(dossier)
    for year, amount in () if by_year.is_spread else by_year.by_year.items():
        if most is not None and amount > most:
            said = True
            words = _("{year}: {amount} requested, at most {most} a year")
            yield Concern(
                words=words.format(year=year, amount=formats.money(amount), most=formats.money(most)),
                is_broken=True,
            )
    years = application.years
    if by_year.is_spread and most is not None and asked is not None and years and asked > most * years:
        said = True
        words = ngettext(
            "{amount} requested, at most {whole} ({most} a year, {n} year)",
            "{amount} requested, at most {whole} ({most} a year, {n} years)",
            years,
        )
        amounts = {"amount": asked, "whole": most * years, "most": most}
        yield Concern(
            words=words.format(n=years, **{name: formats.money(each) for name, each in amounts.items()}),
            is_broken=True,
        )
    limit = ceiling(rules, application)
    if asked is not None and limit is not None and asked > limit and not said:
        words = _("{amount} requested, at most {most}")
        yield Concern(
            words=words.format(amount=formats.money(asked), most=formats.money(limit)), is_broken=True
        )
    if asked is not None and application.total_budget is not None and asked > application.total_budget:
        yield Concern(words=_("more support is requested than the total budget"), is_broken=True)
