"""Whatever happens in the meeting, the wall shows no name beside a score, and no score of one juror."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import AgendaOrder, ItemState
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.projected import projected_of
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.workspace import Workspace
from evalapp.words.scores import value_text
from tests.operations.meeting.projected_samples import NAMES, played, sealed_panel
from tests.ui.projector.conftest import Show
from tests.ui.projector.drawn import points, spoken, texts, words
from ui.projector.window import ProjectorWindow

OTHERS = {"J1": "Q. Z.", "J2": "Ingeborg-Anastasia Oosterlinck", "J3": "Bo", "C1": "Luc Maes"}
FIGURE = re.compile(r"(?<![\d,.])\d\.\d\d(?!\d)")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    play_demo(folder)
    return folder / PANEL


@pytest.mark.long
@pytest.mark.parametrize("seed", [3, 8])
def test_no_state_of_a_meeting_draws_or_says_a_juror_who_does_not_leave(
    projector: ProjectorWindow, seed: int
) -> None:
    panel = projector.session.workspace
    scores = {value_text(panel.view.call().scheme.criteria[0].scale, each) for each in (1, 6, 3)}
    for _act in played(panel, seed, acts=40):
        shown = projected_of(panel.view)
        said = f"{words(projector)}\n{spoken(projector)}"
        leaving = {each.name for each in shown.leavers}
        for name in {*NAMES.values()} - leaving:
            assert not any(part in said for part in name.split()), name
        # What somebody gave stands nowhere as a figure; a consensus may be the same.
        if not any(each.is_consensus for each in shown.averages):
            figures = {text for text, _size in texts(projector)} - {str(n) for n in range(6)}
            assert not figures & scores


@pytest.mark.long
def test_a_whole_meeting_of_the_demo_shows_only_what_the_ranking_computed(demo: Path, show: Show) -> None:
    panel = Workspace.open(demo)
    panel.act_as("V-01")
    window = show(panel)
    people = {each.id: each.name for each in panel.view.people()}
    panel.execute(OpenMeeting(order=AgendaOrder.PLACE, present=tuple(people)))
    criterion = panel.view.call().scheme.criteria[0].id
    numbers = [each.application for each in meeting_of(panel.view).agenda]
    conflicted = [each for each in numbers if meeting_of(panel.view).leaving.get(each)]
    for number in [*conflicted, *numbers[:3]]:
        panel.execute(Discuss(application=number))
        for _state in _states(panel, number, criterion):
            shown = projected_of(panel.view)
            said = f"{words(window)}\n{spoken(window)}"
            for name in {*people.values()} - {each.name for each in shown.leavers}:
                assert name not in said
            assert {*FIGURE.findall(said)} == {each.text for each in shown.averages} - {"–"}
    panel.execute(CloseMeeting())
    assert "Thank you" in words(window)


def _states(panel: Workspace, number: str, criterion: str) -> Iterator[None]:
    """Of one discussion: with everybody in the room, without who must leave, with a consensus, and when it is done."""
    yield
    if inside := meeting_of(panel.view).still_inside(number):
        panel.execute(GoOut(people=inside))
        yield
    panel.execute(SetConsensus(application=number, criterion=criterion, value=7, reason="Zo."))
    yield
    panel.execute(End(application=number, ends=ItemState.DONE))
    yield


def _both(show: Show, folder: Path, *panels: dict[str, object]) -> list[ProjectorWindow]:
    windows = []
    for n, given in enumerate(panels):
        (folder / str(n)).mkdir()
        windows.append(show(sealed_panel(folder / str(n), **given)))  # type: ignore[arg-type]
    return windows


@pytest.mark.long
def test_with_other_jurors_it_is_the_same_to_the_point(show: Show, tmp_path: Path) -> None:
    one, other = _both(show, tmp_path, {}, {"names": OTHERS})
    for act in (
        OpenMeeting(present=tuple(map(PersonId, NAMES))),
        Discuss(application="A-1"),
        SetConsensus(application="A-1", criterion="sme", value=7, reason="Zo."),
        End(application="A-1", ends=ItemState.DONE),
        Discuss(application="A-5"),
    ):
        assert points(one) == points(other)
        assert spoken(one) == spoken(other)
        for window in (one, other):
            window.session.workspace.execute(act)
    assert points(one) == points(other)
    for window in (one, other):
        window.session.run(Discuss(application="A-2", ends=ItemState.DONE))
    assert points(one) != points(other)  # now somebody leaves


@pytest.mark.long
def test_while_the_averages_are_hidden_it_is_the_same_whatever_was_given(show: Show, tmp_path: Path) -> None:
    one, other = _both(show, tmp_path, {}, {"more": 2})
    for window in (one, other):
        window.session.run(OpenMeeting(present=tuple(map(PersonId, NAMES))))
        window.session.run(Discuss(application="A-2"))
    assert points(one) == points(other)
    assert spoken(one) == spoken(other)
    other.session.run(SetConsensus(application="A-2", criterion="helix", value=9, reason="Zo."))
    assert points(one) == points(other)
    moment = meeting_of(one.session.view).now
    assert moment is not None
    for window in (one, other):
        window.session.run(GoOut(people=(PersonId("J3"),)))
    assert points(one) != points(other)
