"""Editing the rules of a scheme: how scores become a ranking, the tie-break chain, and how far the budget goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal, percent, shorten, written
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import (
    AcrossJurors,
    Cut,
    Missing,
    TieKind,
    TieRule,
    Total,
)
from evalapp.domain.texts import _
from evalapp.operations.scheme.editing import read_threshold
from evalapp.operations.typed_amount import typed_amount
from evalapp.words.formats import amount_field

_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_TARGETED = (TieKind.CRITERION, TieKind.GROUP, TieKind.FLAG)


def possible_ties(scheme: Scheme) -> tuple[TieRule, ...]:
    """What the chain does not look at yet and could: what counts, flags, then what needs no target."""
    groups = [each for each in scheme.groups if each.counting]
    found = [
        *(TieRule(kind=TieKind.CRITERION, target=each.id) for each in scheme.counting),
        *(TieRule(kind=TieKind.GROUP, target=each.id) for each in groups),
        *(TieRule(kind=TieKind.FLAG, target=each.id) for each in scheme.flags),
        *(TieRule(kind=kind) for kind in TieKind if kind not in _TARGETED),
    ]
    return tuple(each for each in found if each not in scheme.ranking.ties)


def add_tie(scheme: Scheme, rule: str) -> Scheme:
    """With the rule, as the file writes it, as the last that settles something: the lot leaves nothing behind it."""
    ties = scheme.ranking.ties
    made = next(each for each in possible_ties(scheme) if str(each) == rule)
    is_lot_last = bool(ties) and ties[-1].kind is TieKind.LOT
    return _with_ties(scheme, (*ties[:-1], made, ties[-1]) if is_lot_last else (*ties, made))


def without_tie(scheme: Scheme, n: int) -> Scheme:
    ties = scheme.ranking.ties
    return _with_ties(scheme, (*ties[:n], *ties[n + 1 :]))


def moved_tie(scheme: Scheme, n: int, by: int) -> Scheme:
    """One place earlier (-1) or later (1) in the chain."""
    ties = list(scheme.ranking.ties)
    if 0 <= n + by < len(ties):
        ties.insert(n + by, ties.pop(n))
    return _with_ties(scheme, tuple(ties))


def rule_typed(scheme: Scheme, key: str) -> str:
    """What a form shows for a key of the rules: a word of the file, or what would be typed; empty for nothing."""
    rules, budget = scheme.ranking, scheme.budget
    return {
        "procedure": "ranked" if scheme.is_ranked else "individual",
        "across_jurors": str(rules.across_jurors),
        "missing": str(rules.missing),
        "total": str(rules.total),
        "threshold": "" if rules.threshold is None else str(rules.threshold),
        "thresholds_on": "weighted" if rules.thresholds_on_weighted else "unweighted",
        "decimals": str(rules.decimals),
        "rank_on": "rounded" if rules.rank_on_rounded else "exact",
        "quorum": str(rules.quorum),
        "triage": "known" if rules.triage else "unknown",
        "cut": str(budget.cut),
        "support_rate": "" if budget.support_rate is None else percent(written(budget.support_rate)),
        "most_per_year": "" if budget.most_per_year is None else amount_field(budget.most_per_year * 100),
        "most_years": "" if budget.most_years is None else str(budget.most_years),
        "reserve": str(budget.reserve),
    }[key]


def with_rule(scheme: Scheme, key: str, typed: str) -> Scheme:
    """With what was chosen or typed for a key of the rules. Raises BadValue where it cannot be read."""
    if key == "procedure":
        return replace(scheme, is_ranked=typed == "ranked")
    name, read = _READ[key]
    part = "budget" if key in _OF_BUDGET else "ranking"
    return replace(scheme, **{part: replace(getattr(scheme, part), **{name: read(typed)})})


def _with_ties(scheme: Scheme, ties: tuple[TieRule, ...]) -> Scheme:
    return replace(scheme, ranking=replace(scheme.ranking, ties=ties))


def read_whole(typed: str) -> int:
    """Raises BadValue."""
    text = typed.strip()
    if not _WHOLE.fullmatch(text):
        words = _("“{value}” is not a whole number; write one in digits, such as 2.")
        raise BadValue(words.format(value=shorten(text)))
    return int(text)


def read_signed(typed: str) -> int:
    """A whole number that may lie below 0, with either minus. Raises BadValue."""
    text = typed.strip().replace("−", "-")
    return -read_whole(text[1:]) if text.startswith("-") else read_whole(text)


def _optional_whole(typed: str) -> int | None:
    return read_whole(typed) if typed.strip() else None


def _share(typed: str) -> object:
    text = typed.strip().removesuffix("%").strip()
    if not text:
        return None
    share = parse_decimal(text)
    if not 0 < share <= 100:
        raise BadValue(_("A share of the budget lies above 0% and is at most 100%; write it as 50%."))
    return share


def _euro(typed: str) -> int | None:
    if not typed.strip():
        return None
    cents = typed_amount(typed)
    if cents % 100:
        raise BadValue(_("A ceiling is in whole euro; leave the cents out."))
    return cents // 100


_READ: dict[str, tuple[str, Callable[[str], Any]]] = {
    "across_jurors": ("across_jurors", AcrossJurors),
    "missing": ("missing", Missing),
    "total": ("total", Total),
    "threshold": ("threshold", read_threshold),
    "thresholds_on": ("thresholds_on_weighted", lambda typed: typed == "weighted"),
    "decimals": ("decimals", read_whole),
    "rank_on": ("rank_on_rounded", lambda typed: typed == "rounded"),
    "quorum": ("quorum", read_whole),
    "triage": ("triage", lambda typed: typed == "known"),
    "cut": ("cut", Cut),
    "support_rate": ("support_rate", _share),
    "most_per_year": ("most_per_year", _euro),
    "most_years": ("most_years", _optional_whole),
    "reserve": ("reserve", read_whole),
}
_OF_BUDGET = ("cut", "support_rate", "most_per_year", "most_years", "reserve")
