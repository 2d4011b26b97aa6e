"""The template with ratings in words: pass or fail by sums per group, with a word that excludes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.ranking import Outcome, Place, Ranking
from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.words.explain import blocker_sentence
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


def differing(words: str, **options: object) -> Ranking:
    """All good, but for these words of the two jurors on novelty."""
    given = by_all(QUALITY + IMPACT, ["goed"] * 10, jurors=2)
    return ranked(SCHEME, {"A": given | {"novelty": words}}, **options)


@pytest.mark.parametrize("words", ["kritisch zeer-goed", "goed redelijk"])
def test_where_jurors_differ_the_jury_must_agree_first(words: str) -> None:
    ranking = differing(words)
    (blocker,) = ranking.blockers
    assert ("no-consensus", "A", "novelty") == (blocker.kind, blocker.application, blocker.criterion)
    place = place_of(ranking, "A")
    assert (None, (), Outcome.ELIGIBLE) == (place.total, place.excluded_by, place.outcome)
    told = "A, “Novelty”: the jurors differ; record a consensus score first."
    assert told == blocker_sentence(SCHEME, blocker, {})


def test_critical_of_the_whole_jury_excludes_whatever_the_sums() -> None:
    given = by_all(QUALITY + IMPACT, ["zeer-goed"] * 10, jurors=2)
    place = place_of(ranked(SCHEME, {"A": given | {"novelty": "kritisch kritisch"}}), "A")
    assert (Outcome.EXCLUDED, ("novelty",), Fraction(7)) == (place.outcome, place.excluded_by, place.total)


def test_a_critical_that_the_jury_agreed_on_excludes() -> None:
    ranking = differing("kritisch goed", consensus=[agreed(SCHEME, "A", "novelty", "kritisch")])
    assert ((), Outcome.EXCLUDED) == (ranking.blockers, place_of(ranking, "A").outcome)


def test_while_a_word_is_owed_only_that_is_asked_for() -> None:
    given = by_all(QUALITY + IMPACT, ["goed"] * 10, jurors=2) | {"novelty": "goed redelijk"}
    pairs = [(juror, "A") for juror in ("J0", "J1", "J2", "J3", "J4")]
    ranking = ranked(SCHEME, {"A": given}, assignments=pairs)
    assert {"missing-scores"} == {blocker.kind for blocker in ranking.blockers}


def test_a_consensus_takes_the_place_of_a_critical() -> None:
    given = by_all(QUALITY + IMPACT, ["goed"] * 10, jurors=2) | {"novelty": "kritisch goed"}
    ranking = ranked(SCHEME, {"A": given}, consensus=[agreed(SCHEME, "A", "novelty", "redelijk")])
    place = place_of(ranking, "A")
    assert (Outcome.ELIGIBLE, Fraction(-1)) == (place.outcome, place.total)


def test_one_juror_alone_is_below_the_quorum() -> None:
    given = by_all(QUALITY + IMPACT, ["goed"] * 10, jurors=1)
    assert {"quorum"} == {blocker.kind for blocker in ranked(SCHEME, {"A": given}).blockers}


def test_to_agree_on_what_nobody_gave_is_refused() -> None:
    text = template_text("vlaio-appreciatie").replace('missing = "block"', 'missing = "zero"')
    with pytest.raises(SchemeError, match="takes nothing for a score that nobody gave"):
        parse_scheme(text)
