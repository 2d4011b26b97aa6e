"""Who answered what, who still owes what, and what the panel agreed on: the material of every criterion score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evalapp.analytics.exact import distinct
from evalapp.analytics.table import NOT_DISCUSSED, Exact, Flags, Integers, ScoreTable, integers
from evalapp.domain.call import Consensus
from evalapp.domain.scheme.model import Scheme

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Answers:
    """Everything that counts, of A applications (in the order given) and C criteria.

    `application`, `juror`, `criterion`, `value`: the scores, one entry each, without those of jurors who have a
    conflict.
    `undiscussed` (A × C): how many jurors gave for reason of no score that it was not discussed. `pair_application`,
    `pair_juror` and `owed` (pairs × C): who was asked, and what of it is still open; an agreed score is owed by nobody.
    `agreed` (A × C) and `agreed_value`: the consensus. `jurors` are the ids that `juror` and `pair_juror` index.
    """

    jurors: tuple[str, ...]
    application: Integers
    juror: Integers
    criterion: Integers
    value: Exact
    undiscussed: Integers
    pair_application: Integers
    pair_juror: Integers
    owed: Flags
    agreed: Flags
    agreed_value: Exact

    @property
    def owed_per_cell(self) -> Integers:
        """How many scores are owed, A × C."""
        pairs, criteria = np.nonzero(self.owed)
        width = self.owed.shape[1]
        cells = self.pair_application[pairs] * width + criteria
        return np.bincount(cells, minlength=self.agreed.size).reshape(self.agreed.shape)


def collect(
    scheme: Scheme,
    table: ScoreTable,
    numbers: Sequence[str],
    *,
    consensus: Iterable[Consensus],
    assignments: Iterable[Pair] | None,
    conflicts: Iterable[Pair],
) -> Answers:
    """Pairs are (juror, application); without `assignments` everyone who answered anything was asked.

    A recorded score counts, whether or not its juror is still assigned: the assignment says who owes, not who
    counts. Only a conflict takes a score out.
    """
    asked = None if assignments is None else list(assignments)
    barred = list(conflicts)
    jurors = tuple(sorted({*table.jurors, *[j for j, _a in asked or ()], *[j for j, _a in barred]}))
    at = {number: n for n, number in enumerate(numbers)}
    juror_at = {juror: n for n, juror in enumerate(jurors)}

    def keys(pairs: Iterable[Pair]) -> Integers:
        known = [
            at[application] * len(jurors) + juror_at[juror]
            for juror, application in pairs
            if application in at
        ]
        return distinct(np.array(known, dtype=np.int64))

    application = np.array([at.get(each, -1) for each in table.applications], dtype=np.int64)[
        table.application
    ]
    juror = np.array([juror_at[each] for each in table.jurors], dtype=np.int64)[table.juror]
    pair = application * len(jurors) + juror
    barred_keys = keys(barred)
    counts = application >= 0
    if len(barred_keys):
        counts &= ~np.isin(pair, barred_keys)
    is_score = counts & (table.reason == 0)
    is_undiscussed = counts & (table.reason == NOT_DISCUSSED)
    agreed, agreed_value = _agreed(scheme, at, consensus)
    pairs = distinct(pair[counts]) if asked is None else keys(asked)
    if len(barred_keys):
        pairs = pairs[~np.isin(pairs, barred_keys)]
    pair_application = pairs // max(len(jurors), 1)
    owed = ~agreed[pair_application] & ~_answered(
        pairs, pair[counts], table.criterion[counts], agreed.shape[1]
    )
    shape = agreed.shape
    cells = application[is_undiscussed] * shape[1] + table.criterion[is_undiscussed]
    return Answers(
        jurors=jurors,
        application=application[is_score],
        juror=juror[is_score],
        criterion=table.criterion[is_score],
        value=table.value[is_score],
        undiscussed=np.bincount(cells, minlength=agreed.size).reshape(shape),
        pair_application=pair_application,
        pair_juror=pairs % max(len(jurors), 1),
        owed=owed,
        agreed=agreed,
        agreed_value=agreed_value,
    )


def _answered(pairs: Integers, pair: Integers, criterion: Integers, criteria: int) -> Flags:
    """pairs × criteria: where there is a score or a reason."""
    answered = np.zeros((len(pairs), criteria), dtype=bool)
    if len(pairs):
        row = np.minimum(np.searchsorted(pairs, pair), len(pairs) - 1)
        is_asked = pairs[row] == pair
        answered[row[is_asked], criterion[is_asked]] = True
    return answered


def _agreed(scheme: Scheme, at: dict[str, int], consensus: Iterable[Consensus]) -> tuple[Flags, Exact]:
    criterion_at = {criterion.id: n for n, criterion in enumerate(scheme.criteria)}
    known = [each for each in consensus if each.application in at]
    for each in known:
        scheme.criterion(each.criterion)
    agreed = np.zeros((len(at), len(criterion_at)), dtype=bool)
    given = integers([each.value for each in known])
    values = np.zeros(agreed.shape, dtype=given.dtype)
    where = ([at[each.application] for each in known], [criterion_at[each.criterion] for each in known])
    agreed[where] = True
    values[where] = given
    return agreed, values
