from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.scheme.model import Criterion, Scale
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Cut, Missing, TieKind, Total
from evalapp.domain.scheme.templates import template_ids, template_text
from tests.samples import SCHEME

WORDS = """
[scales.appreciation]
kind = "words"
words = [
  { id = "kritisch", value = -2, excludes = true, nl = "Kritisch", en = "Critical" },
  { id = "redelijk", value = -1, nl = "Redelijk", en = "Fair" },
  { id = "goed", value = 2, nl = "Goed", en = "Good" },
]
"""


def test_the_ready_schemes_hold_the_two_of_the_decree() -> None:
    assert {"ibn-2015", "speerpunt-2016"} <= set(template_ids())


@pytest.mark.parametrize("name", ["", "ibn", "../tokens", "ibn-2015.toml"])
def test_a_template_that_is_not_there_names_those_that_are(name: str) -> None:
    with pytest.raises(KnownError, match="ibn-2015, nih, speerpunt-2016"):
        template_text(name)


@pytest.mark.parametrize(
    ("name", "is_ranked", "most_per_year", "most_years"),
    [("ibn-2015", True, 150_000, 3), ("speerpunt-2016", False, 500_000, 10)],
)
def test_a_ready_scheme_holds_the_rules_of_its_call(
    name: str, is_ranked: bool, most_per_year: int, most_years: int
) -> None:
    scheme = parse_scheme(template_text(name), name)
    budget = scheme.budget
    told = (scheme.id, scheme.is_ranked, budget.most_per_year, budget.most_years, budget.support_rate)
    assert (name, is_ranked, most_per_year, most_years, Fraction(50)) == told


@pytest.mark.parametrize("name", ["ibn-2015", "speerpunt-2016"])
def test_a_ready_scheme_scores_the_criteria_of_article_11_in_halves(name: str) -> None:
    scheme = parse_scheme(template_text(name), name)
    assert [("1a", 20), ("1b", 15), ("1c", 20), ("1c", 15), ("2a", 15), ("2b", 15)] == [
        (criterion.code[:2], criterion.weight) for criterion in scheme.criteria
    ]
    scales = {(c.scale.lowest, c.scale.highest, c.scale.step) for c in scheme.criteria}
    assert {(Fraction(0), Fraction(5), Fraction(1, 2))} == scales


@pytest.mark.parametrize("name", ["ibn-2015", "speerpunt-2016"])
def test_a_ready_scheme_speaks_both_languages_everywhere(name: str) -> None:
    def texts(criterion: Criterion) -> list[bool]:
        return [
            bool(t.nl and t.en)
            for t in (criterion.title, criterion.guidance, *criterion.descriptors.values())
        ]

    scheme = parse_scheme(template_text(name), name)
    assert {True} == {each for criterion in scheme.criteria for each in texts(criterion)}


def test_what_a_scheme_leaves_out_is_the_strict_choice() -> None:
    scheme = parse_scheme(SCHEME)
    rules = scheme.ranking
    told = (
        rules.missing,
        rules.total,
        rules.decimals,
        rules.rank_on_rounded,
        rules.quorum,
        scheme.budget.cut,
    )
    assert (Missing.BLOCK, Total.WEIGHTED_MEAN, 2, False, 1, Cut.STOP) == told


def test_ties_keep_their_order() -> None:
    assert [TieKind.CRITERION, TieKind.LOT] == [rule.kind for rule in parse_scheme(SCHEME).ranking.ties]


def half() -> Scale:
    return parse_scheme(SCHEME).criterion("helix").scale


@pytest.mark.parametrize(
    ("text", "steps"), [("4,5", 9), (" 4 ", 8), ("4.5", 9), ("0", 0), ("5", 10), ("5,0", 10)]
)
def test_a_score_is_read_in_steps_of_its_scale(text: str, steps: int) -> None:
    assert steps == half().parse(text)


@pytest.mark.parametrize("text", ["6", "5.5", "-0.5", "abc", "4.25", "", " ", "٤", "4,5,0", "1e0"])
def test_a_score_off_the_scale_is_never_rounded_to_it(text: str) -> None:
    with pytest.raises(BadValue):
        half().parse(text)


def test_a_value_between_two_steps_is_told_the_scale() -> None:
    with pytest.raises(BadValue, match=r"4\.25 is not on the scale; it runs from 0 to 5 in steps of 0\.5"):
        half().parse("4.25")


def words() -> Scale:
    return (
        parse_scheme(SCHEME.replace('scale = "half"', 'scale = "appreciation"') + WORDS)
        .criterion("helix")
        .scale
    )


@pytest.mark.parametrize(("text", "value"), [("kritisch", -2), (" Fair ", -1), ("GOED", 2), ("good", 2)])
def test_a_word_is_known_by_its_id_and_its_titles(text: str, value: int) -> None:
    assert value == words().parse(text)


@pytest.mark.parametrize("text", ["", "0", "2", "matig"])
def test_a_word_that_the_scale_lacks_is_refused_with_those_it_has(text: str) -> None:
    with pytest.raises(BadValue, match="Critical, Fair, Good"):
        words().parse(text)


def test_a_scale_of_words_stores_what_its_words_are_worth() -> None:
    scale = words()
    told = (scale.allowed_steps, scale.excluding_steps, scale.best, scale.text(-1))
    assert ((-2, -1, 2), {-2}, Fraction(2), "redelijk") == told


def test_an_unknown_criterion_names_those_of_the_call() -> None:
    with pytest.raises(BadValue, match="no criterion “x”; this call has: helix, sme"):
        parse_scheme(SCHEME).criterion("x")


@pytest.mark.parametrize(
    ("threshold", "points"), [('"60%"', Fraction(3)), ("3", Fraction(3)), ('"2,5"', Fraction(5, 2))]
)
def test_a_threshold_is_in_points_or_a_share_of_the_highest(threshold: str, points: Fraction) -> None:
    criterion = parse_scheme(SCHEME.replace("weight = 2", f"threshold = {threshold}")).criterion("helix")
    assert criterion.threshold is not None
    assert points == criterion.threshold.points(criterion.scale.highest)
