"""A change that the program would never have made is found, however well its rows and hashes fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import Role
from evalapp.domain.permissions import Action, Phase, may
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.workspace import Workspace
from evalapp.store.history.proving.permitted import Permitted
from evalapp.store.history.verify import verify
from tests.operations.ranking.decision_samples import CHAIR
from tests.samples import SECRETARY, small_panel
from tests.store.history.journal_samples import score
from tools.forge.histories import Forged, append

AT = "2026-11-27T14:37:43.100+00:00"
SCORED = ("UPDATE score SET value = 1",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        panel.execute(SetPhase(phase=Phase.SCORING))
        score(panel, 6)
    return tmp_path / "call.evalpanel"


def found(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with Workspace.open(path, read_only=True) as workspace:
        verified = verify(workspace.file)
        return verified.faults, verified.notes


@pytest.mark.long
@pytest.mark.parametrize(
    ("forged", "words"),
    [
        (Forged(action="tidy", statements=SCORED), "is called “tidy”, an act that the program does not have"),
        (
            Forged(action="score", statements=SCORED, at="yesterday"),
            "has no time as Evalapp writes one: yesterday",
        ),
        *(
            (Forged(action="score", statements=SCORED, at=at), f"has no time as Evalapp writes one: {at}")
            for at in ("2026-11-27T22:33:00.000+14:00", "2026-11-27T22:31:59.000", "2026-W48-5", "2026-11-27")
        ),
        (Forged(action="score", statements=SCORED, role="owner"), "in the role “owner”"),
        (
            Forged(action="edit-call", statements=("UPDATE call SET budget = 1",), role="juror"),
            "(“edit-call”) was made in the role “juror” in the phase “Scoring”, which is not allowed",
        ),
        (
            Forged(
                action="set-grant",
                statements=("INSERT INTO granted SELECT number, 1, 'so', 'x', '' FROM application LIMIT 1",),
            ),
            "(“set-grant”) was made in the role “secretary” in the phase “Scoring”, which is not allowed",
        ),
    ],
)
def test_a_change_that_no_program_makes_is_named(path: Path, forged: Forged, words: str) -> None:
    number = append(path, forged)
    (fault,), _notes = found(path)
    assert (f"change {number} ", True) == (fault[: len(f"change {number} ")], words in fault)


def test_it_is_the_phase_before_a_change_that_counts(path: Path) -> None:
    """The call is moved on, back and on again, and undone: each act was allowed when it was done."""
    with Workspace.open(path) as panel:
        panel.actor = CHAIR
        panel.execute(SetPhase(phase=Phase.DELIBERATION))
        panel.execute(SetPhase(phase=Phase.SCORING, reason="late", is_back=True))
        score(panel, 7)
        panel.undo()
        panel.redo()
        panel.execute(SetPhase(phase=Phase.DELIBERATION))
    assert () == found(path)[0]
    number = append(path, Forged(action="score", statements=SCORED))
    assert f"change {number} (“score”)" in found(path)[0][0]


@pytest.mark.long
@pytest.mark.parametrize(
    ("actor", "role", "is_noted"),
    [
        ("Mia Willems", "secretary", False),
        ("root", "secretary", False),  # the user of the machine, who need not stand in the register
        ("An Peeters", "juror", False),
        ("An Peeters (Organisation)", "juror", False),  # told apart from a namesake
        ("Nobody", "juror", True),
        ("An Peeters", "chair", True),
    ],
)
def test_who_never_stood_in_the_register_in_that_role_is_noted(
    path: Path, actor: str, role: str, is_noted: bool
) -> None:
    forged = Forged(action="score", statements=SCORED, actor=actor, role=role)
    append(path, forged)
    faults, notes = found(path)
    assert ((), is_noted) == (faults, any("never stood in this file in that role" in each for each in notes))


def test_a_time_to_come_is_noted_once(path: Path) -> None:
    for value in (1, 2):
        statements = (f"UPDATE score SET value = {value}",)
        append(path, Forged(action="score", statements=statements, at="2099-01-01T00:00:00.000+00:00"))
    faults, notes = found(path)
    assert ((), 1) == (faults, sum("a time that has not come yet" in each for each in notes))


@pytest.mark.parametrize("action", Action)
def test_whatever_the_program_allows_is_no_fault(action: Action) -> None:
    """Also what it does by itself, in whatever phase."""
    for phase in (None, *Phase):
        state = {"call": {"[1]": f'{{"phase":"{phase}"}}'}} if phase else {}
        for role in Role:
            permitted = Permitted()
            if phase is Phase.CLOSED:  # of such a call what was done since the closing is taken back
                assert not permitted.fault_of((1, AT, "x", "secretary", "decide", "", None), state)
            fault = permitted.fault_of((2, AT, "x", str(role), str(action), "", 1), state)
            by_nobody = action in (Action.GO_ON, Action.RESTORE_GUARDS)
            assert (fault == "") == (by_nobody or may(role, action, phase)), (role, phase)


def test_of_a_closed_call_nothing_of_before_the_closing_is_undone() -> None:
    deliberating, closed = ({"call": {"[1]": f'{{"phase":"{each}"}}'}} for each in ("deliberation", "closed"))
    permitted = Permitted()
    assert not permitted.fault_of((1, AT, "x", "chair", "set-grant", "", None), deliberating)
    assert "which is not allowed" in permitted.fault_of((2, AT, "x", "chair", "undo", "", 1), closed)
    assert "which is not allowed" in permitted.fault_of((3, AT, "x", "chair", "redo", "", 2), closed)
    assert not permitted.fault_of((4, AT, "x", "chair", "undo", "", 1), deliberating)


@pytest.mark.parametrize("action", ["undo", "redo"])
def test_what_followed_on_a_closing_is_not_put_back_in_a_call_that_moved_back(action: str) -> None:
    permitted = Permitted()
    closed, open_again = ({"call": {"[1]": f'{{"phase":"{phase}"}}'}} for phase in ("closed", "deliberation"))
    assert not permitted.fault_of((1, AT, "x", "secretary", "decide", "", None), closed)
    assert "is not allowed" in permitted.fault_of((2, AT, "x", "secretary", action, "", 1), open_again)
