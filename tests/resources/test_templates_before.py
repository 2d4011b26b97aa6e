"""Panels made with the templates as they were before keep them: their texts are read, and rank as they did."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evalapp.analytics.ranking.recount import recount
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.scheme.writer import write_scheme
from tests.analytics.ranking.ranking_samples import order, place_of, rank

DATA = Path(__file__).parents[1] / "data" / "templates-before"
every_template = pytest.mark.parametrize("name", template_ids())

# Application and place, or the outcome where it has none, of the scores that `scores_of` makes.
PLACES: dict[str, str] = {
    "efro-2021": "A-08:1 A-02:2 A-09:3 A-05:4 A-04:5 A-06:6 A-01:7 A-11:8 A-10:9 A-00:10 A-07:11 A-03:12",
    "horizon-ia": "A-07:1 A-08:2 A-00:3 A-03:4 A-09:5 A-11:6 "
    "A-10:7 A-06:8 A-02:9 A-01:below-threshold A-04:below-threshold A-05:below-threshold",
    "horizon-ria": "A-08:1 A-07:2 A-03:3 A-09:4 A-00:5 A-11:6 "
    "A-06:7 A-02:8 A-10:9 A-01:below-threshold A-04:below-threshold A-05:below-threshold",
    "ibn-2015": "A-04:1 A-11:2 A-08:3 A-03:4 A-07:5 A-09:6 A-01:7 A-05:8 A-02:9 A-10:10 A-00:11 A-06:12",
    "nih": "A-11:1 A-01:2 A-03:2 A-09:2 A-02:5 A-06:6 A-10:7 A-05:8 A-07:8 A-00:10 A-04:11 A-08:11",
    "speerpunt-2016": "A-00:eligible A-01:eligible A-02:eligible A-03:eligible A-04:eligible A-05:eligible "
    "A-06:eligible A-07:eligible A-08:eligible A-09:eligible A-10:eligible A-11:eligible",
    "vlaio-appreciatie": "A-00:eligible A-01:eligible A-02:eligible A-03:eligible A-04:eligible A-05:eligible "
    "A-06:eligible A-07:eligible A-08:eligible A-09:eligible A-10:eligible A-11:eligible",
    "vlaio-oproep": "A-04:1 A-09:2 A-05:3 A-01:4 A-07:5 A-11:6 A-03:7 A-08:8 A-10:9 A-06:10 A-02:11 A-00:12",
}


def before(name: str) -> Scheme:
    return parse_scheme((DATA / f"{name}.toml").read_text(encoding="utf-8"), is_kept=True)


def scores_of(scheme: Scheme) -> dict[tuple[str, str, str], int | str]:
    """Of twelve applications, mostly good ones, by three jurors."""
    chosen = random.Random(2016)
    given: dict[tuple[str, str, str], int | str] = {}
    for n in range(12):
        for juror in ("J1", "J2", "J3"):
            for criterion in scheme.criteria:
                steps = criterion.scale.allowed_steps
                best = steps if criterion.scale.higher_is_better else steps[::-1]
                given[f"A-{n:02}", juror, criterion.id] = chosen.choice(best[len(best) // 2 :])
    return given


def placed(scheme: Scheme) -> str:
    ranking = rank(scheme, scores_of(scheme), lot_seed="2016")
    return " ".join(
        f"{number}:{place or place_of(ranking, number).outcome}" for number, place in order(ranking)
    )


@every_template
def test_they_rank_as_they_did(name: str) -> None:
    assert PLACES[name] == placed(before(name))


@every_template
def test_their_totals_are_those_of_a_pocket_calculator(name: str) -> None:
    scheme = before(name)
    given = scores_of(scheme)
    runs = [(number, juror, criterion, str(value)) for (number, juror, criterion), value in given.items()]
    plain = recount(scheme, runs, [], [], set())
    assert plain == {each.application: each.total for each in rank(scheme, given).places}


@every_template
def test_they_can_be_written_again(name: str) -> None:
    scheme = before(name)
    assert scheme == parse_scheme(write_scheme(scheme), is_kept=True)


@pytest.mark.parametrize("name", [each for each in template_ids() if each != "efro-2021"])
def test_the_criteria_of_today_are_those_of_then(name: str) -> None:
    """Of efro-2021 the published twelve took the place of invented ones."""
    assert [each.id for each in before(name).criteria] == [
        each.id for each in parse_scheme(template_text(name)).criteria
    ]
