"""Reading the rules of a scheme: thresholds, how scores become a ranking, and how far the budget goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.rules import (
    AcrossJurors,
    BudgetRules,
    Cut,
    Missing,
    RankingRules,
    Threshold,
    TieKind,
    TieRule,
    Total,
)
from evalapp.domain.scheme.table import Table
from evalapp.domain.texts import _

Targets = Mapping[TieKind, Collection[str] | None]
"""What a tie-break rule may look at; None where a fault elsewhere hides some of it."""


def read_threshold(table: Table) -> Threshold | None:
    value = table.number_or_percentage("threshold")
    if value is None:
        return None
    number, percent = value
    if percent and not 0 <= number <= 100:
        table.note(_("a percentage lies between 0% and 100%"), "threshold")
    return Threshold(value=number, percent=percent)


def read_ranking(table: Table, targets: Targets) -> RankingRules:
    return RankingRules(
        across_jurors=AcrossJurors(table.choice("across_jurors", tuple(AcrossJurors), default="mean")),
        missing=Missing(table.choice("missing", tuple(Missing), default="block")),
        total=Total(table.choice("total", tuple(Total), default="weighted-mean")),
        threshold=read_threshold(table),
        thresholds_on_weighted=table.choice("thresholds_on", ("unweighted", "weighted"), default="unweighted")
        == "weighted",
        decimals=table.integer("decimals", lowest=0, highest=6, default=2),
        rank_on_rounded=table.choice("rank_on", ("exact", "rounded"), default="exact") == "rounded",
        ties=tuple(
            rule for n, text in table.strings("ties") if (rule := _tie(table, n, text, targets)) is not None
        ),
        quorum=table.integer("quorum", lowest=1, highest=1000, default=1),
        triage=table.boolean("triage", default=False),
    )


def _tie(table: Table, n: int, text: str, targets: Targets) -> TieRule | None:
    name, _colon, target = text.partition(":")
    if name not in set(TieKind):
        words = _("“{rule}” is unknown; use one of: {known}")
        table.note(words.format(rule=shorten(text), known=", ".join(TieKind)), "ties", n)
        return None
    kind = TieKind(name)
    possible = targets.get(kind, {""})
    if possible is not None and target not in possible:
        known = ", ".join(f"{kind}:{each}" if each else kind for each in dict.fromkeys(possible)) or "–"
        words = _("“{rule}” names nothing in this scheme; possible are: {known}")
        table.note(words.format(rule=shorten(text), known=shorten(known, 200)), "ties", n)
    return TieRule(kind=kind, target=target)


def read_budget(table: Table) -> BudgetRules:
    rate = table.number_or_percentage("support_rate")
    if rate is not None and table.is_sound("support_rate") and not (rate[1] and 0 < rate[0] <= 100):
        table.note(_('must be a percentage such as "50%"'), "support_rate")
    return BudgetRules(
        cut=Cut(table.choice("cut", tuple(Cut), default="stop")),
        support_rate=rate[0] if rate else None,
        most_per_year=table.optional_integer("most_per_year", lowest=1),
        most_years=table.optional_integer("most_years", lowest=1),
        reserve=table.integer("reserve", lowest=0, highest=10_000, default=0),
    )
