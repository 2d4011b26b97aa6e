"""Which application is shown first to who goes on deciding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.standings import Standings
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.workspace import Workspace
from tests.samples import CHECKLIST, SCHEME, small_panel

ALL = ("A-1", "A-2", "A-3")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT, scheme=SCHEME + CHECKLIST) as workspace:
        yield workspace


def to_complete(panel: Workspace, number: str) -> None:
    panel.execute(
        AnswerItem(application=number, item="signed", answer=CheckAnswer.TO_COMPLETE, until="2099-03-01")
    )


def test_one_that_may_still_be_completed_comes_behind_one_that_waits_for_a_decision(panel: Workspace) -> None:
    to_complete(panel, "A-1")
    to_complete(panel, "A-2")
    standings = Standings(panel.view)
    assert "A-3" == standings.first_to_decide(ALL)
    assert "A-1" == standings.first_to_decide(ALL[:2])


def test_one_that_was_decided_is_never_the_first_to_decide(panel: Workspace) -> None:
    panel.execute(AdmitTheRest())
    assert None is Standings(panel.view).first_to_decide(ALL)
