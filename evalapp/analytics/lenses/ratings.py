"""What the lenses look at: one number per juror and application."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evalapp.analytics.exact import Scaled, largest
from evalapp.analytics.ranking.aggregates import weighing
from evalapp.analytics.table import Integers, ScoreTable
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.totals import range_of_totals

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Ratings:
    """R ratings of n applications by m jurors, sorted by application and then by juror.

    `value` is in points of the total, in the scheme's own direction: where `higher_is_better` is false the
    lowest is the best. `lowest` and `highest` bound what a juror can give. Every application and every juror
    has at least one rating. `partial` is the number of (juror, application) pairs left out because the juror
    did not score every criterion that counts.
    """

    applications: tuple[str, ...]
    jurors: tuple[str, ...]
    application: Integers
    juror: Integers
    value: Floats
    higher_is_better: bool = True
    lowest: float = 0.0
    highest: float = 1.0
    partial: int = 0

    def __len__(self) -> int:
        return len(self.value)

    @property
    def per_application(self) -> Integers:
        return np.bincount(self.application, minlength=len(self.applications))

    @property
    def per_juror(self) -> Integers:
        return np.bincount(self.juror, minlength=len(self.jurors))

    @property
    def means(self) -> Floats:
        sums = np.bincount(self.application, weights=self.value, minlength=len(self.applications))
        return np.asarray(sums / self.per_application, dtype=np.float64)

    @property
    def is_complete(self) -> bool:
        """Whether every juror rated every application, once."""
        return len(self) == len(self.applications) * len(self.jurors)

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[str, str, float]],
        *,
        higher_is_better: bool = True,
        lowest: float | None = None,
        highest: float | None = None,
    ) -> Ratings:
        """From (application, juror, value); without limits those that occur."""
        listed = sorted(rows)
        applications = tuple(sorted({a for a, _j, _v in listed}))
        jurors = tuple(sorted({j for _a, j, _v in listed}))
        application_at = {each: n for n, each in enumerate(applications)}
        juror_at = {each: n for n, each in enumerate(jurors)}
        value = np.array([v for _a, _j, v in listed], dtype=np.float64)
        return cls(
            applications=applications,
            jurors=jurors,
            application=np.array([application_at[a] for a, _j, _v in listed], dtype=np.int64),
            juror=np.array([juror_at[j] for _a, j, _v in listed], dtype=np.int64),
            value=value,
            higher_is_better=higher_is_better,
            lowest=float(value.min(initial=np.inf)) if lowest is None else lowest,
            highest=float(value.max(initial=-np.inf)) if highest is None else highest,
        )


def ratings_of(
    scheme: Scheme,
    table: ScoreTable,
    applications: Sequence[str],
    *,
    conflicts: Iterable[tuple[str, str]] = (),
) -> Ratings:
    """Each juror's own total of each application, by the scheme's weights; `conflicts` as (juror, application)."""
    application_at = {number: n for n, number in enumerate(applications)}
    juror_at = {juror: n for n, juror in enumerate(table.jurors)}
    to_application = np.array([application_at.get(each, -1) for each in table.applications], dtype=np.int64)
    width = max(len(table.jurors), 1)
    pair = to_application[table.application] * width + table.juror
    barred = [
        application_at[application] * width + juror_at[juror]
        for juror, application in conflicts
        if application in application_at and juror in juror_at
    ]
    is_score = (table.reason == 0) & (to_application[table.application] >= 0) & ~np.isin(pair, barred)
    pairs, row = np.unique(pair[is_score], return_inverse=True)
    criteria = scheme.criteria
    steps = np.zeros((len(pairs), len(criteria)), dtype=table.value.dtype)
    steps[row, table.criterion[is_score]] = table.value[is_score]
    is_given = np.zeros(steps.shape, dtype=bool)
    is_given[row, table.criterion[is_score]] = True
    counting = np.array([each.counts for each in criteria], dtype=bool)
    is_whole = is_given[:, counting].all(axis=1)
    total = weighing(criteria, scheme.counting, scheme.ranking, weighted=True).apply(
        Scaled(numerator=steps[is_whole], denominator=1, bound=largest(steps))
    )
    kept_applications, application = np.unique(pairs[is_whole] // width, return_inverse=True)
    kept_jurors, juror = np.unique(pairs[is_whole] % width, return_inverse=True)
    lowest, highest = map(float, range_of_totals(scheme))
    return Ratings(
        applications=tuple(applications[n] for n in kept_applications),
        jurors=tuple(table.jurors[n] for n in kept_jurors),
        application=application.astype(np.int64),
        juror=juror.astype(np.int64),
        value=(total.numerator / total.denominator).astype(np.float64),
        higher_is_better=scheme.higher_is_better,
        lowest=lowest,
        highest=highest,
        partial=int((~is_whole).sum()),
    )
