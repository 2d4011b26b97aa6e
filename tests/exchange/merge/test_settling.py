"""Making choices in a plan comes to the same as planning the same files with these choices."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.domain.merge import Choice
from evalapp.exchange.merge import settling
from evalapp.exchange.merge.incoming import ScoreTable, SignedReturn
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.settling import settle
from evalapp.exchange.merge.state import MergePlan, PanelState
from tests.exchange.merge.merge_samples import NUMBERS, applied, panel, row, table
from tests.exchange.merge.test_merge_properties import situations

_CELLS = st.dictionaries(
    st.tuples(st.sampled_from(("J1", "J2")), st.sampled_from(NUMBERS)), st.integers(0, 10), max_size=4
)


def _table(cells: dict[tuple[str, str], int], name: str) -> ScoreTable:
    rows = [
        row(n, value, juror=juror, application=number)
        for n, ((juror, number), value) in enumerate(cells.items(), start=2)
    ]
    return table(*rows, file=name, salt=name)


@pytest.mark.long
@settings(deadline=None)
@given(situations(), st.lists(_CELLS, max_size=3), st.data())
def test_settling_is_planning_with_the_choices(
    situation: tuple[PanelState, list[SignedReturn]],
    cells: list[dict[tuple[str, str], int]],
    data: st.DataObject,
) -> None:
    state, returns = situation
    files = [*returns, *(_table(each, f"{n}.csv") for n, each in enumerate(cells))]
    plan = plan_merge(state, files)
    choices: dict[tuple[str, str, str, str], Choice] = {}
    for _turn in range(2):
        asked = sorted({each.key for each in plan.choices})
        if asked:
            choices |= data.draw(st.dictionaries(st.sampled_from(asked), st.sampled_from(Choice)))
        plan = settle(plan, choices)
        assert plan == plan_merge(state, files, choices)


@pytest.mark.parametrize("otherwise", [Choice.TAKE, Choice.KEEP])
def test_what_nobody_chose_is_settled_as_it_is_said_for_all(otherwise: Choice) -> None:
    state, first = panel(), table(row(2, 6), salt="first")
    state = applied(plan_merge(state, [first]))
    files = [table(row(2, 8), file="again.csv")]
    plan = plan_merge(state, files)
    assert [Choice.OPEN] == [each.choice for each in plan.choices]
    made = settle(plan, {}, otherwise)
    assert [otherwise] == [each.choice for each in made.choices]
    assert made == plan_merge(state, files, {}, otherwise)


def test_only_the_files_that_a_choice_reaches_are_gone_through_again() -> None:
    state = panel(jurors={"J1": "An", "J2": "Jan", "J3": "Els"})
    first = [table(row(2, 6, juror=each), file=f"{each}.csv", salt=each) for each in state.jurors]
    begun = applied(
        plan_merge(replace(state, assignments=frozenset((j, "A-1") for j in state.jurors)), first)
    )
    files = [
        table(row(2, 8, juror="J1"), row(3, 8, juror="J2"), file="both.csv"),
        table(row(2, 9, juror="J2"), file="two.csv"),
        table(row(2, 7, juror="J3"), file="three.csv"),
    ]
    plan = plan_merge(begun, files)
    planned: list[list[str]] = []

    def noting(state: PanelState, incoming: list[ScoreTable], *how: object) -> MergePlan:
        planned.append([each.file for each in incoming])
        return plan_merge(state, incoming, *how)  # type: ignore[arg-type]

    with patch.object(settling, "plan_merge", noting):
        third = next(each.key for each in plan.choices if each.juror == "J3")
        plan = settle(plan, {third: Choice.TAKE})
        first_one = next(each.key for each in plan.choices if each.juror == "J1")
        settle(plan, {third: Choice.TAKE, first_one: Choice.KEEP})
    assert [["three.csv"], ["both.csv", "two.csv"]] == planned
