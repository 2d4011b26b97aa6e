"""A conflict of interest in the place of a score is said when it is merged, by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.merge import Choice
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.merge.incoming import ScoreTable
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.state import PanelState
from tests.exchange.merge.merge_samples import applied, merged, only, panel, row, sent, table
from tests.exchange.sealed.exchange_samples import evaluation

SAID = "An gives a conflict of interest as the reason for no score of A-1:"


def _table() -> ScoreTable:
    return table(row(2, no_score=NoScore.CONFLICT), row(3, 4, criterion="sme"))


def test_it_is_said_of_a_table_with_the_name_and_the_application() -> None:
    assert only(plan_merge(panel(), [_table()])).reason.startswith(SAID)


def test_it_is_said_of_a_signed_return_too() -> None:
    signed = sent(evaluation("A-1", "helix", no_score=NoScore.CONFLICT))
    assert only(plan_merge(panel(), [signed])).reason.startswith(SAID)


@pytest.mark.parametrize(("how", "is_said"), [(Choice.OPEN, True), (Choice.TAKE, True), (Choice.KEEP, False)])
def test_it_is_said_unless_the_other_version_was_chosen(how: Choice, is_said: bool) -> None:
    state = merged(panel(), table(row(2, 7)))
    told = only(plan_merge(state, [_table()], otherwise=how)).reason
    assert (SAID in told) is is_said


def test_what_the_panel_holds_already_is_not_said_again() -> None:
    state: PanelState = applied(plan_merge(panel(), [_table()]))
    again = replace(_table(), sha256="0" * 64)
    assert SAID not in only(plan_merge(state, [again])).reason


def test_nothing_is_said_of_an_abstention() -> None:
    assert only(plan_merge(panel(), [table(row(2, no_score=NoScore.ABSTAIN))])).reason == ""
