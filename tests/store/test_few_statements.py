"""How much SQLite is asked for one key press: call and scheme are read once, not for every score."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import changed_call, small_panel

MOST = 19
"""Two of them begin and end the transaction, five are the triggers' writing of the journal, three write the act that
tells it in either language.
"""


def statements_of(workspace: Workspace, value: int) -> list[str]:
    said: list[str] = []
    workspace.file.conn.set_trace_callback(said.append)
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))
    workspace.file.conn.set_trace_callback(None)
    return said


def test_a_score_is_stored_with_few_statements(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        statements_of(workspace, 3)
        assert len(statements_of(workspace, 7)) <= MOST


def test_the_call_is_not_read_again_for_each_score(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        statements_of(workspace, 3)
        assert [] == [each for each in statements_of(workspace, 7) if "FROM call" in each or "toml" in each]


def test_the_call_is_read_again_after_it_was_changed(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.view.call()
        workspace.execute(changed_call(title="Another"))
        assert "Another" == workspace.view.call().title
        workspace.undo()
        assert "Call" == workspace.view.call().title
