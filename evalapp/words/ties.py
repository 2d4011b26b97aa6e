"""What the tie rules found of those that stay equal: each rule with the value of every one of them."""

from __future__ import annotations

import shlex
from fractions import Fraction

from evalapp.domain.ranking import ComparedRule, ComparedTie, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import _
from evalapp.words.explain import submission_said
from evalapp.words.formats import score
from evalapp.words.phrases import join_names, numbered, rule_name


def places_said(ranking: Ranking, tie: ComparedTie) -> str:
    """“Places 12 and 13: A-22 and A-24”, or the place they share."""
    place_of = {each.application: each.place for each in ranking.places}
    places = sorted({place for number in tie.applications if (place := place_of[number]) is not None})
    words = _("Places {places}: {applications}") if len(places) > 1 else _("Place {places}: {applications}")
    listed = join_names((str(each) for each in places), most=len(places))
    return words.format(places=listed, applications=numbered(tie.applications))


def rule_said(scheme: Scheme, rule: ComparedRule) -> str:
    n = scheme.ranking.ties.index(rule.rule) + 1
    return _("{n}. {rule}").format(n=n, rule=rule_name(scheme, rule.rule))


def compared(scheme: Scheme, tie: ComparedTie, rule: ComparedRule) -> str:
    """“A-22 3.50 · A-24 3.50”; marks are equal one by one and have no single value."""
    if rule.rule.kind is TieKind.TOP_MARKS:
        return _("the same number of each mark")
    return " · ".join(
        f"{numbered([number])} {_value(scheme, rule.rule.kind, value)}"
        for number, value in zip(rule.applications, rule.values)
    )


def lot_command(seed: str, number: str) -> str:
    """What anyone types to have the digest by which the lot orders an application."""
    return f"printf '%s' {shlex.quote(f'{seed}:{number}')} | sha256sum"


def _value(scheme: Scheme, kind: TieKind, value: Fraction | str) -> str:
    if kind is TieKind.FLAG:
        return _("yes") if value else _("no")
    if kind is TieKind.PANEL_ORDER:
        return _("no order given")
    if isinstance(value, Fraction):
        return score(value, scheme.ranking.decimals)
    return submission_said(value)
