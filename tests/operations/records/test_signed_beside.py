"""What jurors signed beside their scores and stands otherwise by now is told, with the change since which it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Action
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import change
from tests.samples import SECRETARY, small_panel

AT = "2010-01-01T00:00:00.000+00:00"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 scored A-1, declared that there is no conflict with it, and one with A-3."""
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.actor = SECRETARY
        handed = hand_out(workspace, tmp_path / "packs").packs[0]
        with open_pack(handed.path, handed.code) as work:
            work.execute(ConfirmNoConflict(application="A-1"))
            work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=6))
            work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
            path = submit(work, handed.code, tmp_path / "one.evalreturn").path
        merge(workspace, plan_merge(workspace, [path]))
        yield workspace


def notes(panel: Workspace) -> list[str]:
    return [each for each in prove(panel).notes if "J1" in each]


def rewritten(panel: Workspace, action: Action, statement: str) -> int:
    """With the guards in their places, as one who appends a change."""
    with change(panel.file, SECRETARY, action, "Done") as opened:
        panel.file.conn.execute(statement)
    return opened.id


def test_nothing_is_told_of_what_stands_as_it_was_signed(panel: Workspace) -> None:
    assert [] == notes(panel)


def test_another_time_of_a_score_is_told(panel: Workspace) -> None:
    n = rewritten(panel, Action.SCORE, f"UPDATE score SET at = '{AT}'")
    told = f"1 score of juror “J1” has another time than was signed, since change {n} (Done; Mia Willems)."
    assert [told] == notes(panel)


def test_a_declaration_that_is_gone_is_told(panel: Workspace) -> None:
    n = rewritten(panel, Action.MERGE, f"UPDATE cleared SET at = '{AT}'")
    (told,) = [each for each in notes(panel) if "declaration" in each]
    assert told.startswith("1 declaration of juror “J1” that there is no conflict of interest does not stand")
    assert f"since change {n} (" in told


@pytest.mark.parametrize("column", ["kind = 'other'", f"at = '{AT}'"])
def test_a_conflict_said_to_be_another_is_told(panel: Workspace, column: str) -> None:
    n = rewritten(panel, Action.DECLARE_CONFLICT, f"UPDATE conflict SET {column}")
    (told,) = notes(panel)
    assert told.startswith("1 conflict of interest of juror “J1” does not stand in the file as it was signed")
    assert f"since change {n} (" in told


def test_a_conflict_that_the_panel_withdrew_is_told(panel: Workspace) -> None:
    panel.execute(WithdrawConflict(juror="J1", application="A-3"))
    (told,) = [each for each in notes(panel) if each.startswith("1 conflict")]
    assert f"since change {panel.view.last_change()} (" in told


def test_a_conflict_in_the_own_word_of_a_juror_who_never_signed_it_is_told(panel: Workspace) -> None:
    values = f"('J1', 'A-2', 'family', '', 'J1', '{AT}')"
    n = rewritten(panel, Action.DECLARE_CONFLICT, f"INSERT INTO conflict VALUES {values}")
    assert any(f"since change {n} (" in each for each in notes(panel))


def test_a_conflict_that_the_secretary_recorded_is_nobody_elses_word(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.OTHER))
    assert not any("conflict of interest of juror" in each for each in notes(panel))
