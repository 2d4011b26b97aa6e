"""The official rule over many panels at once.

Every drawn panel is put before the arithmetic of the official ranking as if its applications were further ones of one
large panel; only the comparison with others stays within each. So nothing here can say otherwise than the ranking.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from evalapp.analytics.exact import dense, places_of
from evalapp.analytics.lenses.another_panel.money import spend
from evalapp.analytics.lenses.another_panel.question import Question
from evalapp.analytics.ranking.answers import Answers
from evalapp.analytics.ranking.placing import Panel, blocks_by_total, settle_ties
from evalapp.analytics.ranking.ranking import judge
from evalapp.analytics.ranking.ties import is_tied, refine
from evalapp.analytics.table import Flags, Integers


@dataclass(frozen=True, kw_only=True, eq=False)
class Rulings:
    """Draws × n. `place`: 1, 2, 2, 4, or 0 without one. `queue`: the applications from the best on, then −1."""

    place: Integers
    queue: Integers


def rule_on(question: Question, values: Integers, random: np.random.RandomState) -> Rulings:
    """`values`: draws × S scores in steps. What the chain leaves tied, `random` puts in line, as a lot would."""
    count, n = len(values), len(question.applications)
    panel, verdict = judge(
        question.scheme,
        question.applications * count,
        _side_by_side(question.answers, values),
        question.entitled,
        lot_seed=question.material.lot_seed,
        decisions=question.material.decisions,
    )
    candidates = np.flatnonzero(verdict.may_be_ranked)
    draw, application = candidates // n, candidates % n
    blocks = _ordered(panel, candidates, draw)
    place = np.zeros((count, n), dtype=np.int64)
    ahead = np.concatenate([[0], np.cumsum(np.bincount(draw, minlength=count))])
    place[draw, application] = places_of(blocks) - ahead[draw]
    order = np.lexsort((random.random_sample(len(candidates)), blocks))
    queue = np.full((count, n), -1, dtype=np.int64)
    queue[draw[order], np.arange(len(order)) - ahead[draw[order]]] = application[order]
    return Rulings(place=place, queue=queue)


def support_of(question: Question, queue: Integers) -> Flags:
    """Draws × n: who the budget reaches, with the amounts that the panel fixed where it fixed one."""
    grants = {each.application: each.amount for each in question.material.decisions.grants}
    amounts = question.entitled | {n: amount for n, amount in grants.items() if n in question.entitled}
    return spend(
        queue,
        [amounts[each.number] for each in question.applications],
        np.array([grants.get(each.number) == 0 for each in question.applications], dtype=bool),
        cut=question.scheme.budget.cut,
        budget=question.material.budget or 0,
    )


def _ordered(panel: Panel, candidates: Integers, draw: Integers) -> Integers:
    """The final block of each candidate, those of the first draw before those of the second."""
    by_total = blocks_by_total(panel, candidates)
    blocks = dense(draw * (by_total.max(initial=0) + 1) + by_total, highest_first=False)
    tied = np.flatnonzero(is_tied(blocks)) if len(blocks) else blocks
    if not len(tied):
        return blocks
    # Rules that set ties apart look only at those that are tied: reading times for all would take minutes.
    stages, lot = settle_ties(panel, candidates[tied], dense(blocks[tied], highest_first=False))
    key = np.zeros_like(blocks)
    if all_stages := [*stages, *lot]:
        key[tied] = all_stages[-1].after
    return refine(blocks, key)


def _side_by_side(answers: Answers, values: Integers) -> Answers:
    """The answers of every drawn panel, its applications numbered on from those of the one before."""
    count, n = len(values), len(answers.agreed)

    def shifted(index: Integers) -> Integers:
        return (index + n * np.arange(count)[:, None]).ravel()

    def rows(table: Integers) -> Integers:
        return np.tile(table, (count, 1))

    return replace(
        answers,
        application=shifted(answers.application),
        juror=np.tile(answers.juror, count),
        criterion=np.tile(answers.criterion, count),
        value=values.ravel(),
        undiscussed=rows(answers.undiscussed),
        pair_application=shifted(answers.pair_application),
        pair_juror=np.tile(answers.pair_juror, count),
        owed=np.tile(answers.owed, (count, 1)),
        agreed=np.tile(answers.agreed, (count, 1)),
        agreed_value=rows(answers.agreed_value),
    )
