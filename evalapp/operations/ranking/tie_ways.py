"""How a tie at the funding line may be settled: by what the tie rules of the scheme still leave to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind, TieRule
from evalapp.words.formats import is_date_alone

_ACTS = {
    TieKind.FLAG: Action.SET_FLAG,
    TieKind.PANEL_ORDER: Action.ORDER_TIED,
    TieKind.LOT: Action.DRAW_LOT,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """What somebody may do under `rule`; `applications` are those it may be done of, in the order of the ranking."""

    rule: TieRule
    applications: tuple[str, ...]

    @property
    def needs(self) -> Action:
        return _ACTS[self.rule.kind]


def ways_of(scheme: Scheme, ranking: Ranking) -> tuple[Way, ...]:
    """In the order of the rules: what an earlier one sets apart no later one is asked about. None without a tie."""
    block = ranking.tied_at_line
    if block is None:
        return ()
    return tuple(
        Way(rule=rule, applications=block.applications) for rule in scheme.ranking.ties if rule.kind in _ACTS
    )


def without_hour(ranking: Ranking) -> tuple[str, ...]:
    """Of those tied at the line, whose hour of submission is not known though a rule asks for it."""
    block = ranking.tied_at_line
    tied = set(block.applications) if block is not None else set()
    return tuple(
        number
        for tie in ranking.ties
        if set(tie.applications) == tied
        for each in tie.rules
        if each.rule.kind is TieKind.EARLIER_SUBMISSION
        for number, moment in zip(each.applications, each.values)
        if not moment or is_date_alone(str(moment))
    )
