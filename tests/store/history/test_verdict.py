"""What is found of a file is found once, while nothing is written; closing the file ends the search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest

from evalapp.domain.journal import Verification
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history import verdict as module
from evalapp.store.history.verdict import Verdict
from evalapp.store.history.verify import verify
from tests.samples import changed_call
from tests.store.history.journal_samples import score, stored, without_guards


@pytest.fixture
def unknown(workspace: Workspace) -> Iterator[Workspace]:
    """Just opened: nothing was found of it yet."""
    path = workspace.path
    workspace.close()
    with Workspace.open(path) as opened:
        yield opened


def test_a_whole_file_is_verified_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[PanelFile] = []

    def counted(file: PanelFile, *_evidence: object) -> Verification:
        verified.append(file)
        return verify(file)

    monkeypatch.setattr(module, "verify", counted)
    verdict = Verdict(workspace.file)
    assert (verdict.found, verdict.refusal) == (None, "")
    verdict.require()
    workspace.execute(changed_call(title="Another"))
    verdict.require()
    assert ([workspace.file], "") == (verified, verdict.refusal)


def test_the_refusal_names_the_row_that_was_altered(workspace: Workspace) -> None:
    score(workspace, 7)
    without_guards(workspace, "UPDATE score SET value = 10")
    verdict = Verdict(workspace.file)
    verdict.reach()
    assert 'score ["J1","A-1","helix"]' in verdict.refusal


def test_a_file_opened_to_read_is_verified_each_time(workspace: Workspace) -> None:
    score(workspace, 7)
    path = workspace.path
    workspace.close()
    with Workspace.open(path, read_only=True) as reader:
        reader.verdict.require()
        with closing(sqlite3.connect(path)) as stranger, stranger:
            stranger.execute("DROP TRIGGER score_updated")
            stranger.execute("UPDATE score SET value = 10")
        reader.verdict.reach()
        assert reader.verdict.refusal


def test_what_is_read_in_one_block_is_of_one_moment(workspace: Workspace) -> None:
    score(workspace, 7)
    path = workspace.path
    workspace.close()
    with (
        Workspace.open(path, read_only=True) as reader,
        closing(sqlite3.connect(path, timeout=0)) as stranger,
        reader.file.as_it_stands(),
    ):
        assert 7 == reader.file.value("SELECT value FROM score")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            stranger.execute("DROP TRIGGER score_updated")
        assert 7 == reader.file.value("SELECT value FROM score")


def test_nothing_is_written_while_another_thread_verifies(
    unknown: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, may_end = Event(), Event()
    seen: list[object] = []

    def slow(file: PanelFile, *_evidence: object) -> Verification:
        began.set()
        assert may_end.wait(10)
        seen.append(stored(unknown))
        return verify(file)

    monkeypatch.setattr(module, "verify", slow)
    with ThreadPoolExecutor(2) as pool:
        reaching = pool.submit(unknown.verdict.reach)
        assert began.wait(10)
        scoring = pool.submit(score, unknown, 7)
        assert not scoring.done()
        may_end.set()
        reaching.result(10)
        scoring.result(10)
    assert [{}] == seen
    assert {("A-1", "helix"): 7} == stored(unknown)
    assert not unknown.verdict.refusal


def test_closing_the_file_ends_the_search(unknown: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    began = Event()

    def endless(file: PanelFile, *_evidence: object) -> Verification:
        began.set()
        file.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
        raise AssertionError("not interrupted")

    monkeypatch.setattr(module, "verify", endless)
    with ThreadPoolExecutor(1) as pool:
        reaching = pool.submit(unknown.verdict.reach)
        assert began.wait(10)
        unknown.close()
        assert reaching.result(10) is None
    assert unknown.verdict.found is None


def test_what_is_stopped_breaks_off_and_leaves_the_file_as_it_was(workspace: Workspace) -> None:
    with workspace.verdict.interrupted_when(lambda: True):
        assert not verify(workspace.file).is_whole  # of a file left half-way nothing is known
        raise sqlite3.OperationalError("interrupted")
    assert verify(workspace.file).is_whole
    assert workspace.view.history()


def test_another_thread_may_read_while_it_is_found_out(
    unknown: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite must not ask Python anything meanwhile: each of the two would wait for what the other one has."""
    monkeypatch.setattr(unknown.file.conn, "set_progress_handler", _refused, raising=False)
    unknown.verdict.reach()
    with unknown.verdict.interrupted_when(lambda: False):
        assert verify(unknown.file).is_whole


def _refused(*_arguments: object) -> None:
    raise AssertionError("asks Python from within SQLite")


def test_after_the_file_is_closed_nothing_is_found(unknown: Workspace) -> None:
    unknown.close()
    unknown.verdict.reach()
    assert unknown.verdict.found is None
