"""The second, plain way to the totals, which shares no code with the ranking, agrees with it."""

from __future__ import annotations

import random

import pytest

from evalapp.analytics.ranking.recount import recount
from evalapp.domain.call import Consensus, Score
from evalapp.domain.people import Assignment
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Total
from tests.analytics.ranking.ranking_samples import applications, rank, scale, scheme_of


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize("total", list(Total))
@pytest.mark.parametrize("missing", [Missing.SKIP, Missing.ZERO])
@pytest.mark.parametrize("across", list(AcrossJurors))
def test_ranking_and_recount_give_the_same_totals(
    across: AcrossJurors, missing: Missing, total: Total, better: str
) -> None:
    if across is AcrossJurors.AGREED and missing is Missing.ZERO:
        pytest.skip("a scheme that says both is refused")
    scheme = scheme_of(
        [2, 3], on=scale(1, 9, better=better), across_jurors=across, missing=missing, total=total
    )
    chance, pairs = random.Random(11), [(f"J{j}", f"A{a}") for a in range(6) for j in range(8)]
    scores: dict[tuple[str, str, str], int | str] = {}
    for juror, application in pairs:
        for criterion in ("c0", "c1"):
            if (answer := chance.randint(-1, 9)) != 0:
                scores[application, juror, criterion] = "abstain" if answer < 0 else answer
    if across is AcrossJurors.AGREED:  # half of them give one score, the others as they like
        scores = {
            key: 5 if isinstance(answer, int) and key[0] in ("A0", "A2", "A4") else answer
            for key, answer in scores.items()
        }
    barred, agreed = (
        {("J0", "A0"), ("J1", "A3")},
        Consensus(application="A1", criterion="c0", value=4, reason=""),
    )

    ranking = rank(
        scheme,
        scores,
        applications(f"A{n}" for n in range(6)),
        assignments=pairs,
        conflicts=barred,
        consensus=[agreed],
    )
    again = recount(
        scheme,
        [
            Score(
                juror=j,
                application=a,
                criterion=c,
                value=None if isinstance(answer, str) else answer,
                no_score=NoScore(answer) if isinstance(answer, str) else None,
            )
            for (a, j, c), answer in scores.items()
        ],
        [agreed],
        [Assignment(juror=j, application=a) for j, a in pairs],
        barred,
    )

    totals = {each.application: each.total for each in ranking.places if each.total is not None}
    assert totals
    assert totals == {number: again[number] for number in totals}
