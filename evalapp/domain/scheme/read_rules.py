"""Reading the rules of a scheme: thresholds, how scores become a ranking, and how far the budget goes."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Flag, Group
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


def read_threshold(table: Table) -> Threshold | None:
    value = table.number_or_percentage("threshold")
    if value is None:
        return None
    number, percent = value
    if percent and not 0 <= number <= 100:
        raise table.error("threshold", _("a percentage lies between 0 % and 100 %"))
    return Threshold(value=number, percent=percent)


def read_ranking(table: Table, groups: tuple[Group, ...], flags: tuple[Flag, ...]) -> RankingRules:
    targets = {
        TieKind.CRITERION: {criterion.id for group in groups for criterion in group.counting},
        TieKind.GROUP: {group.id for group in groups if group.counting},
        TieKind.FLAG: {flag.id for flag in flags},
    }
    rules = RankingRules(
        across_jurors=AcrossJurors(table.choice("across_jurors", tuple(AcrossJurors), default="mean")),
        missing=Missing(table.choice("missing", tuple(Missing), default="block")),
        total=Total(table.choice("total", tuple(Total), default="weighted-mean")),
        threshold=read_threshold(table),
        thresholds_on_weighted=table.choice("thresholds_on", ("unweighted", "weighted"), default="unweighted")
        == "weighted",
        decimals=table.integer("decimals", lowest=0, highest=6, default=2),
        rank_on_rounded=table.choice("rank_on", ("exact", "rounded"), default="exact") == "rounded",
        ties=tuple(
            _tie(table, f"ties[{n}]", text, targets) for n, text in enumerate(table.strings("ties"), start=1)
        ),
        quorum=table.integer("quorum", lowest=1, highest=1000, default=1),
    )
    table.refuse_unknown_keys()
    return rules


def _tie(table: Table, key: str, text: str, targets: Mapping[TieKind, set[str]]) -> TieRule:
    name, _colon, target = text.partition(":")
    if name not in set(TieKind):
        raise table.error(
            key,
            _("“{rule}” is unknown; use one of: {known}").format(
                rule=shorten(text), known=", ".join(TieKind)
            ),
        )
    kind = TieKind(name)
    if target not in targets.get(kind, {""}):
        raise table.error(key, _("“{rule}” names nothing in this scheme").format(rule=shorten(text)))
    return TieRule(kind=kind, target=target)


def read_budget(table: Table) -> BudgetRules:
    rate = table.number_or_percentage("support_rate")
    if rate is not None and (not rate[1] or not 0 < rate[0] <= 100):
        raise table.error("support_rate", _('must be a percentage such as "50%"'))
    rules = BudgetRules(
        cut=Cut(table.choice("cut", tuple(Cut), default="stop")),
        support_rate=rate[0] if rate else None,
        most_per_year=table.optional_integer("most_per_year", lowest=1),
        most_years=table.optional_integer("most_years", lowest=1),
        reserve=table.integer("reserve", lowest=0, highest=10_000, default=0),
    )
    table.refuse_unknown_keys()
    return rules
