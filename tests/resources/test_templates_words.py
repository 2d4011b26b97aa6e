"""The template with ratings in words: pass or fail by sums per group, with a word that excludes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.ranking import Outcome, Place
from tests.analytics.ranking.ranking_samples import place_of
from tests.resources.template_samples import agreed, by_all, ranked, template

SCHEME = template("vlaio-appreciatie")
QUALITY, IMPACT = ([criterion.id for criterion in group.criteria] for group in SCHEME.groups)
WORDS = {"K": "kritisch", "-": "redelijk", "0": "goed", "+": "zeer-goed"}


def judged(quality: str, impact: str = "00000", *, jurors: int = 2) -> Place:
    """One mark for each criterion, the same from every juror: K - 0 +."""
    words = [WORDS[mark] for mark in quality + impact]
    return place_of(ranked(SCHEME, {"A": by_all(QUALITY + IMPACT, words, jurors=jurors)}), "A")


def sums(place: Place) -> list[Fraction | None]:
    return [*(group.score for group in place.groups), place.total]


@pytest.mark.parametrize(
    ("quality", "impact", "expected", "failed"),
    [
        ("00000", "00000", (0, 0, 0), ()),
        ("+++++", "+++++", (5, 5, 10), ()),
        ("---00", "00000", (-3, 0, -3), ()),
        ("----0", "+++++", (-4, 5, 1), ("group:quality",)),
        ("----+", "00000", (-3, 0, -3), ()),
        ("00000", "---00", (0, -3, -3), ()),
        ("00000", "----0", (0, -4, -4), ("group:impact",)),
        ("---00", "--000", (-3, -2, -5), ()),
        ("---00", "---00", (-3, -3, -6), ("total",)),
        ("-----", "-----", (-5, -5, -10), ("group:quality", "group:impact", "total")),
    ],
)
def test_the_sums_decide_who_passes(
    quality: str, impact: str, expected: tuple[int, int, int], failed: tuple[str, ...]
) -> None:
    place = judged(quality, impact)
    assert list(expected) == sums(place)
    assert (failed, Outcome.BELOW_THRESHOLD if failed else Outcome.ELIGIBLE) == (place.failed, place.outcome)


def test_nobody_has_a_place() -> None:
    assert judged("+++++", "+++++").place is None


def test_one_critical_of_one_juror_excludes_whatever_the_sums() -> None:
    given = by_all(QUALITY + IMPACT, ["zeer-goed"] * 10, jurors=2)
    place = place_of(ranked(SCHEME, {"A": given | {"novelty": "kritisch zeer-goed"}}), "A")
    assert (Outcome.EXCLUDED, ("novelty",), ()) == (place.outcome, place.excluded_by, place.failed)
    # Nine times +1, and the mean of −2 and +1.
    assert Fraction(17, 2) == place.total


def test_a_consensus_takes_the_place_of_a_critical() -> None:
    given = by_all(QUALITY + IMPACT, ["goed"] * 10, jurors=2) | {"novelty": "kritisch goed"}
    ranking = ranked(SCHEME, {"A": given}, consensus=[agreed(SCHEME, "A", "novelty", "redelijk")])
    place = place_of(ranking, "A")
    assert (Outcome.ELIGIBLE, Fraction(-1)) == (place.outcome, place.total)


@pytest.mark.parametrize(
    ("split", "total", "outcome"),
    [
        # Means of three jurors: −1 −1 −2/3 −1/3 0 = −3 passes, −1 −1 −2/3 −2/3 0 = −10/3 does not.
        (("- - -", "- - -", "- - 0", "- 0 0", "0 0 0"), Fraction(-3), Outcome.ELIGIBLE),
        (("- - -", "- - -", "- - 0", "- - 0", "0 0 0"), Fraction(-10, 3), Outcome.BELOW_THRESHOLD),
    ],
)
def test_means_of_several_jurors_add_up_exactly(
    split: tuple[str, ...], total: Fraction, outcome: Outcome
) -> None:
    given = by_all(IMPACT, ["goed"] * 5, jurors=3)
    given |= {c: " ".join(WORDS[each] for each in marks.split()) for c, marks in zip(QUALITY, split)}
    place = place_of(ranked(SCHEME, {"A": given}), "A")
    assert (total, outcome) == (place.groups[0].score, place.outcome)


def test_one_juror_alone_is_below_the_quorum() -> None:
    given = by_all(QUALITY + IMPACT, ["goed"] * 10, jurors=1)
    assert {"quorum"} == {blocker.kind for blocker in ranked(SCHEME, {"A": given}).blockers}
