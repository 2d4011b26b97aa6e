"""The demo is told over weeks: what is written in it has the days on which it would happen."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evalapp.demo import story
from evalapp.demo.door import Door
from evalapp.demo.doors import open_door
from evalapp.demo.play import DEADLINE, make_call
from evalapp.demo.story import Story
from evalapp.domain.journal import Change
from evalapp.domain.permissions import Phase
from evalapp.operations.clock import doubt_of_clock
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.clock import number_of_set_backs, told_by


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return open_door(tmp_path_factory.mktemp("door"), Door.CHAIR).file


def changes_of(workspace: Workspace) -> list[Change]:
    return [workspace.view.change(number) for number in range(1, workspace.view.last_change() + 1)]


def times(workspace: Workspace) -> list[datetime]:
    return [datetime.fromisoformat(change.at) for change in changes_of(workspace)]


@pytest.mark.long
def test_a_call_goes_over_weeks_and_never_back(behind: Path) -> None:
    with Workspace.open(behind) as workspace:
        told = times(workspace)
        assert told[0].date() == story.CREATED.date()
        assert told[-1].date() == story.DELIBERATION.date()
        assert len({at.date() for at in told}) >= 5
        assert number_of_set_backs(workspace.file) == 0


@pytest.mark.long
def test_jurors_send_on_days_of_their_own_before_the_deadline(behind: Path) -> None:
    with Workspace.open(behind) as workspace:
        sent = [datetime.fromisoformat(each.submitted_at) for each in workspace.view.receipts()]
        assert len({at.date() for at in sent}) == 6
        assert max(sent) < datetime.fromisoformat(DEADLINE)


@pytest.mark.long
def test_what_is_done_in_the_demo_has_the_time_of_this_computer_again(behind: Path, tmp_path: Path) -> None:
    own = tmp_path / behind.name
    shutil.copy(behind, own)  # what is done in it is told in no other test
    with Workspace.open(own) as workspace:
        assert doubt_of_clock(workspace) == ""
        before = datetime.now(UTC) - timedelta(seconds=1)
        move_to_phase(workspace, Phase.SCORING, reason="a score is missing")
        assert max(times(workspace)) >= before


@pytest.mark.long
def test_the_same_story_is_told_each_time(tmp_path: Path) -> None:
    told = []
    for name in ("first", "second"):
        with make_call(tmp_path / f"{name}.evalpanel") as workspace:
            told.append([(entry.at, entry.summary) for entry in changes_of(workspace)])
    assert told[0] == told[1]


def test_a_story_never_goes_back() -> None:
    told = Story()
    told.go_to(story.DELIBERATION)
    told.go_to(story.CAME_IN)
    assert told() > story.DELIBERATION


def test_a_fault_within_a_story_ends_it() -> None:
    with pytest.raises(ZeroDivisionError), told_by(Story()):
        raise ZeroDivisionError
    assert datetime.fromisoformat(journal.now()).year > 2015
