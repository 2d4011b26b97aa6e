"""The next step is what settles what the call waits for, and a consensus is not ticked as the scores it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import BlockerKind
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.desks.handing.giving import hand_over
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.points import Point, State
from evalapp.operations.progress.status import status_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel
from ui.pages.overview.steps import door

QUORUM = SCHEME.replace("[ranking]", "[ranking]\nquorum = 3")


def scored(panel: Workspace, *numbers: str) -> Workspace:
    panel.execute(AdmitTheRest())
    for juror in ("J1", "J2"):
        for number in numbers:
            for criterion in ("helix", "sme"):
                panel.execute(SetComment(juror=juror, application=number, criterion=criterion, comment="why"))
                panel.execute(SetScore(juror=juror, application=number, criterion=criterion, value=6))
    return panel


@pytest.fixture
def short(tmp_path: Path) -> Iterator[Workspace]:
    """Two jurors where three assessments are needed, and all their scores are in."""
    with small_panel(tmp_path / "short.evalpanel", applications=2, scheme=QUORUM) as made:
        yield scored(made, "A-1", "A-2")


def agree(panel: Workspace, *numbers: str) -> None:
    for number in numbers:
        for criterion in ("helix", "sme"):
            panel.execute(SetConsensus(application=number, criterion=criterion, value=7, reason="agreed"))


def quorum_of(panel: Workspace) -> Point:
    return next(each for each in status_of(panel).closing if each.item == "quorum")


def test_a_consensus_is_recorded_in_the_meeting_and_not_on_the_ranking(short: Workspace) -> None:
    before = status_of(short).next.id
    move_to_phase(short, Phase.DELIBERATION)
    step = status_of(short).next
    assert ("assign", "consensus", "A-1") == (before, step.id, step.about)
    assert "Fewer than 3 assessments: A-1 and A-2. Record a consensus score in the meeting." == step.advice
    assert ("meeting", "A-1") == (door(step.id, step.about).page, door(step.id, step.about).target)


def test_a_consensus_is_named_and_not_ticked_as_assessments(short: Workspace) -> None:
    move_to_phase(short, Phase.DELIBERATION)
    agree(short, "A-1", "A-2")
    point = quorum_of(short)
    assert (State.DONE, True) == (point.state, point.is_instead)
    assert (
        "A consensus of the meeting stands in place of at least 3 assessments: A-1 (2 assessments) and A-2 (2 "
        "assessments)" == point.words
    )
    assert "rank" == status_of(short).next.id


def test_counted_assessments_are_ticked_beside_a_consensus_on_one_of_them(tmp_path: Path) -> None:
    with small_panel(tmp_path / "enough.evalpanel", applications=1) as panel:
        scored(panel, "A-1")
        move_to_phase(panel, Phase.DELIBERATION)
        agree(panel, "A-1")
        assert ("At least 1 assessment an application", False) == (
            quorum_of(panel).words,
            quorum_of(panel).is_instead,
        )


def test_scores_that_are_missing_lead_back_to_scoring(tmp_path: Path) -> None:
    with small_panel(tmp_path / "owed.evalpanel", applications=2) as panel:
        scored(panel, "A-1")
        move_to_phase(panel, Phase.DELIBERATION)
        step = status_of(panel).next
    assert ("reopen", Phase.SCORING) == (step.id, step.phase)
    assert step.advice.endswith("Move back to scoring for it; in deliberation nothing comes in any more.")


def test_a_conflict_that_a_juror_names_is_decided_at_the_jury(tmp_path: Path) -> None:
    with small_panel(tmp_path / "word.evalpanel", applications=2) as panel:
        scored(panel, "A-1", "A-2")
        panel.execute(SetScore(juror="J2", application="A-2", criterion="helix", no_score=NoScore.CONFLICT))
        status = status_of(panel)
    assert BlockerKind.OWN_WORD in {each.kind for each in status.ranking.blockers}
    assert ("conflicts", "J2", "jury") == (
        status.next.id,
        status.next.about,
        door(status.next.id).page,
    )


def test_of_a_panel_that_was_handed_over_the_step_leads_to_the_copies(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        hand_over(panel, "Piet", tmp_path / "piet.evalhandover")
        step = status_of(panel).next
    where = door(step.id)
    assert ("take-back", "exchange", "copies") == (step.id, where.page, where.target)
