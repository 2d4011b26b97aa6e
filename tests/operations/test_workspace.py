from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.people import Actor, ConflictKind, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import create_panel, move_to_phase
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace, as_of
from tests.samples import SCHEME, changed_call, close_as_it_is, small_panel

JUROR = Actor(id="J1", name="An Peeters", role=Role.JUROR)
HOSTILE = [
    "'; DROP TABLE score; --",
    '"',
    "<img src='/etc/passwd'>",
    "a <b",
    "=cmd|' /C calc'!A0",
    "😀 ",
    "\u202eright to left שלום",
    "x" * 10_000,
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_a_score_is_stored_in_steps_and_read_back(workspace: Workspace) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    stored = workspace.view.scores(juror="J1")[0]
    assert (stored.application, stored.criterion, stored.value, stored.no_score) == ("A-1", "helix", 7, None)


@pytest.mark.parametrize("value", [-1, 11, 100])
def test_a_score_off_the_scale_is_refused_and_keeps_the_good_one(workspace: Workspace, value: int) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    with pytest.raises(BadValue, match="not on the scale"):
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))
    assert [score.value for score in workspace.view.scores()] == [7]


def test_a_reason_replaces_a_score_but_both_at_once_are_refused(workspace: Workspace) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", no_score=NoScore.ABSTAIN))
    assert [(s.value, s.no_score) for s in workspace.view.scores()] == [(None, NoScore.ABSTAIN)]
    with pytest.raises(BadValue):
        workspace.execute(
            SetScore(juror="J1", application="A-1", criterion="helix", value=7, no_score=NoScore.ABSTAIN)
        )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_comments_come_back_to_the_letter(workspace: Workspace, text: str) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    workspace.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment=text))
    assert [(7, text)] == [(score.value, score.comment) for score in workspace.view.scores()]


def test_a_comment_beyond_all_measure_is_refused(workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="shorten it"):
        workspace.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="x" * 20_001))


def test_a_juror_changes_only_own_scores(workspace: Workspace) -> None:
    workspace.actor = JUROR
    with pytest.raises(NotAllowed, match="your own scores"):
        workspace.execute(SetScore(juror="J2", application="A-1", criterion="helix", value=7))


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.DELIBERATION, Phase.CLOSED])
def test_scores_are_taken_only_while_scoring(tmp_path: Path, phase: Phase) -> None:
    with (
        small_panel(tmp_path / "other.evalpanel", phase=phase) as workspace,
        pytest.raises(NotAllowed, match="phase"),
    ):
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))


def test_an_unknown_criterion_is_named_with_the_known_ones(workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="helix, sme"):
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="hellix", value=7))


def test_a_declared_conflict_takes_assignment_and_scores_away_and_can_be_undone(workspace: Workspace) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    workspace.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    assert workspace.view.scores() == []
    assert ("J1", "A-1") not in [(each.juror, each.application) for each in workspace.view.assignments()]
    with pytest.raises(NotAllowed, match="conflict of interest"):
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    with pytest.raises(NotAllowed, match="An Peeters has a conflict"):
        workspace.execute(Assign(pairs=(("J1", "A-1"),)))
    workspace.undo()
    assert [score.value for score in workspace.view.scores()] == [7]
    workspace.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    workspace.execute(WithdrawConflict(juror="J1", application="A-1"))
    assert workspace.view.conflicts() == []


def test_an_assignment_with_scores_cannot_be_taken_away(workspace: Workspace) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    with pytest.raises(KnownError, match="already scored A-1"):
        workspace.execute(Assign(pairs=(("J2", "A-1"),)))


def test_moving_back_needs_a_reason(workspace: Workspace) -> None:
    close_as_it_is(workspace)
    with pytest.raises(KnownError, match="needs a reason"):
        move_to_phase(workspace, Phase.SCORING)
    move_to_phase(workspace, Phase.SCORING, "A return came late")
    assert workspace.view.call().phase is Phase.SCORING
    assert "A return came late" in workspace.view.history(limit=1)[0].summary


def test_a_closed_call_takes_no_change(workspace: Workspace) -> None:
    close_as_it_is(workspace)
    with pytest.raises(NotAllowed):
        workspace.execute(changed_call(title="Other"))
    with pytest.raises(KnownError, match="nothing to undo"):
        workspace.undo()


def test_inadmissible_needs_a_reason(workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="reason"):
        workspace.execute(SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE))
    workspace.execute(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    assert workspace.view.dossier("A-1").application.admissibility_reason == "Late"


def test_consensus_needs_deliberation_a_reason_and_the_scale(workspace: Workspace) -> None:
    command = SetConsensus(application="A-1", criterion="helix", value=7, reason="Agreed")
    with pytest.raises(NotAllowed):
        workspace.execute(command)
    move_to_phase(workspace, Phase.DELIBERATION)
    workspace.execute(command)
    assert [each.value for each in workspace.view.consensus()] == [7]
    for wrong in (replace(command, reason=" "), replace(command, value=11)):
        with pytest.raises(BadValue):
            workspace.execute(wrong)


def test_attachments_are_kept_by_their_content(workspace: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "actieplan.pdf"
    paper.write_bytes(b"%PDF-1.7 plan")
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    attachment = workspace.view.dossier("A-1").attachments[0]
    assert workspace.view.attachment(attachment.sha256) == b"%PDF-1.7 plan"
    with pytest.raises(KnownError, match="cannot be read"):
        workspace.execute(AttachFiles(application="A-1", paths=(tmp_path / "nowhere.pdf",)))


def test_the_past_can_be_read_without_touching_the_present(workspace: Workspace) -> None:
    change = workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=5)).change
    assert change is not None
    fingerprint = workspace.view.fingerprint()
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=9))
    with as_of(workspace, change) as past:
        assert [score.value for score in past.view.scores()] == [5]
        assert fingerprint == past.view.fingerprint()
    assert [score.value for score in workspace.view.scores()] == [9]
    with pytest.raises(KnownError, match="no change 999"):
        as_of(workspace, 999)


def test_a_call_with_a_scheme_that_fails_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new.evalpanel"
    with pytest.raises(KnownError, match="scheme cannot be used"):
        create_panel(path, scheme_text=SCHEME.replace("step", "stap"))
    assert list(tmp_path.iterdir()) == []


def test_acting_as_somebody_unknown_names_the_known(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="C1, J1, J2, S-01"):
        workspace.act_as("X")
    workspace.act_as("C1")
    assert workspace.actor.role is Role.CHAIR


def test_admitting_the_rest_leaves_what_was_judged(workspace: Workspace) -> None:
    workspace.execute(
        SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    workspace.execute(AdmitTheRest())
    judged = {each.number: each.admissibility for each in workspace.view.applications()}
    assert judged == {
        "A-1": Admissibility.ADMISSIBLE,
        "A-2": Admissibility.INADMISSIBLE,
        "A-3": Admissibility.ADMISSIBLE,
    }
