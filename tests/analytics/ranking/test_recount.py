"""The second, plain way to the totals, which shares no code with the ranking, agrees with it."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from evalapp.analytics.ranking.recount import Run, recount
from evalapp.domain.call import Consensus
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Total
from tests.analytics.ranking.ranking_samples import applications, rank, scale, scheme_of

Scores = dict[tuple[str, str, str], int | str]
"""By application, juror and criterion."""


def runs_of(scores: Scores) -> list[Run]:
    """As a file gives them: a row for each pair, with an empty answer where nothing was said of a criterion."""
    of_pair: dict[tuple[str, str], dict[str, str]] = {}
    for (application, juror, criterion), answer in scores.items():
        of_pair.setdefault((application, juror), {"c0": "", "c1": ""})[criterion] = str(answer)
    return [(*pair, ",".join(answers), ",".join(answers.values())) for pair, answers in of_pair.items()]


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
    scores: Scores = {}
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
        runs_of(scores),
        [agreed],
        pairs,
        barred,
    )

    totals = {each.application: each.total for each in ranking.places if each.total is not None}
    assert totals
    assert totals == {number: again[number] for number in totals}


def test_a_hundred_scores_are_added_up_to_the_last_fraction() -> None:
    """As by Fractions throughout: unlike weights and steps, and another number of jurors on each criterion."""
    weights, steps = (
        [Fraction(2, 7), Fraction(3), Fraction(5, 11)],
        [Fraction(1, 3), Fraction(1, 2), Fraction(1)],
    )
    scheme = scheme_of(weights, on=[scale(0, 1, str(each)) for each in steps])
    chance = random.Random(4)
    given = {
        ("A0", f"J{n}", f"c{criterion}"): chance.randint(1, 3)
        for criterion, jurors in enumerate((7, 9, 84))
        for n in range(jurors)
    }
    runs = [
        (application, juror, criterion, str(value))
        for (application, juror, criterion), value in given.items()
    ]
    means = [
        step * Fraction(sum(values), len(values))
        for criterion, step in enumerate(steps)
        if (values := [value for (*_who, each), value in given.items() if each == f"c{criterion}"])
    ]
    expected = sum((w * m for w, m in zip(weights, means)), Fraction()) / sum(weights, Fraction())
    assert {"A0": expected} == recount(scheme, runs, [], [], set())
