"""What is asked a year and on the whole, against the ceilings of the scheme, and who brings in the rest."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.findings.finding import Around, Finding, Said
from evalapp.words import formats
from evalapp.words.ceilings import Asked, asked_by_year, support_share
from evalapp.words.fields import field_label
from evalapp.words.phrases import join_names

_CENTS = 100


def ceilings(dossier: Dossier, around: Around) -> Finding:
    rules = around.scheme.budget
    return Finding(
        kind=FindingKind.CEILINGS,
        parts=(*_years(dossier, rules), *_duration(dossier, rules)),
        rule=_ceiling_rule(rules),
    )


def _ceiling_rule(rules: BudgetRules) -> str:
    said = []
    if rules.most_per_year is not None:
        most = formats.money(rules.most_per_year * _CENTS)
        said.append(_("at most {most} of support a year").format(most=most))
    if rules.most_years is not None:
        n = rules.most_years
        said.append(ngettext("at most {n} year", "at most {n} years", n).format(n=n))
    if not said:
        return _("The scheme sets no ceiling a year and no duration.")
    return _("The scheme: {rules}.").format(rules=join_names(said))


def most_in_a_year(dossier: Dossier) -> tuple[int | None, bool]:
    """The most that is asked in one year, in cents, and whether it is only the whole spread evenly."""
    asked = asked_by_year(dossier)
    return max(asked.by_year.values(), default=None), asked.is_spread


def _years(dossier: Dossier, rules: BudgetRules) -> Iterator[Said]:
    if rules.most_per_year is None:
        yield Said(words=_("the scheme sets no ceiling a year"), holds=None)
        return
    most, asked = rules.most_per_year * _CENTS, asked_by_year(dossier)
    if not asked.by_year:
        yield Said(words=_("what is asked a year is not known"), holds=None)
        return
    if asked.is_spread:
        yield _spread(asked, most)
        return
    for amount, years in _alike(asked):
        words = _("{amount} in {years}").format(amount=formats.money(amount), years=join_names(years))
        yield Said(words=words, holds=amount <= most)
    support = dossier.application.requested_support
    told = sum(asked.by_year.values())
    if support is not None and support != told:
        text = _("the budget says {told} of support, the application {support}")
        yield Said(words=text.format(told=formats.money(told), support=formats.money(support)), holds=None)


def _spread(asked: Asked, most: int) -> Said:
    """What stands above the ceiling even so is above it in some year, however it is spread."""
    amount = max(asked.by_year.values())
    if amount > most:
        words = _("{amount} a year, spread evenly").format(amount=formats.money(amount))
        return Said(words=words, holds=False)
    text = _("{amount} a year where it is spread evenly: the budget does not say which part is support")
    return Said(words=text.format(amount=formats.money(amount)), holds=None)


def _alike(asked: Asked) -> Iterator[tuple[int, list[str]]]:
    years: dict[int, list[str]] = {}
    for year, amount in asked.by_year.items():
        years.setdefault(amount, []).append(str(year))
    yield from years.items()


def _duration(dossier: Dossier, rules: BudgetRules) -> Iterator[Said]:
    if rules.most_years is None:
        return
    years = dossier.application.years
    if years is None:
        yield Said(words=_("{field}: empty").format(field=field_label("years")), holds=None)
        return
    words = ngettext("{n} year long", "{n} years long", years).format(n=years)
    yield Said(words=words, holds=years <= rules.most_years)


def support_rate(dossier: Dossier, around: Around) -> Finding:
    rate = around.scheme.budget.support_rate
    rule = (
        _("The scheme sets no support rate.")
        if rate is None
        else _(
            "The scheme: at most {rate} of the accepted costs; reckoned on the total budget, since the file does not "
            "tell which costs are accepted."
        ).format(rate=formats.percent(formats.score(rate)))
    )
    parts = (*_share(dossier, rate), *_co_financing(dossier))
    return Finding(kind=FindingKind.SUPPORT_RATE, parts=parts, rule=rule)


def _share(dossier: Dossier, rate: Fraction | None) -> Iterator[Said]:
    application = dossier.application
    support, total = application.requested_support, application.total_budget
    empty = [name for name in ("requested_support", "total_budget") if getattr(application, name) is None]
    for name in empty:
        yield Said(words=_("{field}: empty").format(field=field_label(name)), holds=None)
    if support is None or total is None:
        return
    of = _("{support} of {total}").format(support=formats.money(support), total=formats.money(total))
    if not total:
        yield Said(words=of, holds=None)
        return
    share = support_share(application, rate)
    words = f"{share}: {of}" if share else of
    if rate is None:
        yield Said(words=words, holds=None)
        return
    is_within = Fraction(100 * support, total) <= rate
    yield Said(words=words, holds=is_within)
    if not is_within:
        lacking = ceil(Fraction(100 * support) / rate) - total
        text = _("{amount} short in the budget")
        yield Said(words=text.format(amount=formats.money(lacking)), holds=False)


def _co_financing(dossier: Dossier) -> Iterator[Said]:
    """Whether partners bring in what is not asked; only where they say what they bring in."""
    application = dossier.application
    support, total = application.requested_support, application.total_budget
    given = [each.contribution for each in dossier.partners]
    known = [each for each in given if each is not None]
    if support is None or total is None or not known:
        return
    brought, needed = sum(known), max(total - support, 0)
    text = _("partners bring in {brought} of {needed}")
    words = text.format(brought=formats.money(brought), needed=formats.money(needed))
    if brought >= needed:
        yield Said(words=words)
        return
    unknown = len(given) - len(known)
    yield Said(words=words, holds=None if unknown else False)
    if unknown:
        yield Said(
            words=ngettext(
                "of {n} partner it is not known", "of {n} partners it is not known", unknown
            ).format(n=unknown),
            holds=None,
        )
