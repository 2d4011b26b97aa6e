"""Changes that cannot be are refused in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.analytics.what_if.what_if import (
    Change,
    ChangedBudget,
    ChangedScore,
    ChangedThreshold,
    ChangedWeight,
    what_if,
)
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Group, Scheme
from evalapp.domain.scheme.rules import Threshold
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    one_juror,
    scale,
    scheme_of,
)
from tests.analytics.what_if.what_if_samples import material


def uncounted() -> Scheme:
    """c0 counts, c1 in a group of its own does not."""
    scheme = scheme_of([1, 1], groups=[1, 1])
    last = scheme.groups[1]
    silent = Group(id=last.id, title=last.title, criteria=(replace(last.criteria[0], counts=False),))
    return replace(scheme, groups=(scheme.groups[0], silent))


REFUSED: dict[str, tuple[Change, str]] = {
    "weight of nothing": (ChangedWeight(criterion="c9", weight=Fraction(1)), "no criterion “c9”"),
    "weight 0": (ChangedWeight(criterion="c0", weight=Fraction(0)), "must be more than 0"),
    "weight below 0": (ChangedWeight(criterion="c0", weight=Fraction(-1, 3)), "must be more than 0"),
    "weight that decides nothing": (ChangedWeight(criterion="c1", weight=Fraction(2)), "does not count"),
    "budget below 0": (ChangedBudget(cents=-1), "0 euro or more"),
    "threshold of nothing": (ChangedThreshold(target="criterion:c9", threshold=None), "no criterion “c9”"),
    "threshold of no group": (ChangedThreshold(target="group:g9", threshold=None), "no group “g9”"),
    "threshold of a silent group": (ChangedThreshold(target="group:g1", threshold=None), "no group “g1”"),
    "threshold without a kind": (ChangedThreshold(target="g0", threshold=None), "name criterion:ID"),
    "threshold of more than all": (
        ChangedThreshold(target="total", threshold=Threshold(value=Fraction(101), percent=True)),
        "between 0 and 100",
    ),
    "threshold above what a total can be": (
        ChangedThreshold(target="total", threshold=Threshold(value=Fraction(1000))),
        "A threshold of 1000 means nothing: the total lies between 0 and 5.",
    ),
    "threshold below what a total can be": (
        ChangedThreshold(target="total", threshold=Threshold(value=Fraction(-5))),
        "A threshold of −5 means nothing: the total lies between 0 and 5.",
    ),
    "threshold off the scale of a criterion": (
        ChangedThreshold(target="criterion:c0", threshold=Threshold(value=Fraction(6))),
        "“Criterion 0” lies between 0 and 5.",
    ),
    "threshold that a group cannot reach": (
        ChangedThreshold(target="group:g0", threshold=Threshold(value=Fraction(51, 10))),
        "“Group 0” lies between 0 and 5.",
    ),
    "threshold of less than nothing": (
        ChangedThreshold(target="total", threshold=Threshold(value=Fraction(-5), percent=True)),
        "between 0 and 100",
    ),
    "score of nothing": (
        ChangedScore(application="Z", juror="J1", criterion="c0", value=1),
        "no application “Z”",
    ),
    "score on nothing": (
        ChangedScore(application="A", juror="J1", criterion="c9", value=1),
        "no criterion “c9”",
    ),
    "score of nobody": (
        ChangedScore(application="A", juror="J9", criterion="c0", value=1),
        "“J9” is not assigned to A",
    ),
    "score above the scale": (
        ChangedScore(application="A", juror="J1", criterion="c0", value=11),
        "5.5 is not on the scale",
    ),
    "score below the scale": (
        ChangedScore(application="A", juror="J1", criterion="c0", value=-1),
        "−0.5 is not on the scale",
    ),
    "score with a conflict": (
        ChangedScore(application="B", juror="J1", criterion="c0", value=1),
        "conflict of interest with B",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_change_that_cannot_be_is_refused_in_words(case: str) -> None:
    change, words = REFUSED[case]
    scores = one_juror({"A": (5, 5), "B": (6, 6)})

    with pytest.raises(BadValue) as refusal:
        what_if(material(uncounted(), scores, conflicts=(("J1", "B"),)), [change])

    assert words in str(refusal.value)


def test_a_value_between_two_words_is_refused() -> None:
    scattered = replace(APPRECIATION, words=APPRECIATION.words[::2])
    change = ChangedScore(application="A", juror="J1", criterion="c0", value=-1)

    with pytest.raises(BadValue, match="use one of: critical, good"):
        what_if(material(scheme_of(on=scattered), one_juror({"A": (0,)})), [change])


def test_a_percentage_means_nothing_where_lower_is_better() -> None:
    change = ChangedThreshold(target="total", threshold=Threshold(value=Fraction(50), percent=True))

    with pytest.raises(BadValue, match="in points"):
        what_if(material(scheme_of(on=scale(1, 9, better="lower")), one_juror({"A": (1,)})), [change])
