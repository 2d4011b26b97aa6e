"""Decision rules, compared exactly; the shares of drawn weights within the error of so many draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from evalapp.analytics.exact import dense, places_of
from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.smaa import try_weights
from evalapp.analytics.lenses.stability.stability import find_stability
from evalapp.analytics.ranking.funding import draw_line
from evalapp.analytics.ranking.ranking import rank_scores
from evalapp.analytics.ranking.ties import lot_digest
from evalapp.analytics.table import ScoreTable
from evalapp.analytics.what_if.knapsack import best_choice
from evalapp.analytics.what_if.preselection import Candidate, Preselection, preselect
from evalapp.domain.application import Application
from evalapp.domain.numbers import rounded_text
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut
from evalapp.domain.scheme.templates import template_text
from tools.golden.rows import Row, golden, rows

_DRAWS = 20_000
_SHARE = 0.011  # three standard errors of a share of 20,000 draws


def template(template_id: str) -> Scheme:
    return parse_scheme(template_text(template_id), template_id)


def ranked(scheme: Scheme, scores: Mapping[tuple[str, str], Mapping[str, Fraction]]) -> Ranking:
    """(application, juror) → criterion → points; without quorum, which these examples do not meet."""
    scheme = replace(scheme, ranking=replace(scheme.ranking, quorum=1))
    runs = [
        (
            application,
            juror,
            ",".join(given),
            ",".join(str(scheme.criterion(each).scale.steps(value)) for each, value in given.items()),
        )
        for (application, juror), given in scores.items()
    ]
    numbers = sorted({application for application, _juror in scores})
    listed = [Application(number=each, title=each, organisation="") for each in numbers]
    return rank_scores(scheme, ScoreTable.from_runs(scheme, numbers, runs), listed)


def horizon() -> Iterator[Row]:
    theirs = golden("decision")["horizon_europe"]
    criteria = ("excellence", "impact", "implementation")
    scores = {
        (each["id"], "consensus"): {name: Fraction(str(each[name])) for name in criteria}
        for each in theirs["input"]
    }
    for name, scheme in (("RIA", template("horizon-ria")), ("IA", template("horizon-ia"))):
        places = {place.application: place for place in ranked(scheme, scores).places}
        for each in theirs[name]["ranked"]:
            place = places[each["id"]]
            assert place.total is not None
            assert place.unweighted is not None
            ours = {
                "position": place.place,
                "total": float(place.unweighted),
                "rank_score": float(place.total),
            }
            yield from rows(f"Horizon {name}, {each['id']}", ours, each)
        below = sorted(n for n, each in places.items() if each.outcome is Outcome.BELOW_THRESHOLD)
        yield Row(name=f"Horizon {name}, below", ours=below, theirs=theirs[name]["below_threshold"])


def rules() -> Iterator[Row]:
    theirs = golden("decision")
    first, second, third = theirs["rounding"]["cases"]
    for case in (first, second):
        yield Row(
            name=f"{case['x']} rounded", ours=rounded_text(Fraction(case["x"]), 2), theirs=case["half_up_2dp"]
        )
    yield Row(name="4.5 rounded", ours=rounded_text(Fraction("4.5"), 0), theirs=third["half_up"])
    trap = theirs["rounding"]["float_tie_trap"]
    weights = [Fraction(each) for each in trap["weights"]]
    profile = Profile.of(
        {name: [Fraction(each) for each in trap[name]] for name in "AB"},
        {f"c{n}": weight for n, weight in enumerate(weights)},
    )
    for n, name in enumerate("AB"):
        yield Row(name=f"float trap, {name}", ours=str(profile.total.fraction(n)), theirs=trap["exact_equal"])
    lot = theirs["verifiable_lottery"]
    digests = {each: lot_digest(lot["seed"], each) for each in lot["ids"]}
    yield from rows("lot", digests, lot["digest"])
    yield Row(name="lot, order", ours=sorted(digests, key=digests.__getitem__), theirs=lot["order"])
    labels = theirs["rank_labels"]
    blocks = dense(np.array(labels["values"]), highest_first=True)
    yield Row(name="places", ours=places_of(blocks).tolist(), theirs=labels["competition_1224"])
    yield Row(name="dense places", ours=(blocks + 1).tolist(), theirs=labels["dense_1223"])
    yield from _robust(theirs["robust_aggregation"])
    yield from _impact(theirs["nih_overall_impact"])


def _robust(theirs: dict[str, Any]) -> Iterator[Row]:
    scheme = template("vlaio-oproep")
    for rule, key in (
        (AcrossJurors.MEAN, "mean"),
        (AcrossJurors.MEDIAN, "median"),
        (AcrossJurors.TRIMMED_MEAN, "olympic_drop_hi_lo"),
    ):
        under = replace(scheme, ranking=replace(scheme.ranking, across_jurors=rule))
        given = {
            ("A", f"J{n}"): {each.id: Fraction(score) for each in scheme.criteria}
            for n, score in enumerate(theirs["scores"])
        }
        score = ranked(under, given).places[0].criteria[0].score
        yield Row(name=f"{rule} of five", ours=str(score), theirs=str(theirs[key]))


def _impact(theirs: dict[str, Any]) -> Iterator[Row]:
    given = {("A", f"J{n}"): {"overall-impact": Fraction(score)} for n, score in enumerate(theirs["scores"])}
    place = ranked(template("nih"), given).places[0]
    assert place.total is not None
    yield Row(
        name="NIH mean", ours=str(place.criteria[-1].score or place.criteria[0].score), theirs=theirs["mean"]
    )
    yield Row(name="NIH impact", ours=int(rounded_text(place.total, 0)), theirs=theirs["overall_impact"])


def stability() -> Iterator[Row]:
    theirs = golden("decision")["weight_stability"]
    weights = {f"c{n}": Fraction(each) for n, each in enumerate(theirs["weights"])}
    order = theirs["ranking"]
    profile = Profile.of({name: theirs["scores"][name] for name in order}, weights, funded=order[:3])
    for each, expected in zip(find_stability(profile).criteria, theirs["intervals"]):
        assert each.funded is not None
        ours = {
            "top3_set_interval": [str(each.funded.low), str(each.funded.high)],
            "full_ranking_interval": [str(each.order.low), str(each.order.high)],
        }
        yield from rows(f"weight {expected['criterion']}", ours, expected)


def weightings() -> Iterator[Row]:
    theirs = golden("decision")["smaa_exact"]
    two = theirs["two_criteria"]
    found = try_weights(_profile(two["values"]), draws=_DRAWS, seed=1)
    assert found.ranks is not None
    assert found.beats is not None
    for n, name in enumerate(two["values"]):
        for rank, share in enumerate(two["rank_acceptability"][name]):
            label = f"weightings, {name} at {rank + 1}"
            yield Row(name=label, ours=float(found.ranks[n, rank]), theirs=share, tolerance=_SHARE)
        for n_weight, weight in enumerate(two["central_weights"][name]):
            label = f"weightings, {name} first, weight {n_weight + 1}"
            yield Row(name=label, ours=float(found.central[n, n_weight]), theirs=weight, tolerance=_SHARE)
    for other, share in two["pairwise_A_beats"].items():
        at = list(two["values"]).index(other)
        yield Row(name=f"A beats {other}", ours=float(found.beats[0, at]), theirs=share, tolerance=_SHARE)
    units = theirs["three_criteria_units"]
    found = try_weights(_profile(units["values"]), draws=_DRAWS, seed=1)
    for n, name in enumerate(units["values"]):
        own = float(Fraction(units["central_weight_own"]))
        yield Row(
            name=f"{name} first, own weight", ours=float(found.central[n, n]), theirs=own, tolerance=_SHARE
        )
        yield Row(name=f"{name} at 1", ours=float(found.first[n]), theirs=1 / 3, tolerance=_SHARE)
    half = theirs["three_criteria_units_plus_half"]
    found = try_weights(_profile(half["values"]), draws=_DRAWS, seed=1)
    for n, (name, share) in enumerate(half["rank1_acceptability"].items()):
        yield Row(name=f"{name} at 1 of four", ours=float(found.first[n]), theirs=share, tolerance=_SHARE)


def _profile(values: Mapping[str, Sequence[float]]) -> Profile:
    size = len(next(iter(values.values())))
    exact = {name: [Fraction(str(each)) for each in line] for name, line in values.items()}
    return Profile.of(exact, {f"c{n}": 1 for n in range(size)})


def budget() -> Iterator[Row]:
    theirs = golden("decision")["budget_selection"]
    numbers = [str(n) for n in range(1, len(theirs["ranked_costs"]) + 1)]
    asked: dict[str, int | None] = dict(zip(numbers, theirs["ranked_costs"]))
    for cut, key in ((Cut.STOP, "strict_stop"), (Cut.SKIP, "skip_and_continue")):
        rules_ = BudgetRules(cut=cut, reserve=len(numbers))
        found = draw_line([[each] for each in numbers], asked, rules_, theirs["budget"])
        ours = {
            "funded": [int(n) for n in numbers if found.outcomes[n] is Outcome.FUNDED],
            "spent": theirs["budget"] - found.left,
            "reserve": sorted(int(n) for n in found.reserve),
        }
        yield from rows(key, ours, theirs[key])
    partial = draw_line([[each] for each in numbers], asked, BudgetRules(cut=Cut.PARTIAL), theirs["budget"])
    cut_one = theirs["partial_for_first_unfunded"]
    yield Row(name="partial", ours=partial.granted[str(cut_one["id"])], theirs=cut_one["offered"])
    values = [int(Fraction(str(each)) * 10) for each in theirs["scores"]]
    chosen = best_choice(values, theirs["ranked_costs"], theirs["budget"]) or []
    best = theirs["knapsack_max_sum"]
    yield Row(name="knapsack", ours=[n + 1 for n in chosen], theirs=best["funded"])
    yield Row(name="knapsack, sum", ours=sum(values[n] for n in chosen) / 10, theirs=best["sum_score"])
    stage = golden("decision")["horizon_two_stage_threshold"]
    admitted = preselect(
        [
            Candidate(application=name, total=Fraction(str(total)), requested=amount)
            for name, total, amount in stage["proposals"]
        ],
        available=stage["available"],
        step=Fraction(1, 2),
    )
    assert isinstance(admitted, Preselection)
    ours_two = {"threshold": float(admitted.threshold), "admitted": list(admitted.admitted)}
    yield from rows("first stage", ours_two, stage)
