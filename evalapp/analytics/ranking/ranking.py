"""The official ranking: exact totals, thresholds, tie-break chain and budget line of a whole panel.

The rules are those of the scheme and nothing else. What depends on one application only (its scores, thresholds
and exclusion) is known as soon as nothing is missing for it; what depends on the others (place, support) waits
until nothing blocks the panel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter

import numpy as np

from evalapp.analytics.exact import Weighing, common_denominator, dense, exact_sums, largest, places_of
from evalapp.analytics.ranking.aggregates import aggregate, bars
from evalapp.analytics.ranking.answers import Answers, Pair, collect
from evalapp.analytics.ranking.blockers import ceiling_blockers, find_blockers
from evalapp.analytics.ranking.cells import score_cells
from evalapp.analytics.ranking.funding import draw_line, entitlement
from evalapp.analytics.ranking.placing import Panel, rank_candidates
from evalapp.analytics.ranking.results import places
from evalapp.analytics.ranking.verdict import Verdict, excluding, undiscussed
from evalapp.analytics.table import Exact, Integers, ScoreTable
from evalapp.domain.application import Application
from evalapp.domain.call import Consensus
from evalapp.domain.decisions import NO_DECISIONS, Decisions
from evalapp.domain.order import sorted_by_number
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import Placed

__all__ = ["RankedArrays", "ScoreTable", "rank_arrays", "rank_scores"]


@dataclass(frozen=True, kw_only=True, eq=False)
class RankedArrays:
    """`total / denominator` per application, `order` best first, `place` 1, 2, 2, 4; 0 without every score."""

    total: Exact
    denominator: int
    order: Integers
    place: Integers


def rank_arrays(
    application: Integers,
    criterion: Integers,
    value: Exact,
    factors: Sequence[Fraction],
    *,
    applications: int,
    higher_is_better: bool = True,
) -> RankedArrays:
    """The bare core: means per criterion, Σ factor · mean, one sort; no missing scores, thresholds or tie rules.

    The flat arrays have one entry per score; `factors` weigh one step of each criterion.
    """
    shape = (applications, len(factors))
    cell = application * len(factors) + criterion
    size = applications * len(factors)
    counts = np.bincount(cell, minlength=size).reshape(shape)
    sums = exact_sums(cell, value, size).reshape(shape)
    scaled = common_denominator(sums, np.maximum(counts, 1), largest(value))
    total = Weighing.of(factors).apply(scaled)
    is_ranked = counts.all(axis=1)
    blocks = dense(total.numerator[is_ranked], highest_first=higher_is_better)
    place = np.zeros(applications, dtype=np.int64)
    place[is_ranked] = places_of(blocks)
    order = np.argsort(np.where(is_ranked, place, applications + 1), kind="stable")
    return RankedArrays(total=total.numerator, denominator=total.denominator, order=order, place=place)


def rank_scores(
    scheme: Scheme,
    table: ScoreTable,
    applications: Sequence[Application],
    *,
    consensus: Iterable[Consensus] = (),
    assignments: Iterable[Pair] | None = None,
    conflicts: Iterable[Pair] = (),
    budget: int | None = None,
    lot_seed: str = "",
    decisions: Decisions = NO_DECISIONS,
    open_choices: Sequence[Placed] = (),
    own_words: Sequence[Pair] = (),
) -> Ranking:
    """The ranking of `applications`; pairs are (juror, application), `budget` is in cents.

    Without `assignments` everyone who answered anything about an application was asked to judge it. Scores of
    other applications and of jurors with a conflict do not count. Blocked: totals where nothing is missing, no
    places, nothing granted; who is neither excluded nor below a threshold is `eligible`. Decisions about other
    applications are left aside.
    """
    ordered = sorted_by_number(applications, attrgetter("number"))
    numbers = [each.number for each in ordered]
    answers = collect(
        scheme, table, numbers, consensus=consensus, assignments=assignments, conflicts=conflicts
    )
    entitled = {each.number: entitlement(scheme.budget, each) for each in ordered}
    panel, verdict = judge(scheme, ordered, answers, entitled, lot_seed=lot_seed, decisions=decisions)
    blockers = find_blockers(scheme, numbers, verdict, answers, panel.cells, open_choices, own_words)
    if scheme.is_ranked and budget is not None:
        discussed = [each for each, may in zip(ordered, verdict.is_discussed) if may]
        blockers += ceiling_blockers(scheme.budget, discussed)
    standing = funding = None
    if scheme.is_ranked and not blockers:
        standing = rank_candidates(panel, np.flatnonzero(verdict.may_be_ranked))
        if budget is not None:
            blocks = [[numbers[n] for n in block] for block in standing.blocks]
            funding = draw_line(blocks, panel.amounts, scheme.budget, budget, declined=panel.declined)
    spent = budget - funding.left if budget is not None and funding else 0
    return Ranking(
        places=places(panel, verdict, standing, funding),
        blockers=blockers,
        available=budget,
        granted=None if budget is None else spent,
        left=None if budget is None else budget - spent,
        tied_at_line=funding.tied_at_line if funding else None,
        lot_seed=lot_seed,
        ties=standing.ties if standing else (),
    )


def judge(
    scheme: Scheme,
    applications: Sequence[Application],
    answers: Answers,
    entitled: dict[str, int | None],
    *,
    lot_seed: str = "",
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Panel, Verdict]:
    """What the answers alone decide of each application, whatever the others have, and what ties may look at.

    `answers` index `applications`; one that is not admissible, or was put aside in triage, has no known score.
    """
    is_admissible = np.array([each.is_judged for each in applications], dtype=bool)
    aside = frozenset(decisions.aside)
    is_aside = np.array([each.number in aside for each in applications], dtype=bool)
    cells = score_cells(scheme, answers)
    cells = replace(cells, is_known=cells.is_known & (is_admissible & ~is_aside)[:, None])
    weighted = scheme.ranking.thresholds_on_weighted
    panel = Panel(
        scheme=scheme,
        applications=applications,
        answers=answers,
        cells=cells,
        groups={
            each.id: aggregate(scheme, cells, each.counting, weighted=weighted)
            for each in scheme.groups
            if each.counting
        },
        total=aggregate(scheme, cells, scheme.counting, weighted=True),
        unweighted=aggregate(scheme, cells, scheme.counting, weighted=False),
        entitled=entitled,
        lot_seed=lot_seed,
        decisions=decisions,
    )
    verdict = Verdict(
        is_admissible=is_admissible,
        is_withdrawn=np.array([each.is_withdrawn for each in applications], dtype=bool),
        is_undiscussed=undiscussed(scheme, answers) | is_aside,
        is_aside=is_aside,
        excluding=excluding(scheme, answers) & ~is_aside[:, None],
        bars=bars(scheme, cells),
    )
    return panel, verdict
