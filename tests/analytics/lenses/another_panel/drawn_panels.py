"""Panels made from the model itself, and drawn panels put before the official ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from evalapp.analytics.lenses.another_panel.question import Question
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Integers, ScoreTable
from evalapp.domain.ranking import Ranking
from evalapp.domain.scheme.model import Scheme
from tests.analytics.ranking.ranking_samples import Row, applications, table_of

ASKED = 100_000_00


def simulated(
    scheme: Scheme,
    quality: Floats,
    seats: Sequence[Integers],
    random: np.random.RandomState,
    *,
    juror: float = 0.25,
    residual: float = 0.6,
    budget: int | None = 9 * ASKED,
) -> Material:
    """`quality` n × C, in points; `seats`: the jurors of each application. A juror and a reading are sharp or mild as
    a whole, and each criterion besides."""
    n, criteria = quality.shape
    jurors = max(int(each.max()) for each in seats) + 1
    severity = random.normal(0, juror, (jurors, 1)) + random.normal(0, juror / 2, (jurors, criteria))
    rows: list[Row] = []
    for i, seated in enumerate(seats):
        for j in seated.tolist():
            reading = random.normal(0, residual / 2**0.5, 1) + random.normal(0, residual / 2**0.5, criteria)
            given = quality[i] + severity[j] + reading
            for each, points in zip(scheme.criteria, given.tolist()):
                steps = int(np.floor(points / float(each.scale.step) + 0.5))
                value = min(max(steps, each.scale.lowest_steps), each.scale.highest_steps)
                rows.append((f"A-{i:02d}", f"J{j:02d}", each.id, value, None))
    listed = applications([f"A-{i:02d}" for i in range(n)], requested_support=ASKED)
    table = table_of(scheme, [each.number for each in listed], rows)
    return Material(scheme=scheme, table=table, applications=tuple(listed), budget=budget)


def officially(question: Question, values: Integers) -> Ranking:
    """What the official ranking makes of one drawn panel."""
    answers = question.answers
    table = ScoreTable(
        applications=tuple(each.number for each in question.applications),
        jurors=answers.jurors,
        criteria=tuple(each.id for each in question.scheme.criteria),
        application=answers.application,
        juror=answers.juror,
        criterion=answers.criterion,
        value=values,
        reason=np.zeros(len(values), dtype=np.int8),
    )
    return replace(question.material, table=table, assignments=None, conflicts=()).rank()


def places_of(ranking: Ranking) -> dict[str, int]:
    return {each.application: each.place or 0 for each in ranking.places}
