"""What `analyse --json` says beyond its promise: two questions apart, intervals, and weights in both units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.mark.long
def test_weights_are_told_in_the_unit_of_the_what_if_too(run: Run, merged: Played) -> None:
    weights = run("analyse", merged.panel, "--json").json["sensitivity"]["weights"]
    assert weights
    for each in weights:
        others = each["declared"] / each["weight"] - each["declared"]
        for end in ("from", "to"):
            share, weight = each[f"stable_{end}"], each[f"declared_{end}"]
            assert (weight is None) == (share == 1)
            assert weight is None or share == pytest.approx(weight / (weight + others), abs=1e-5)


@pytest.mark.long
def test_the_two_questions_stand_apart(run: Run, merged: Played) -> None:
    told = run("analyse", merged.panel, "--json", "--seed", 7).json
    assert {"draws", "seed", "by_criterion", "largest_error", "against", "agreed"} == set(
        told["another_panel"]
    )
    assert {"draws", "line", "prior_juror_spread"} == set(told["equally_strict"])
    for each in told["applications"]:
        assert {"official_place", "funded_probability_error", "standing", "equally_strict_interval"} <= set(
            each
        )
        assert each["rank_interval"][0] <= each["rank_interval"][1]
    assert {"another_panel", "ranks"} <= set(told["sentences"])


@pytest.mark.long
def test_every_figure_of_agreement_has_an_interval_of_its_own(run: Run, merged: Played) -> None:
    agreement = run("analyse", merged.panel, "--json").json["agreement"]
    names = ("icc2_1", "icc2_k", "reliability_single", "krippendorff_alpha", "kendall_w")
    for name in names:
        ends = agreement[f"{name}_interval"]
        assert (agreement[name] is None) or (ends is None) or ends[0] <= agreement[name] <= ends[1]
    assert {
        "scores",
        "applications",
        "reliability",
        "interval",
        "least_difference",
        "least_difference_interval",
    } == set(agreement["reliability"][0])


@pytest.mark.long
def test_the_table_has_the_official_place_beside_those_of_another_panel(run: Run, merged: Played) -> None:
    ran = run("analyse", merged.panel)
    lines = ran.out.splitlines()
    assert (0, "") == (ran.status, ran.err)
    assert ["application", "mean", "place", "places", "support", "line"] == lines[0].split()
    assert ["A-1", "4.25", "1"] == lines[1].split()[:3]
    assert ["A-3", "3.25", "3"] == lines[3].split()[:3]
