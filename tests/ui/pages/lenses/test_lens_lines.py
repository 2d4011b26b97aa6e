"""What the lines of the lenses say: chances as words, ends as they hold, and nobody by name."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from evalapp.analytics.lenses.another_panel.standing import Standing
from evalapp.analytics.lenses.one_by_one import (
    Basis,
    agreement_of_panel,
    certainty_of,
    severity_of_panel,
    weights_of,
)
from evalapp.domain.scheme.rules import BudgetRules, Cut
from tests.analytics.lenses.another_panel.test_another_panel import typical
from tests.analytics.ranking.ranking_samples import scheme_of
from ui.pages.lenses.agreement_lines import measure_lines, spread_lines
from ui.pages.lenses.certainty_lines import chance_words, line_of, lines_of, share_words, ticks_to
from ui.pages.lenses.severity_lines import juror_lines, rank_lines
from ui.pages.lenses.weights_lines import weight_lines, weighting_lines
from ui.widgets.charts.line_values import Group, Line, Lines

ABOVE, OPEN, BELOW = Standing


def all_of(lines: Lines) -> list[Line]:
    return [lines.line(row) for row in lines.rows if not isinstance(row, Group)]


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "< 1%"),
        (0.004, "< 1%"),
        (0.006, "1%"),
        (0.5, "50%"),
        (0.994, "99%"),
        (0.996, "> 99%"),
        (1.0, "> 99%"),
    ],
)
def test_a_share_of_draws_is_never_none_and_never_all(chance: float, words: str) -> None:
    assert share_words(chance) == words
    assert share_words(None) == "–"


@pytest.mark.parametrize(
    ("chance", "standing", "words"),
    [
        (0.99, ABOVE, "nearly certain"),
        (0.99, OPEN, "likely"),
        (0.7, OPEN, "rather yes"),
        (0.54, OPEN, "as likely as not"),
        (0.46, OPEN, "as likely as not"),
        (0.3, OPEN, "rather no"),
        (0.01, OPEN, "unlikely"),
        (0.01, BELOW, "nearly ruled out"),
        (None, None, ""),
    ],
)
def test_nearly_certain_is_only_what_is_clear(
    chance: float | None, standing: Standing | None, words: str
) -> None:
    assert chance_words(chance, standing) == words


@pytest.mark.parametrize(
    ("n", "ticks"),
    [
        (30, [1, 5, 10, 15, 20, 25, 30]),
        (1, [1]),
        (2, [1, 2]),
        (8, [1, 2, 3, 4, 5, 6, 7, 8]),
        (33, [1, 5, 10, 15, 20, 25, 30, 33]),
    ],
)
def test_the_places_along_the_axis_are_few_and_round(n: int, ticks: list[int]) -> None:
    assert ticks_to(n) == ticks
    assert len(ticks_to(5_000)) <= 10


def test_each_group_stands_in_the_order_of_the_ranking() -> None:
    basis = Basis.of(typical(3))
    found = certainty_of(basis, seed=20_160_304, draws=500, tell=lambda _share: None).another
    assert found is not None
    assert found.standing is not None
    lines = lines_of(found, basis.ranking)
    rows = [row if isinstance(row, Group) else lines.line(row) for row in lines.rows]
    groups: dict[str, list[float]] = {}
    for row in rows:
        if isinstance(row, Group):
            groups[row.text] = []
        else:
            assert row.tick is not None
            groups[list(groups)[-1]].append(row.tick)
    assert sum(map(len, groups.values())) == len(found.applications)
    assert all(each == sorted(each) for each in groups.values())
    counts = [int(row.count) for row in rows if isinstance(row, Group)]
    assert counts == [n for n in (found.standing.count(each) for each in Standing) if n]
    assert lines.axis.line == (line_of(basis.ranking) or 0) + 0.5


def test_without_a_budget_there_is_no_line_and_nothing_to_stand_on_either_side_of() -> None:
    basis = Basis.of(typical(3, scheme=scheme_of([1, 2])))
    basis = Basis.of(replace(basis.material, budget=None))
    found = certainty_of(basis, seed=1, draws=500, tell=lambda _share: None).another
    assert found is not None
    lines = lines_of(found, basis.ranking)
    assert lines.axis.line is None
    assert not any(isinstance(row, Group) for row in lines.rows)
    assert all(line.words[4] == "–" and line.share is None for line in all_of(lines))


def test_jurors_are_numbered_from_the_strictest_on_and_named_only_where_names_are_given() -> None:
    basis = Basis.of(typical(3))
    severity = severity_of_panel(basis, seed=1).severity
    assert severity is not None
    nameless = all_of(juror_lines(severity, None))
    assert [line.words[0] for line in nameless] == [f"Juror {n + 1}" for n in range(len(severity.jurors))]
    offsets = [line.dot for line in nameless if line.dot is not None]
    assert offsets == sorted(offsets)
    assert not any("J0" in part or "J1" in part for line in nameless for part in (*line.words, line.said))
    named = all_of(juror_lines(severity, {"J00": "An Peeters"}))
    assert "An Peeters" in {line.words[0] for line in named}


def test_where_lower_is_better_the_strictest_still_comes_first() -> None:
    """The same scores on a scale that turns round: who gave the highest is then the strictest."""
    call = typical(3)
    groups = tuple(
        replace(
            group,
            criteria=tuple(
                replace(each, scale=replace(each.scale, higher_is_better=False)) for each in group.criteria
            ),
        )
        for group in call.scheme.groups
    )
    basis = Basis.of(replace(call, scheme=replace(call.scheme, groups=groups)))
    assert not basis.ratings.higher_is_better
    severity = severity_of_panel(basis, seed=1).severity
    assert severity is not None
    strictest = max(severity.jurors, key=lambda each: each.offset)
    lines = juror_lines(severity, None)
    assert lines.keys[0] == strictest.juror
    first = all_of(lines)[0]
    assert first.dot is not None
    assert first.dot < 0


def test_every_lens_gives_lines_that_say_what_they_draw() -> None:
    basis = Basis.of(typical(3))
    scheme = basis.material.scheme
    severe, accord, weights = (
        severity_of_panel(basis, seed=1),
        agreement_of_panel(basis),
        weights_of(basis, seed=1),
    )
    assert severe.outlook is not None
    assert weights.stability is not None
    assert weights.weightings is not None
    ranks = all_of(rank_lines(severe.outlook, basis.ranking))
    assert [line.dot for line in ranks] == sorted(np.asarray(severe.outlook.expected_rank).tolist())
    for line in all_of(measure_lines(accord.agreement)):
        assert line.dot is not None
        assert line.words[2] in line.said
    for line, each in zip(all_of(spread_lines(scheme, accord.spreads, {})), accord.spreads, strict=True):
        assert line.spans[0].high == each.share
        assert each.application in line.said
    for line, weight in zip(
        all_of(weight_lines(scheme, weights.stability)), weights.stability.criteria, strict=True
    ):
        assert line.tick == float(weight.weight)
        assert line.spans[-1].low <= line.tick <= line.spans[-1].high
    weightings = all_of(weighting_lines(basis.material.scheme, weights.weightings, basis.ranking))
    assert len(weightings) == len(basis.ranking.places)


def test_who_is_sometimes_first_is_told_what_weighs_more_then() -> None:
    basis = Basis.of(typical(3, scheme=scheme_of([1, 2, 4], budget=BudgetRules(cut=Cut.STOP))))
    found = weights_of(basis, seed=1).weightings
    assert found is not None
    shared = np.zeros(len(found.first))
    shared[0] = 0.5
    lines = all_of(weighting_lines(basis.material.scheme, replace(found, first=shared), basis.ranking))
    said = ["Where it comes first, “" in line.said for line in lines]
    assert [True] + [False] * (len(said) - 1) == said


def test_an_interval_is_written_inwards_so_that_it_holds() -> None:
    basis = Basis.of(typical(3, scheme=scheme_of([1, 2, 4], budget=BudgetRules(cut=Cut.STOP))))
    stability = weights_of(basis, seed=1).stability
    assert stability is not None
    for line, each in zip(all_of(weight_lines(basis.material.scheme, stability)), stability.criteria):
        low, high = (Fraction(end.strip().removesuffix("%")) / 100 for end in line.words[3].split("–"))
        if low > 0 and "less" not in line.words[3]:
            assert each.order.low <= low
        if high < 1 and "more" not in line.words[3]:
            assert high <= each.order.high
