"""A conflict of interest that a juror gives as the reason for no score waits for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.jury.own_word import placed_in
from evalapp.domain.jury.suspicion import Because
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import BlockerKind
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.panel.suspicions import DismissSuspicion, suspicions_of
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.points import State
from evalapp.operations.progress.status import status_of
from evalapp.operations.ranking.material import material_of
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.explain import blocker_sentence
from tests.samples import close_as_it_is, small_panel

PAIR = ("J1", "A-1")
DISMISS = DismissSuspicion(juror="J1", application="A-1", reason="a slip of the list")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 gives a conflict of interest for A-1 on one criterion and a score on the other."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        _say(made, "helix")
        made.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=6))
        yield made


def _say(panel: Workspace, criterion: str) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion=criterion, no_score=NoScore.CONFLICT))


def _blocked(panel: Workspace) -> list[tuple[str, str]]:
    found = material_of(panel.view).rank().blockers
    return [(each.juror, each.application) for each in found if each.kind is BlockerKind.OWN_WORD]


def _tick(panel: Workspace) -> tuple[State, str]:
    return next((each.state, each.words) for each in status_of(panel).closing if each.item == "conflicts")


def test_it_is_listed_blocks_the_ranking_and_takes_the_tick_away(panel: Workspace) -> None:
    ((pair, (found,)),) = suspicions_of(panel.view).open.items()
    assert (pair, found.because, found.resembles) == (PAIR, Because.OWN_WORD, "helix")
    assert _blocked(panel) == [PAIR]
    state, words = _tick(panel)
    assert (state, "(A-1)" in words) == (State.OPEN, True)


def test_the_sentence_names_the_juror_and_the_way_out(panel: Workspace) -> None:
    facts = facts_of(panel.view)
    blocker = next(
        each for each in material_of(panel.view).rank().blockers if each.kind is BlockerKind.OWN_WORD
    )
    sentence = blocker_sentence(facts.call.scheme, blocker, facts.names)
    assert (facts.names[blocker.juror] in sentence, "A-1" in sentence) == (True, True)


def test_a_reason_why_it_is_none_lets_the_ranking_go_on(panel: Workspace) -> None:
    panel.execute(DISMISS)
    assert (_blocked(panel), _tick(panel)[0]) == ([], State.DONE)
    assert not suspicions_of(panel.view).open


def test_a_recorded_conflict_takes_the_scores_and_lets_the_ranking_go_on(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER))
    assert (_blocked(panel), _tick(panel)[0]) == ([], State.DONE)
    assert not panel.view.scores(juror="J1", application="A-1")


def test_who_says_it_of_a_further_criterion_is_heard_anew(panel: Workspace) -> None:
    panel.execute(DISMISS)
    _say(panel, "sme")
    assert _blocked(panel) == [PAIR]


def test_without_a_seat_it_blocks_nothing(panel: Workspace) -> None:
    material = material_of(panel.view, [("A-9", "J1", "helix,sme", "conflict,6")])
    assert material.own_words == ()


def test_what_was_closed_before_it_was_asked_stays_ranked(panel: Workspace) -> None:
    close_as_it_is(panel)
    assert (panel.view.call().phase, _blocked(panel)) == (Phase.CLOSED, [])


def test_it_is_known_where_a_panel_would_stand_after_a_merge(panel: Workspace) -> None:
    facts = facts_of(panel.view)
    assert facts.own_words == (PAIR,)
    assert replace(facts, scores=()).own_words == ()


def test_only_the_reason_itself_is_one() -> None:
    runs = [("A-1", "J1", "a,b,c", "conflict,4,"), ("A-2", "J1", "a,b", "abstain,")]
    assert placed_in(runs) == [("J1", "A-1", "a")]


def test_a_justification_that_speaks_of_one_beside_a_score_is_listed(panel: Workspace) -> None:
    panel.execute(DISMISS)
    said = "Ik ken de aanvrager. Goed."
    panel.execute(SetComment(juror="J1", application="A-1", criterion="sme", comment=said))
    ((pair, (found,)),) = suspicions_of(panel.view).open.items()
    assert (pair, found.because, found.resembles) == (PAIR, Because.JUSTIFICATION, "Ik ken de aanvrager")
    assert "Ik ken de aanvrager" in found.words
    panel.execute(DISMISS)
    assert not suspicions_of(panel.view).open
