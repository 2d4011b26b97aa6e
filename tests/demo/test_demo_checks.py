"""The checklist of the demo: answered as a secretary would, before anything was let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.demo.play import make_call
from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.operations.admissibility.checklist import Standing
from evalapp.operations.admissibility.overview import overview
from evalapp.operations.records.verification import prove

COMPLETED = {"A-06", "A-07", "A-20", "A-25", "A-26", "A-27", "A-32", "A-33"}


@pytest.mark.long
def test_every_question_is_answered_and_what_was_lacking_came_in(tmp_path: Path) -> None:
    with make_call(tmp_path / "call.evalpanel") as workspace:
        found = overview(workspace.view)
        supplements, hearings = workspace.view.checks.supplements(), workspace.view.checks.hearings()
        is_sound = prove(workspace).is_sound

    assert 33 * 9 == sum(len(row.answers) for row in found.rows)
    assert {CheckAnswer.YES} == {each.answer for row in found.rows for each in row.answers}
    assert {Standing.ADMISSIBLE} == {row.standing for row in found.rows}
    assert {Came.COMPLETE} == {each.outcome for each in supplements}
    assert COMPLETED == {each.application for each in supplements}
    assert [("A-07", HearingState.HELD), ("A-32", HearingState.HELD)] == [
        (each.application, each.state) for each in hearings
    ]
    assert is_sound


@pytest.mark.long
def test_its_days_follow_each_other(tmp_path: Path) -> None:
    with make_call(tmp_path / "call.evalpanel") as workspace:
        supplements = workspace.view.checks.supplements()
    assert [] == [each.application for each in supplements if not each.asked_on < each.came_on <= each.until]
    assert 1 < len({each.came_on for each in supplements})
