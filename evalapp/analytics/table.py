"""All scores of a panel as flat arrays, the form in which the ranking reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evalapp.domain.scheme.model import NoScore, Scheme

_MOST_SMALL = 2**61
Run = tuple[str, str, str, str]
_REASON = {str(reason): n for n, reason in enumerate(NoScore, 1)}
NOT_DISCUSSED = _REASON[str(NoScore.NOT_DISCUSSED)]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Exact = NDArray[Any]
"""int64, or Python integers (dtype object) where 64 bits are not proved to suffice."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ScoreTable:
    """One entry per answer; an answer is a score in steps (`reason` 0) or the n-th NoScore (`reason` n, value 0).

    `application`, `juror` and `criterion` index the ids in `applications`, `jurors` and `criteria`. What was
    not answered has no entry.
    """

    applications: tuple[str, ...]
    jurors: tuple[str, ...]
    criteria: tuple[str, ...]
    application: Integers
    juror: Integers
    criterion: Integers
    value: Exact
    reason: NDArray[np.int8]

    @classmethod
    def from_runs(cls, scheme: Scheme, applications: Sequence[str], runs: Sequence[Run]) -> ScoreTable:
        """One run is all that one juror answered about one application.

        A run is (application, juror, criteria, answers), the last two as lists with commas, in the same order;
        an answer is a whole number of steps, a reason for no score, or empty. Runs of other applications and
        empty answers are left out. Raises BadValue for a criterion that the scheme does not have.
        """
        application_at = {number: n for n, number in enumerate(applications)}
        runs = [run for run in runs if run[0] in application_at]
        columns: Sequence[Sequence[str]] = list(zip(*runs)) or [(), (), (), ()]
        jurors = tuple(sorted(set(columns[1])))
        juror_at = {juror: n for n, juror in enumerate(jurors)}
        criterion_at = {criterion.id: n for n, criterion in enumerate(scheme.criteria)}
        # Most jurors answer the same criteria in the same order, so that few lists differ.
        lists = {text: text.split(",") for text in set(columns[2])}
        for unknown in {each for names in lists.values() for each in names} - criterion_at.keys():
            scheme.criterion(unknown)
        indices = {text: np.array([criterion_at[each] for each in names]) for text, names in lists.items()}
        only = next(iter(lists)) if len(lists) == 1 else None
        lengths: int | Integers = (
            np.fromiter(map(len, map(lists.__getitem__, columns[2])), dtype=np.int64, count=len(runs))
            if only is None
            else len(lists[only])
        )
        # Few answers differ: what each means is looked up once, then spread over all of them.
        tokens = ",".join(columns[3]).split(",") if runs else []
        distinct = sorted(set(tokens))
        at = {token: n for n, token in enumerate(distinct)}
        code = np.fromiter(map(at.__getitem__, tokens), dtype=np.int64, count=len(tokens))
        reasons = np.array([_REASON.get(token, 0) for token in distinct], dtype=np.int8)
        values = integers([0 if token in _REASON or not token else int(token) for token in distinct])
        keep = np.array([token != "" for token in distinct], dtype=bool)[code] if "" in at else slice(None)

        def repeated(ids: dict[str, int], column: Sequence[str]) -> Integers:
            of_runs = np.fromiter(map(ids.__getitem__, column), dtype=np.int64, count=len(runs))
            of_answers: Integers = np.repeat(of_runs, lengths)[keep]
            return of_answers

        if only is None:
            every = [np.zeros(0, dtype=np.int64), *map(indices.__getitem__, columns[2])]
            criterion: Integers = np.concatenate(every)
        else:
            criterion = np.tile(indices[only], len(runs))
        return cls(
            applications=tuple(applications),
            jurors=jurors,
            criteria=tuple(criterion_at),
            application=repeated(application_at, columns[0]),
            juror=repeated(juror_at, columns[1]),
            criterion=criterion[keep],
            value=values[code][keep],
            reason=reasons[code][keep],
        )


def integers(values: Sequence[int | None]) -> Exact:
    """int64 where every value and the sum of any two fits, Python integers otherwise; None becomes 0."""
    whole = [value or 0 for value in values]
    is_small = min(whole, default=0) >= -_MOST_SMALL and max(whole, default=0) <= _MOST_SMALL
    return np.array(whole, dtype=np.int64 if is_small else object)
