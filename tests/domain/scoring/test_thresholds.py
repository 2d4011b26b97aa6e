"""What one juror's own scores say of the thresholds is what the ranking says of that juror alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import AcrossJurors, Threshold, Total
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.scoring.thresholds import excluding, own_bars, running_total
from tests.analytics.ranking.ranking_samples import place_of, rank

TEMPLATES = ("efro-2021", "horizon-ia", "ibn-2015", "nih", "vlaio-appreciatie")


def template(name: str) -> Scheme:
    return parse_scheme(template_text(name))


def scores(scheme: Scheme, steps: dict[str, int]) -> list[Score]:
    return [Score(juror="J1", application="A", criterion=each, value=value) for each, value in steps.items()]


def best(scheme: Scheme) -> dict[str, int]:
    return {each.id: int(each.scale.best / each.scale.step) for each in scheme.criteria}


@st.composite
def scored(draw: st.DrawFn) -> tuple[Scheme, dict[str, int]]:
    scheme = template(draw(st.sampled_from(TEMPLATES)))
    limits = st.sampled_from(
        [None, Threshold(value=Fraction(60), percent=True), Threshold(value=Fraction(3))]
    )
    groups = tuple(
        replace(
            group,
            threshold=draw(limits) if group.counting else None,
            criteria=tuple(
                replace(each, threshold=draw(limits) if each.counts else None) for each in group.criteria
            ),
        )
        for group in scheme.groups
    )
    rules = replace(
        scheme.ranking,
        across_jurors=AcrossJurors.MEAN,
        quorum=1,
        threshold=draw(limits),
        total=draw(st.sampled_from(Total)),
        thresholds_on_weighted=draw(st.booleans()),
    )
    steps = {each.id: draw(st.sampled_from(each.scale.allowed_steps)) for each in scheme.criteria}
    return replace(scheme, groups=groups, ranking=rules), steps


@pytest.mark.long
@given(scored())
@settings(max_examples=150, deadline=None)
def test_they_agree_with_the_ranking(drawn: tuple[Scheme, dict[str, int]]) -> None:
    scheme, steps = drawn
    place = place_of(rank(scheme, {("A", "J1", criterion): value for criterion, value in steps.items()}), "A")
    own = scores(scheme, steps)

    assert {bar.name for bar in own_bars(scheme, own) if bar.is_met is False} == set(place.failed)
    assert tuple(each.id for each in excluding(scheme, own)) == place.excluded_by
    assert running_total(scheme, own) == place.total


def test_a_threshold_says_nothing_before_all_it_looks_at_is_scored() -> None:
    scheme = template("horizon-ia")
    first, *rest = scheme.criteria
    bars = {bar.name: bar.is_met for bar in own_bars(scheme, scores(scheme, {first.id: 2}))}

    assert bars == {
        f"criterion:{first.id}": False,
        **{f"criterion:{each.id}": None for each in rest},
        "total": None,
    }


def test_a_word_that_excludes_is_named() -> None:
    scheme = template("vlaio-appreciatie")
    worst = scheme.criteria[3]

    assert excluding(scheme, scores(scheme, {**best(scheme), worst.id: -2})) == (worst,)
    assert excluding(scheme, scores(scheme, best(scheme))) == ()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_best_scores_meet_every_threshold(name: str) -> None:
    scheme = template(name)
    assert all(bar.is_met for bar in own_bars(scheme, scores(scheme, best(scheme))))


def test_there_is_no_total_before_the_first_score() -> None:
    assert running_total(template("ibn-2015"), []) is None
