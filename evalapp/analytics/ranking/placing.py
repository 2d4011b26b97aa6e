"""Which application comes before which: totals, then the tie-break chain; and the decimals that make it visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from evalapp.analytics.exact import Scaled, dense, places_of
from evalapp.analytics.ranking.aggregates import Aggregate, aggregate
from evalapp.analytics.ranking.answers import Answers
from evalapp.analytics.ranking.cells import Cells
from evalapp.analytics.ranking.ties import (
    Evidence,
    Stage,
    break_ties,
    compared_ties,
    flag_evidence,
    is_tied,
    lot_evidence,
    members_of,
    order_evidence,
    refine,
    steps_of,
    submission_evidence,
    top_marks_evidence,
    unproven_of,
)
from evalapp.analytics.table import Exact, Integers
from evalapp.domain.application import Application
from evalapp.domain.decisions import Decisions, Grant
from evalapp.domain.ranking import ComparedTie, TieStep
from evalapp.domain.scheme.model import Scale, Scheme
from evalapp.domain.scheme.rules import RankingRules, TieKind, TieRule

MOST_DECIMALS = 6


@dataclass(frozen=True, kw_only=True, eq=False)
class Standing:
    """The ranked applications by index into the panel's list, best first; equal places by number.

    `blocks` are the equal places in order; `tied` holds, per application, all that tie with it before a lot.
    """

    blocks: list[list[int]]
    place: dict[int, int]
    tied: dict[int, list[int]]
    steps: dict[int, tuple[TieStep, ...]]
    unproven: dict[int, tuple[TieStep, ...]]
    decimals: dict[int, int]
    ties: tuple[ComparedTie, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Panel:
    """What the tie-break rules and the budget line may look at, all indexed alike."""

    scheme: Scheme
    applications: Sequence[Application]
    answers: Answers
    cells: Cells
    groups: dict[str, Aggregate]
    total: Aggregate
    unweighted: Aggregate
    entitled: dict[str, int | None]
    lot_seed: str
    decisions: Decisions

    @cached_property
    def grants(self) -> dict[str, Grant]:
        """What the panel fixed itself, by application of this panel."""
        return {each.application: each for each in self.decisions.grants if each.application in self.entitled}

    def compared_group(self, group: str) -> Aggregate:
        """What a tie rule compares: the group computed as the total is, whatever the thresholds look at."""
        return aggregate(self.scheme, self.cells, self.scheme.group(group).counting, weighted=True)

    @property
    def amounts(self) -> dict[str, int | None]:
        """What the budget line pays where it reaches: the amount the panel fixed, or what is asked."""
        return self.entitled | {number: grant.amount for number, grant in self.grants.items()}

    @property
    def declined(self) -> set[str]:
        return {number for number, grant in self.grants.items() if grant.amount == 0}


def rank_candidates(panel: Panel, candidates: Integers) -> Standing:
    """`candidates`: ascending indices of the applications that get a place; each has every score."""
    total = total_of(panel, candidates)
    first = blocks_by_total(panel, candidates)
    names = [panel.applications[n].number for n in candidates]
    stages, lot = settle_ties(panel, candidates, first)
    tied = stages[-1].after if stages else first
    compared = compared_ties(stages, lot, tied, names)
    stages += lot
    final = stages[-1].after if stages else first

    index, place = [int(n) for n in candidates], places_of(final).tolist()
    together: dict[int, list[int]] = {}
    for block in members_of(tied):
        if len(block) > 1:
            members = [index[n] for n in block]
            together |= dict.fromkeys(members, members)
    steps = steps_of(stages, names)
    decimals = decimals_of(panel.scheme.ranking, total, panel.scheme.higher_is_better)
    return Standing(
        blocks=[[index[n] for n in block] for block in members_of(final)],
        place=dict(zip(index, place)),
        tied=together,
        steps=dict(zip(index, steps)),
        unproven=dict(zip(index, unproven_of(stages, names))),
        decimals=dict(zip(index, decimals)),
        ties=compared,
    )


def total_of(panel: Panel, candidates: Integers) -> Scaled:
    score = panel.total.score
    return replace(score, numerator=score.numerator[candidates])


def blocks_by_total(panel: Panel, candidates: Integers) -> Integers:
    """0 for the best total, 1 for the next, equal for those that the scheme takes for equal."""
    rules, total = panel.scheme.ranking, total_of(panel, candidates)
    deciding = total.units(rules.decimals) if rules.rank_on_rounded else total.numerator
    return dense(deciding, highest_first=panel.scheme.higher_is_better)


def settle_ties(panel: Panel, candidates: Integers, blocks: Integers) -> tuple[list[Stage], list[Stage]]:
    """What the chain makes of the `blocks` of `candidates`: the stages before a lot, and that of the lot."""
    before_lot, lot = _chain(panel.scheme.ranking, panel.lot_seed)
    names = [panel.applications[n].number for n in candidates]

    def evidence_of(rule: TieRule, blocks: Integers) -> Evidence:
        return _evidence(panel, candidates, names, rule, blocks)

    stages = break_ties(blocks, before_lot, evidence_of)
    return stages, break_ties(stages[-1].after if stages else blocks, lot, evidence_of)


def final_blocks(panel: Panel, candidates: Integers) -> Integers:
    """The same as `rank_candidates` finds, without the evidence: 0 for the best place, 1 for the next.

    Only those that are tied are put before the chain: to read the times of all would take longer than all else.
    """
    blocks = blocks_by_total(panel, candidates)
    tied = np.flatnonzero(is_tied(blocks)) if len(blocks) else blocks
    if not len(tied):
        return blocks
    stages, lot = settle_ties(panel, candidates[tied], dense(blocks[tied], highest_first=False))
    key = np.zeros_like(blocks)
    if all_stages := [*stages, *lot]:
        key[tied] = all_stages[-1].after
    return refine(blocks, key)


def _chain(rules: RankingRules, lot_seed: str) -> tuple[list[TieRule], list[TieRule]]:
    """The rules before the lot, and the lot itself once its seed is known; nothing is left to do after it."""
    kinds = [rule.kind for rule in rules.ties]
    at = kinds.index(TieKind.LOT) if TieKind.LOT in kinds else len(kinds)
    return list(rules.ties[:at]), list(rules.ties[at : at + 1]) if lot_seed else []


def _evidence(
    panel: Panel, candidates: Integers, names: Sequence[str], rule: TieRule, blocks: Integers
) -> Evidence:
    if rule.kind is TieKind.LOT:
        return lot_evidence(panel.lot_seed, names, blocks)
    if rule.kind is TieKind.FLAG:
        raised = {each.application for each in panel.decisions.flags if each.flag == rule.target}
        return flag_evidence([name in raised for name in names])
    if rule.kind is TieKind.PANEL_ORDER:
        given = {each.application: each for each in panel.decisions.order}
        return order_evidence([given.get(name) for name in names], blocks)
    if rule.kind is TieKind.EARLIER_SUBMISSION:
        return submission_evidence([panel.applications[n].submitted_at for n in candidates], blocks)
    if rule.kind is TieKind.TOP_MARKS:
        return top_marks_evidence(len(candidates), *_marks(panel, candidates))
    if rule.kind is TieKind.GROUP:
        score, unit = panel.compared_group(rule.target).score, Fraction(1)
        numerator, denominator = score.numerator[candidates], score.denominator
    else:
        column = [criterion.id for criterion in panel.scheme.criteria].index(rule.target)
        steps, unit = panel.cells.steps, panel.scheme.criteria[column].scale.step
        numerator, denominator = steps.numerator[candidates, column], steps.denominator

    key = dense(numerator, highest_first=panel.scheme.higher_is_better)
    _distinct, sample = np.unique(key, return_index=True)
    values = [unit * Fraction(int(numerator[n]), denominator) for n in sample]
    return Evidence(key=key, say=lambda i, j: (values[key[i]], values[key[j]], 0))


def _marks(panel: Panel, candidates: Integers) -> tuple[Integers, Exact]:
    """(owner, level) of every mark that counts: the jurors' scores, or the agreed one in their stead."""
    answers, criteria = panel.answers, panel.scheme.criteria
    counting = np.array([each.counts for each in criteria], dtype=bool)
    owner_of = np.full(len(panel.applications), -1, dtype=np.int64)
    owner_of[candidates] = np.arange(len(candidates))
    counts = (owner_of[answers.application] >= 0) & ~answers.agreed[answers.application, answers.criterion]
    counts &= counting[answers.criterion]
    agreed_at = np.nonzero(answers.agreed & (owner_of >= 0)[:, None] & counting)
    owner = np.concatenate([owner_of[answers.application[counts]], owner_of[agreed_at[0]]])
    criterion = np.concatenate([answers.criterion[counts], agreed_at[1]])
    value = np.concatenate([answers.value[counts], answers.agreed_value[agreed_at]])
    level = np.zeros(len(value), dtype=np.int64)
    for n, each in enumerate(criteria):
        here = criterion == n
        level[here] = _levels(each.scale, value[here])
    return owner, level


def _levels(scale: Scale, value: Exact) -> Exact:
    """0 for the best point of the scale, 1 for the next, whatever the values are."""
    if scale.words:
        return np.searchsorted(-np.array(scale.allowed_steps[::-1], dtype=np.int64), -value)
    return scale.highest_steps - value if scale.higher_is_better else value - scale.lowest_steps


def decimals_of(rules: RankingRules, total: Scaled, is_highest_first: bool) -> list[int]:
    """One more digit until neighbours that the totals set apart also look different, at most six."""
    place = dense(total.numerator, highest_first=is_highest_first)
    shown = np.full(place.max(initial=-1) + 1, rules.decimals, dtype=np.int64)
    if rules.rank_on_rounded or len(shown) < 2:
        return [rules.decimals] * len(place)
    sample = np.zeros(len(shown), dtype=np.int64)
    sample[place] = np.arange(len(place))
    for decimals in range(rules.decimals, MOST_DECIMALS):
        units = total.units(decimals)[sample]
        alike = np.flatnonzero(units[1:] == units[:-1])
        if not len(alike):
            break
        shown[alike] = shown[alike + 1] = decimals + 1
    return [int(each) for each in shown[place]]
