"""The rule over many drawn panels is the official rule: same places, same support."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.another_panel.question import Question, question_of
from evalapp.analytics.lenses.another_panel.ruling import rule_on, support_of
from evalapp.analytics.lenses.another_panel.scores import draw_scores
from evalapp.analytics.lenses.another_panel.traits import Model, Trait, model_of
from evalapp.analytics.lenses.mixed.mixed import MixedFit
from evalapp.analytics.lenses.mixed.posterior import Posterior
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Integers
from evalapp.domain.call import Consensus
from evalapp.domain.decisions import Decisions, Grant
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut, Missing
from tests.analytics.lenses.another_panel.drawn_panels import ASKED, officially, places_of, simulated
from tests.analytics.lenses.test_analysis import material
from tests.analytics.ranking.ranking_samples import (
    APPRECIATION,
    HALVES,
    TENTHS,
    applications,
    panel,
    scale,
    scheme_of,
)

SEATS = [
    np.array(each) for each in ([0, 1, 2], [1, 2, 3], [0, 3, 4], [2, 4, 5], [0, 1, 5], [3, 4, 5], [1, 3, 5])
]
SCHEMES: dict[str, Scheme] = {
    "totals": scheme_of([2, 3], threshold="50%", thresholds_on_weighted=True, ties=["earlier-submission"]),
    "thresholds and ties": scheme_of(
        [1, 2, 1],
        groups=[2, 1],
        thresholds=[None, "2.5", None],
        group_thresholds=["50%", None],
        threshold="55%",
        ties=["criterion:c1", "group:g0", "top-marks"],
    ),
    "median": scheme_of([1, 2], across_jurors=AcrossJurors.MEDIAN, ties=["criterion:c0"]),
    "rounded": scheme_of([1, 2], on=TENTHS, rank_on_rounded=True, decimals=1, ties=["criterion:c0"]),
    "lower is better": scheme_of([1, 2], on=scale(1, 9, better="lower"), thresholds=["6", None]),
    "words": scheme_of([1, 1], on=[HALVES, APPRECIATION]),
    "skip": scheme_of([1, 2], missing=Missing.SKIP),
}  # fmt: skip
CUTS = {
    "stop": BudgetRules(cut=Cut.STOP, reserve=2),
    "skip": BudgetRules(cut=Cut.SKIP),
    "partial": BudgetRules(cut=Cut.PARTIAL),
}


def sample(name: str, cut: str, **fields: Any) -> Material:
    scheme = replace(SCHEMES[name], budget=CUTS[cut])
    random = np.random.RandomState(5)
    middle = np.array([float(each.scale.lowest + each.scale.highest) / 2 for each in scheme.criteria])
    quality = middle + random.normal(0.3, 0.8, (len(SEATS), len(middle)))
    found = simulated(scheme, quality, SEATS, random, budget=3 * ASKED - 1)
    asked = [ASKED, ASKED // 2, 2 * ASKED, ASKED, ASKED // 3, ASKED, ASKED // 2]
    times = [
        "2026-03-01T10:00+01:00",
        "2026-03-01T11:00+01:00",
        "2026-03-01",
        "",
        "2026-02-01",
        "2026-03-02",
        "",
    ]
    listed = tuple(
        replace(each, requested_support=amount, submitted_at=time)
        for each, amount, time in zip(found.applications, asked, times)
    )
    return replace(found, applications=listed, **fields)


def is_settled(ranking: Ranking) -> bool:
    return ranking.tied_at_line is None


def assert_same(question: Question, values: Integers) -> int:
    """Each drawn panel by the official ranking; how many of them the budget line could settle without a lot."""
    random = np.random.RandomState(1)
    rulings = rule_on(question, values, random)
    supported = support_of(question, rulings.queue)
    settled = 0
    for n, drawn in enumerate(values):
        ranking = officially(question, drawn)
        expected = places_of(ranking)
        assert expected == dict(
            zip((each.number for each in question.applications), rulings.place[n].tolist())
        )
        if is_settled(ranking):
            settled += 1
            funded = {each.application for each in ranking.places if each.outcome is Outcome.FUNDED}
            assert funded == {
                each.number for each, is_supported in zip(question.applications, supported[n]) if is_supported
            }
    return settled


@pytest.mark.long
@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("name", SCHEMES)
def test_drawn_panels_get_the_places_that_the_official_ranking_gives_them(name: str, cut: str) -> None:
    question = question_of(sample(name, cut, lot_seed="seed" if name == "rounded" else ""))
    model = model_of(question)
    assert model is not None
    values = np.concatenate(list(draw_scores(question, model, np.random.RandomState(3), 25)))
    assert len({row.tobytes() for row in values}) > 20
    assert assert_same(question, values) > 5


def test_only_totals_are_drawn_where_the_rule_looks_at_nothing_else() -> None:
    by_criterion = {name: question_of(sample(name, "stop")).by_criterion for name in SCHEMES}
    expected = dict.fromkeys(SCHEMES, True) | {"totals": False, "skip": False}
    assert expected == by_criterion


def test_totals_alone_rank_as_the_whole_does() -> None:
    for name in ("totals", "skip"):
        whole = sample(name, "partial")
        question = question_of(whole)
        assert places_of(whole.rank()) == places_of(officially(question, question.answers.value))


@pytest.mark.parametrize("name", SCHEMES)
def test_the_scores_as_given_get_the_official_places(name: str) -> None:
    whole = sample(name, "skip")
    question = question_of(whole)
    rulings = rule_on(question, question.answers.value[None, :], np.random.RandomState(1))
    numbers = [each.number for each in question.applications]
    assert places_of(whole.rank()) == dict(zip(numbers, rulings.place[0].tolist()))


def without_variance(question: Question, fit: MixedFit) -> Model:
    """Every juror gives each criterion what the first of them gave."""
    n = len(question.applications)
    first = np.array([np.flatnonzero(question.pair_application == i)[0] for i in range(n)])
    worths = question.points[first].T
    traits = [
        Trait(worth=Posterior(mean=each, diagonal=np.zeros(n)), juror=0.0, residual=0.0) for each in worths
    ]
    return Model(traits=tuple(traits), centre=np.zeros(len(traits)), loadings=np.eye(len(traits)), fit=fit)


steps = st.integers(0, 10)


@pytest.mark.long
@settings(deadline=None, max_examples=25)
@given(
    values=st.dictionaries(st.sampled_from("ABCDEFG"), st.tuples(steps, steps), min_size=3),
    cut=st.sampled_from([*CUTS]),
    lot=st.sampled_from(["", "seed"]),
)
def test_without_variance_every_panel_is_the_official_one(
    values: dict[str, tuple[int, int]], cut: str, lot: str
) -> None:
    scheme = replace(
        scheme_of([1, 2], thresholds=["2", None], ties=["criterion:c0", "lot"], threshold="30%"),
        budget=CUTS[cut],
    )
    scores = panel({number: [[c0] * 3, [c1] * 3] for number, (c0, c1) in values.items()})
    whole = material(scheme, scores, lot_seed=lot)
    question = question_of(whole)
    fitted = model_of(question_of(sample("totals", "stop")))
    assert fitted is not None
    drawn = np.concatenate(
        list(draw_scores(question, without_variance(question, fitted.fit), np.random.RandomState(1), 7))
    )
    rulings = rule_on(question, drawn, np.random.RandomState(2))
    official = whole.rank()
    for place in rulings.place:
        assert places_of(official) == dict(
            zip((each.number for each in question.applications), place.tolist())
        )
    supported = support_of(question, rulings.queue)
    if is_settled(official):
        funded = [p.application for p in sorted(official.places, key=lambda p: p.application)
                  if p.outcome is Outcome.FUNDED]  # fmt: skip
        for row in supported:
            assert funded == [each.number for each, is_in in zip(question.applications, row) if is_in]


def test_an_agreed_score_and_a_fixed_amount_stay_as_the_panel_decided() -> None:
    whole = sample("thresholds and ties", "skip")
    whole = replace(
        whole,
        consensus=(
            Consensus(application="A-03", criterion="c1", value=0, reason="Read together"),
            Consensus(application="A-04", criterion="c0", value=10, reason="Read together"),
        ),
        decisions=Decisions(grants=(Grant(application="A-01", amount=0, reason="Withdrawn"),)),
    )
    question = question_of(whole)
    model = model_of(question)
    assert model is not None
    values = np.concatenate(list(draw_scores(question, model, np.random.RandomState(3), 20)))
    rulings = rule_on(question, values, np.random.RandomState(1))
    supported = support_of(question, rulings.queue)
    at = [each.number for each in question.applications].index
    assert not rulings.place[:, at("A-03")].any()
    assert not supported[:, at("A-01")].any()
    assert [False, False, False, True, True, False, False] == question.has_consensus.tolist()


def test_an_application_that_does_not_say_what_it_asks_ends_the_line() -> None:
    whole = sample("totals", "stop")
    listed = tuple(
        replace(each, requested_support=None) if each.number == "A-02" else each
        for each in whole.applications
    )
    question = question_of(replace(whole, applications=listed))
    queue = np.array([[0, 2, 1, 3, 4, 5, 6], [1, 0, 2, 3, 4, 5, -1]])
    expected = [[True, *[False] * 6], [True, True, *[False] * 5]]
    assert expected == support_of(question, queue).tolist()


def test_a_rule_that_is_not_applied_to_those_alone_still_reads_the_same() -> None:
    """Ties among a few are settled by the chain as if the others were there."""
    listed = applications("ABCD", requested_support=ASKED)
    scores = panel({"A": [[4, 4]], "B": [[6, 6]], "C": [[6, 6]], "D": [[9, 9]]})
    times = {"B": "2026-03-02T10:00+01:00", "C": "2026-03-01T10:00+01:00"}
    whole = replace(
        material(scheme_of([1], ties=["earlier-submission"], budget=CUTS["stop"]), scores),
        applications=tuple(replace(each, submitted_at=times.get(each.number, "")) for each in listed),
    )
    question = question_of(whole)
    rulings = rule_on(question, np.tile(question.answers.value, (2, 1)), np.random.RandomState(1))
    assert [[4, 3, 2, 1]] * 2 == rulings.place.tolist()
