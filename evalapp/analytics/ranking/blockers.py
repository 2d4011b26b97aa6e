"""Why a panel is not ready to rank: every blocker by name, in the order of the applications."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from evalapp.analytics.ranking.answers import Answers, Pair
from evalapp.analytics.ranking.cells import Cells
from evalapp.analytics.ranking.funding import unknown_for_ceilings
from evalapp.analytics.ranking.verdict import Verdict
from evalapp.analytics.table import Flags, Integers
from evalapp.domain.application import Application
from evalapp.domain.ids import PersonId
from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Missing
from evalapp.domain.scoring.answer import Placed


def find_blockers(
    scheme: Scheme,
    numbers: Sequence[str],
    verdict: Verdict,
    answers: Answers,
    cells: Cells,
    open_choices: Sequence[Placed] = (),
    own_words: Sequence[Pair] = (),
) -> tuple[Blocker, ...]:
    """An agreed score needs nothing more, save that who took part may have had a conflict of interest. An application
    that is inadmissible or was not discussed blocks nothing.

    A quorum is short only when the scores still owed cannot fill it, so that one gap is not reported twice.
    """
    if not verdict.is_admissible.any():
        return (Blocker(kind=BlockerKind.NO_APPLICATIONS),)
    is_discussed = verdict.is_discussed
    counting = np.array([each.counts for each in scheme.criteria], dtype=bool)
    is_asked = np.bincount(answers.pair_application, minlength=len(numbers)) > 0
    is_open = ~answers.agreed & is_discussed[:, None] & counting
    undecided = _undecided(scheme, numbers, open_choices, is_open) if open_choices else []
    is_nobody = ~is_asked & is_open.any(axis=1)
    is_open &= is_asked[:, None]
    blocks_on_owed = scheme.ranking.missing is Missing.BLOCK
    # Who was asked and owes nothing gave a score or a reason, so that of these all have a reason.
    is_silent = is_open & (cells.count == 0) & (cells.owed == 0)
    coming = cells.count + (cells.owed if blocks_on_owed else 0)
    is_short = is_open & (coming < scheme.ranking.least_scores) & ~is_silent
    found = [
        (n, Blocker(kind=BlockerKind.NOBODY_ASSIGNED, application=numbers[n]))
        for n in np.flatnonzero(is_nobody).tolist()
    ]
    if blocks_on_owed:
        deciding = np.array([each.decides for each in scheme.criteria], dtype=bool)
        found += _owed(numbers, is_discussed, answers, deciding)
    found += _cells(scheme, numbers, BlockerKind.NO_SCORE_AT_ALL, is_silent, cells.count)
    if scheme.ranking.across_jurors is AcrossJurors.AGREED:
        # Not while scores are still to come: they may divide what is one now.
        is_divided = is_open & cells.is_divided & ((cells.owed == 0) | (not blocks_on_owed))
        found += _cells(scheme, numbers, BlockerKind.NO_CONSENSUS, is_divided, cells.count)
    found += _cells(scheme, numbers, BlockerKind.QUORUM, is_short, cells.count)
    found += undecided
    places = {number: n for n, number in enumerate(numbers)}
    found += [
        (
            places[application],
            Blocker(kind=BlockerKind.OWN_WORD, application=application, juror=PersonId(juror)),
        )
        for juror, application in own_words
        if application in places and is_discussed[places[application]]
    ]
    return tuple(blocker for _number, blocker in sorted(found, key=lambda each: each[0]))


def ceiling_blockers(rules: BudgetRules, admissible: Iterable[Application]) -> tuple[Blocker, ...]:
    """A ceiling that cannot be computed is not skipped: the application might get more than the call allows."""
    return tuple(
        Blocker(kind=BlockerKind.UNKNOWN_CEILING, application=each.number, field=name)
        for each in admissible
        for name in unknown_for_ceilings(rules, each)
    )


def _undecided(
    scheme: Scheme, numbers: Sequence[str], open_choices: Sequence[Placed], is_open: Flags
) -> list[tuple[int, Blocker]]:
    places = {number: n for n, number in enumerate(numbers)}
    columns = {criterion.id: n for n, criterion in enumerate(scheme.criteria)}
    return [
        (
            places[application],
            Blocker(kind=BlockerKind.OPEN_CHOICE, application=application, juror=juror, criterion=criterion),
        )
        for juror, application, criterion in dict.fromkeys(open_choices)
        if application in places and criterion in columns and is_open[places[application], columns[criterion]]
    ]


def _owed(
    numbers: Sequence[str], is_discussed: Flags, answers: Answers, deciding: Flags
) -> list[tuple[int, Blocker]]:
    counts = answers.owed[:, deciding].sum(axis=1) * is_discussed[answers.pair_application]
    return [
        (
            int(answers.pair_application[pair]),
            Blocker(
                kind=BlockerKind.MISSING_SCORES,
                application=numbers[answers.pair_application[pair]],
                juror=answers.jurors[answers.pair_juror[pair]],
                count=int(counts[pair]),
            ),
        )
        for pair in np.flatnonzero(counts)
    ]


def _cells(
    scheme: Scheme, numbers: Sequence[str], kind: BlockerKind, where: Flags, count: Integers
) -> list[tuple[int, Blocker]]:
    return [
        (
            int(application),
            Blocker(
                kind=kind,
                application=numbers[application],
                criterion=scheme.criteria[criterion].id,
                count=int(count[application, criterion]),
            ),
        )
        for application, criterion in zip(*np.nonzero(where))
    ]
