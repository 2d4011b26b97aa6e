"""Days from before the closing are asked about; those of what is recorded already are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Ruling
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.odd_days import asked_of_decision, asked_of_withdrawal
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import apart, closed, decided
from tests.operations.progress.ready_samples import closable


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with closed(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def day_of_closing(panel: Workspace) -> str:
    return today(panel.view.history(limit=1)[0].at).isoformat()


def test_a_decision_from_before_the_closing_is_asked_about(panel: Workspace) -> None:
    said = asked_of_decision(panel.view, "2016-07-14")
    assert said.startswith("14 July 2016 is before the assessment was closed, on ")
    assert "Is that day meant? Else correct it." in said


def test_one_of_the_day_itself_is_not(panel: Workspace) -> None:
    assert asked_of_decision(panel.view, day_of_closing(panel)) == ""
    assert asked_of_withdrawal(panel.view, "A-3", day_of_closing(panel)) == ""


def test_what_is_refused_anyway_is_not_asked_about(panel: Workspace) -> None:
    """Nothing is typed yet, or a day on which no application had come in."""
    for each in ("", "2010-07-14"):
        assert asked_of_decision(panel.view, each) == ""
        assert asked_of_withdrawal(panel.view, "A-3", each) == ""


def test_what_stands_already_was_answered(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.REJECTED))
    assert asked_of_decision(panel.view, "2016-07-14") == ""
    assert asked_of_decision(panel.view, "2016-07-15")


def test_a_withdrawal_from_before_closing_and_decision_is_asked_about(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        said = asked_of_withdrawal(panel.view, "A-3", "2016-07-13")
        assert said.startswith("13 July 2016 is before the assessment was closed, on ")
        assert "A-3 was still part of it then" in said
        assert asked_of_withdrawal(panel.view, "A-3", "2016-07-14") == ""


def test_before_the_closing_nothing_is_asked(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as panel:
        assert asked_of_decision(panel.view, "2016-07-14") == ""
        assert asked_of_withdrawal(panel.view, "A-3", "2016-07-14") == ""
