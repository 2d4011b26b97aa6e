"""The right to write: it goes with a sealed file, comes back with a reason, and nobody writes in between."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError, NotAllowed, WrongCode
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.desks.handing.giving import Given, hand_over, take_back
from evalapp.operations.desks.handing.taking import panel_path_for, take_over, whoever
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import look, plan_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.rows.write import Rows
from tests.operations.desks.copies_samples import score
from tests.samples import SECRETARY, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel"):
        return tmp_path / "call.evalpanel"


def given(panel: Path) -> Given:
    with Workspace.open(panel, SECRETARY) as workspace:
        return hand_over(workspace, "Els  Bos", panel.with_name("call.evalhandover"))


def test_it_goes_with_a_sealed_file_and_this_one_can_only_be_read(panel: Path) -> None:
    gone = given(panel)
    assert gone.path.read_bytes().startswith(b"age-encryption.org/v1")
    with Workspace.open(panel, SECRETARY) as workspace:
        (handed,) = workspace.view.handovers()
        assert ("Els Bos", 5, "call.evalhandover", "Mia Willems") == (
            handed.person,
            handed.change,
            handed.file,
            handed.by,
        )
        for act in (
            lambda: workspace.execute(score("J1", "A-1", 5)),
            workspace.undo,
            lambda: hand_over(workspace, "Jan", panel.with_name("more.evalhandover")),
        ):
            with pytest.raises((NotAllowed, KnownError)):
                act()
        with pytest.raises(NotAllowed, match="handed over to Els Bos on "):
            workspace.execute(score("J1", "A-1", 5))
        assert prove(workspace).is_sound
    assert not panel.with_name("more.evalhandover").exists()


def test_whoever_has_the_code_goes_on(panel: Path, tmp_path: Path) -> None:
    gone = given(panel)
    taken = take_over(gone.path, gone.code.lower(), tmp_path / "taken.evalpanel", SECRETARY)
    with Workspace.open(taken, SECRETARY) as workspace:
        last = workspace.view.change(6)
        assert (Action.TAKE_OVER, "Mia Willems") == (last.action, last.actor)
        assert "after change 5, fingerprint" in last.summary
        workspace.execute(score("J1", "A-1", 5))
        assert prove(workspace).is_sound
    assert [] == [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")]


def test_it_comes_back_with_a_reason_and_both_are_brought_together(panel: Path, tmp_path: Path) -> None:
    gone = given(panel)
    taken = take_over(gone.path, gone.code, tmp_path / "taken.evalpanel", SECRETARY)
    with Workspace.open(taken, SECRETARY) as workspace:
        workspace.execute(score("J1", "A-1", 5))
    with Workspace.open(panel, SECRETARY) as workspace:
        with pytest.raises(NotAllowed):
            look(workspace, taken)
        with pytest.raises(BadValue, match="needs a reason"):
            take_back(workspace, "  ")
        take_back(workspace, "Terug van verlof.")
        assert [True] == [bool(each.back_at) for each in workspace.view.handovers()]
        with pytest.raises(KnownError, match="was not handed over"):
            take_back(workspace, "Nog eens.")
        looked = look(workspace, taken)
        plan = plan_of(workspace, looked)
        assert (5, ()) == (plan.fork, plan.barred)
        reconcile(workspace, looked, plan)
        assert [5] == [each.value for each in workspace.view.scores()]
        assert prove(workspace).is_sound
    with Workspace.open(taken, SECRETARY) as workspace:
        assert workspace.view.away is None


def test_of_a_file_that_was_only_handed_over_there_is_nothing_new(panel: Path, tmp_path: Path) -> None:
    gone = given(panel)
    taken = take_over(gone.path, gone.code, tmp_path / "taken.evalpanel", SECRETARY)
    with Workspace.open(taken, SECRETARY) as workspace:
        assert not plan_of(workspace, look(workspace, panel)).is_new


def test_no_undo_goes_past_it(panel: Path) -> None:
    given(panel)
    with Workspace.open(panel, SECRETARY) as workspace:
        take_back(workspace, "Terug.")
        with pytest.raises(KnownError, match="which cannot be undone"):
            workspace.undo()


def test_a_closed_call_can_be_handed_over(tmp_path: Path) -> None:
    with small_panel(tmp_path / "closed.evalpanel", phase=Phase.CLOSED) as workspace:
        gone = hand_over(workspace, "Els Bos", tmp_path / "closed.evalhandover")
        assert workspace.view.away is not None
    take_over(gone.path, gone.code, panel_path_for(tmp_path / "other.evalhandover"), SECRETARY)


def test_what_is_wrong_leaves_nothing_behind(panel: Path, tmp_path: Path) -> None:
    with Workspace.open(panel, SECRETARY) as workspace:
        for person, name, why in (
            (" ", "a.evalhandover", "Say to whom"),
            ("P\u202eiet\nX", "a.evalhandover", r"holds \\u202e, which nobody sees in a name"),
            ("Els", "a.evalpanel", "does not end in"),
            ("Els", "call.evalhandover", "already exists"),
        ):
            (tmp_path / "call.evalhandover").touch()
            with pytest.raises(KnownError, match=why):
                hand_over(workspace, person, tmp_path / name)
        assert workspace.view.away is None
    (tmp_path / "call.evalhandover").unlink()
    gone = given(panel)
    other = tmp_path / "taken.evalpanel"
    with pytest.raises(WrongCode):
        take_over(gone.path, "00000-00000-00000-00000-0", other, SECRETARY)
    with pytest.raises(KnownError, match="mistyped"):
        take_over(gone.path, "00000-00000-00000-00000-1", other, SECRETARY)
    with pytest.raises(KnownError, match="already exists"):
        take_over(gone.path, gone.code, panel, SECRETARY)
    with pytest.raises(BadValue, match="nobody sees in a name"):
        whoever("E\u202els")
    gone.path.write_bytes(gone.path.read_bytes()[:-200])
    with pytest.raises(KnownError, match="damaged"):
        take_over(gone.path, gone.code, other, SECRETARY)
    left = {each.name for each in tmp_path.iterdir()} - {"home", "call-backups"}
    assert {"call.evalpanel", "call.evalhandover"} == left


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a stick."""

    def refused(*_paths: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)


