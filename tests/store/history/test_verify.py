"""A file that somebody altered is found out, wherever it was altered."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import verify
from evalapp.store.rows.settings import BASE, HANDED_IN, Setting
from tests.samples import SECRETARY, clear_all, small_panel
from tests.store.history.journal_samples import score, sealed_again, without_guards


def test_a_sound_file_verifies(workspace: Workspace) -> None:
    score(workspace, 5)
    result = verify(workspace.file)
    assert (result.is_whole, result.broken_at, result.integrity) == (True, None, "ok")


def test_a_score_changed_after_dropping_the_guards_is_found(workspace: Workspace) -> None:
    score(workspace, 5)
    without_guards(workspace, "UPDATE score SET value = 10")
    result = verify(workspace.file)
    assert not result.is_whole
    assert any("score" in fault and "differs" in fault for fault in result.faults)


def test_a_rewritten_journal_is_found_at_its_change(workspace: Workspace) -> None:
    number = score(workspace, 5)
    score(workspace, 6, "A-2")
    without_guards(
        workspace,
        "UPDATE score SET value = 10 WHERE application = 'A-1'",
        f"UPDATE change_row SET after = replace(after, '\"value\":5', '\"value\":10') WHERE change_id = {number}",
    )
    assert number == verify(workspace.file).broken_at


def test_a_change_taken_out_is_found(workspace: Workspace) -> None:
    number = score(workspace, 5)
    following = score(workspace, 6)
    without_guards(
        workspace,
        f"DELETE FROM change_row WHERE change_id = {number}",
        f"DELETE FROM change WHERE id = {number}",
    )
    assert following == verify(workspace.file).broken_at


def test_swapped_content_is_found(workspace: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"%PDF plan")
    workspace.actor = SECRETARY
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    assert verify(workspace.file).is_whole
    without_guards(workspace, "UPDATE blob SET content = x'00'")
    assert not verify(workspace.file).is_whole


def test_content_that_the_tables_name_and_the_file_lost_is_found(
    workspace: Workspace, tmp_path: Path
) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"%PDF plan")
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    workspace.file.conn.execute("PRAGMA foreign_keys = OFF")
    without_guards(workspace, "DELETE FROM blob")
    assert any("missing" in fault for fault in verify(workspace.file).faults)


def test_a_row_given_to_another_change_is_found(workspace: Workspace) -> None:
    number = score(workspace, 5)
    score(workspace, 6)
    without_guards(workspace, f"UPDATE change_row SET change_id = {number + 1} WHERE change_id = {number}")
    assert number == verify(workspace.file).broken_at


def smuggled(change: int, after: str, seq: int = -5) -> str:
    return (
        'INSERT INTO change_row (seq, change_id, "table", key, before, after) '
        f"VALUES ({seq}, {change}, 'score', '[\"J1\",\"A-1\",\"helix\"]', NULL, '{after}')"
    )


def test_a_row_that_stands_in_no_change_is_found(workspace: Workspace) -> None:
    number = score(workspace, 5)
    without_guards(workspace, smuggled(number, '{"value":9}'))
    result = verify(workspace.file)
    assert (False, ("1 row of the journal belongs to no change",)) == (result.is_whole, result.faults)


def test_a_change_that_made_a_row_of_no_table_is_found(workspace: Workspace) -> None:
    """Also where it was taken back since, so that the tables are as they should be."""
    number = score(workspace, 5)
    workspace.undo()
    without_guards(
        workspace,
        "UPDATE change_row SET before = replace(before, '\"value\"', '\"other\"'), "
        "after = replace(after, '\"value\"', '\"other\"') WHERE \"table\" = 'score'",
    )
    sealed_again(workspace, number)
    workspace.file.conn.execute(
        "UPDATE change SET previous_hash = (SELECT hash FROM change WHERE id = ?) WHERE id = ?",
        (number, number + 1),
    )
    sealed_again(workspace, number + 1)
    result = verify(workspace.file)
    assert (number, False) == (result.broken_at, result.is_whole)
    assert "is not a row of that table" in result.faults[0]


def test_content_that_only_the_past_names_must_be_there_too(workspace: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"%PDF plan")
    workspace.actor = SECRETARY
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    workspace.undo()
    assert verify(workspace.file).is_whole
    without_guards(workspace, "DELETE FROM blob WHERE content = CAST('%PDF plan' AS BLOB)")
    assert ["missing" in fault for fault in verify(workspace.file).faults] == [True]


@pytest.mark.parametrize("setting", [BASE, HANDED_IN], ids=lambda each: each.name)
def test_verify_misses_what_a_work_file_compares_with(setting: Setting[str], tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with clear_all(open_pack(pack.path, pack.code)) as work:
        submit(work, pack.code, tmp_path / "an.evalreturn")
        named, path = work.view.setting(setting), work.path
    conn = sqlite3.connect(path)
    conn.execute("DROP TRIGGER blob_not_deleted")
    conn.execute("DELETE FROM blob WHERE sha256 = ?", (named,))
    conn.commit()
    conn.close()
    with PanelFile.open(path, read_only=True) as file:
        assert f"content {named[:12]}… (the work of a juror) is missing" in verify(file).faults


def test_content_that_nobody_names_is_told(workspace: Workspace) -> None:
    assert () == verify(workspace.file).notes
    sha256 = hashlib.sha256(b"planted").hexdigest()
    workspace.file.conn.execute("INSERT INTO blob VALUES (?, ?)", (sha256, b"planted"))
    found = verify(workspace.file)
    assert (True, 1) == (found.is_whole, len(found.notes))
    assert "1 content stands in the file that no change ever named" in found.notes[0]


def test_a_change_that_cannot_be_read_is_told_by_its_number(workspace: Workspace) -> None:
    number = score(workspace, 5)
    score(workspace, 6, "A-2")
    without_guards(
        workspace, f"UPDATE change_row SET after = CAST(x'ff41' AS TEXT) WHERE change_id = {number}"
    )
    assert any(each.startswith(f"change {number} cannot be read: ") for each in verify(workspace.file).faults)