@pytest.mark.parametrize("knows_links", [True, False])
def test_of_two_hand_overs_into_one_file_at_the_same_moment_one_is_refused(
    knows_links: bool, panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, back_up, others = tmp_path / "call.evalhandover", Workspace.back_up, list[Given]()
    if not knows_links:
        no_links(monkeypatch)

    def meanwhile(workspace: Workspace) -> Path:
        if not others:
            others.append(Given(path=target, person="", code="", change=0))
            with small_panel(tmp_path / "other.evalpanel") as other:
                others[0] = hand_over(other, "Jan", target)
        return back_up(workspace)

    monkeypatch.setattr(Workspace, "back_up", meanwhile)
    with Workspace.open(panel, SECRETARY) as workspace:
        with pytest.raises(KnownError, match="already exists; choose another name, nothing was overwritten"):
            hand_over(workspace, "Els Bos", target)
        assert workspace.view.away is None  # the right is still here
    take_over(target, others[0].code, tmp_path / "taken.evalpanel", SECRETARY)
    assert [] == [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")]


def test_what_another_put_there_stays_where_it_could_not_be_recorded(
    panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "call.evalhandover"

    def fails(*_arguments: object, **_more: object) -> None:
        (tmp_path / "theirs").write_bytes(b"theirs")
        (tmp_path / "theirs").replace(target)
        raise KnownError("full")

    with Workspace.open(panel, SECRETARY) as workspace:
        monkeypatch.setattr(Workspace, "execute", fails)
        with pytest.raises(KnownError, match="full"):
            hand_over(workspace, "Els", target)
    assert b"theirs" == target.read_bytes()


@pytest.mark.parametrize("knows_links", [True, False])
def test_of_two_that_take_over_into_one_file_at_the_same_moment_one_is_refused(
    knows_links: bool, panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, target = given(panel), tmp_path / "taken.evalpanel"
    if not knows_links:
        no_links(monkeypatch)

    def meanwhile(_done: int, _all: int) -> None:
        if not target.exists():
            take_over(gone.path, gone.code, target, whoever("Jan Maes"))

    with pytest.raises(KnownError, match="already exists; choose another name, nothing was overwritten"):
        take_over(gone.path, gone.code, target, whoever("Els Bos"), progress=meanwhile)
    with Workspace.open(target, SECRETARY) as workspace:
        assert "Jan Maes" == workspace.view.change(6).actor
    assert [] == [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")]


def test_an_altered_panel_goes_nowhere(panel: Path) -> None:
    conn = sqlite3.connect(panel)
    conn.execute("DROP TRIGGER call_updated")
    conn.execute("UPDATE call SET title = 'Mine'")
    conn.commit()
    conn.close()
    with pytest.raises(KnownError, match="altered outside"):
        given(panel)
    assert not panel.with_name("call.evalhandover").exists()


def test_what_was_written_while_it_was_away_is_found(panel: Path) -> None:
    given(panel)
    with Workspace.open(panel, SECRETARY) as workspace:
        with journal.change(workspace.file, SECRETARY, Action.NOTE_SENT, "Mine"):
            row = {"juror": "J1", "kind": "reminder", "number": 1, "about": "", "scores": 1, "asked": 2}
            Rows(workspace.file).put("sent", [row | {"sha256": "", "at": "x"}])
        assert ["change 7 (“note-sent”) was made while the right to write was handed over"] == [
            each.text for each in prove(workspace).findings
        ]


def test_a_long_name_of_a_file_is_told_as_it_is_kept(panel: Path) -> None:
    with Workspace.open(panel, SECRETARY) as workspace:
        hand_over(workspace, "Els Bos", panel.with_name(f"{'daar ' * 40}.evalhandover"))
        assert prove(workspace).is_sound


def test_a_disk_that_takes_nothing_any_more_is_said_as_what_it_is(
    panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object, **_more: object) -> None:
        raise KnownError("full")

    def keeps(_path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Workspace.open(panel, SECRETARY) as workspace:
        with monkeypatch.context() as patch:
            patch.setattr(Workspace, "execute", fails)
            patch.setattr(Path, "unlink", keeps)
            with pytest.raises(KnownError, match="full"):
                hand_over(workspace, "Els", panel.with_name("over.evalhandover"))
        assert not workspace.view.handovers()
        workspace.execute(score("J1", "A-1", 5))  # the right is still here
