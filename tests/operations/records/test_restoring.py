"""A back-up put back: proved first, and what stood there is kept."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse, KnownError, UnreadableFile
from evalapp.operations.desks.keeping.turned_back import NOTHING_BACK
from evalapp.operations.records import restoring
from evalapp.operations.records.paper_words import about_unknown
from evalapp.operations.records.restoring import restore
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from evalapp.store.earlier import backup_with
from evalapp.store.history.left_journal import journal_beside
from tests.operations.records.paper_samples import check
from tests.operations.records.test_verdicts import NO_TEXT, sql
from tests.samples import changed_call, small_panel


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "call.evalpanel"


@pytest.fixture
def backup(path: Path) -> Path:
    """With one score; the file has another since."""
    with small_panel(path) as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        backup = panel.file.back_up()
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=8))
    return backup


def value(path: Path) -> int | None:
    with Workspace.open(path, read_only=True) as panel:
        return panel.view.scores()[0].value


def halves(path: Path) -> list[Path]:
    return [each for each in path.parent.rglob("*") if each.suffix == ".part"]


def test_the_file_is_what_the_back_up_was_and_what_stood_there_is_kept(path: Path, backup: Path) -> None:
    done = restore(path, backup)
    assert done.kept is not None
    assert (7, 8) == (value(path), value(done.kept))
    with Workspace.open(path) as panel:
        assert (done.change, done.fingerprint) == (panel.view.last_change(), panel.view.fingerprint())
    assert 0o600 == path.stat().st_mode & 0o777
    assert [] == halves(path)


def test_a_file_that_cannot_be_read_is_kept_too(path: Path, backup: Path) -> None:
    path.write_bytes(b"no database at all")
    journal_beside(path).write_bytes(b"what a crash left")
    done = restore(path, backup)
    assert done.kept is not None
    assert (7, b"no database at all") == (value(path), done.kept.read_bytes())
    assert not journal_beside(path).exists()
    assert (backup,) == backups_of(path)


@pytest.mark.parametrize("of", ["id = 3", "id = (SELECT max(id) FROM change)"])
def test_over_a_file_whose_journal_holds_bytes_that_are_no_text_a_back_up_is_put_back(
    path: Path, backup: Path, of: str
) -> None:
    """That of the last change broke off the cure with an error of the program."""
    sql(f"UPDATE change SET hash = {NO_TEXT} WHERE {of}")(path)
    broken = path.read_bytes()
    done = restore(path, backup)
    assert done.kept is not None
    assert (7, broken) == (value(path), done.kept.read_bytes())
    assert (done.kept.suffix, done.turned) == (".evalpanel", NOTHING_BACK)  # it opens, and tells no more


@pytest.mark.parametrize("name", ["codes.csv", "aanvragen.xlsx", "notes"])
def test_what_is_no_file_of_ours_gives_way_to_no_back_up(tmp_path: Path, backup: Path, name: str) -> None:
    other = tmp_path / name
    other.write_bytes(b"J-01;An Peeters;ABCDE-FGHIJ")
    with pytest.raises(
        UnreadableFile, match=f"^“{name}” is no panel and no work of a juror: no back-up is put"
    ):
        restore(other, backup)
    assert other.read_bytes() == b"J-01;An Peeters;ABCDE-FGHIJ"


def test_where_there_is_no_file_one_is_made(path: Path, backup: Path) -> None:
    path.unlink()
    assert restore(path, backup).kept is None
    assert 7 == value(path)


def test_a_back_up_that_somebody_altered_is_not_put_back(path: Path, backup: Path) -> None:
    conn = sqlite3.connect(backup)
    conn.execute("DROP TRIGGER score_updated")
    conn.execute("UPDATE score SET value = 10")
    conn.commit()
    conn.close()
    with pytest.raises(UnreadableFile, match=r"is not whole .*score.*differs"):
        restore(path, backup)
    assert 8 == value(path)


def test_half_a_back_up_is_not_put_back(path: Path, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:20_000])
    with pytest.raises(KnownError):
        restore(path, backup)
    assert 8 == value(path)


def test_a_file_that_is_open_is_left_alone(path: Path, backup: Path) -> None:
    with Workspace.open(path), pytest.raises(FileInUse):
        restore(path, backup)
    assert (8, []) == (value(path), halves(path))


def test_another_call_is_not_written_over(path: Path, backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.evalpanel"
    small_panel(other).close()
    before = other.read_bytes()
    with pytest.raises(KnownError, match="another call"):
        restore(other, backup)
    assert before == other.read_bytes()


def test_the_file_itself_is_no_back_up_of_it(path: Path, backup: Path) -> None:
    with pytest.raises(KnownError, match="the file itself"):
        restore(path, path)
    assert 8 == value(path)


def test_the_command_says_what_it_did(path: Path, backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from evalapp.cli import main

    assert 0 == main(["restore", str(path), str(backup)])
    told = capsys.readouterr().out
    assert "is now as it was after change" in told
    assert "kept as" in told
    shutil.rmtree(backup.parent)
    assert 2 == main(["restore", str(path), str(backup)])


def test_a_report_from_before_is_found_in_what_was_kept(path: Path, backup: Path) -> None:
    with Workspace.open(path, read_only=True) as panel:
        printed, call = panel.view.fingerprint(), panel.view.call().panel
    done = restore(path, backup)
    assert done.kept is not None
    assert done.kept == backup_with(path, printed[:12], call=call)
    assert None is backup_with(path, "0" * 12, call=call)
    assert None is backup_with(path, printed, call="another")
    whole = done.kept.read_bytes()
    conn = sqlite3.connect(done.kept)
    conn.execute("DROP TRIGGER score_updated")
    conn.execute("UPDATE score SET value = 10")
    conn.commit()
    conn.close()
    assert None is backup_with(path, printed, call=call)
    done.kept.write_bytes(whole)
    assert done.kept == backup_with(path, printed, call=call)
    done.kept.write_bytes(b"no database")
    assert None is backup_with(path, printed, call=call)


def test_a_paper_that_the_file_does_not_know_is_said_what_may_explain_it(path: Path, backup: Path) -> None:
    with Workspace.open(path) as panel:
        paper = path.with_name("ranking.pdf")
        paper.write_bytes(RANKING.gathered(panel, Options(language="en")).draw())
    done = restore(path, backup)
    assert done.kept is not None
    with Workspace.open(path, read_only=True) as panel:
        found = check(panel, paper)
        assert (None, done.kept.name) == (found.change, found.kept_in)
        assert about_unknown(found).startswith(
            f"“{done.kept.name}” among its back-ups knows that fingerprint: "
        )
        done.kept.unlink()
        assert about_unknown(check(panel, paper)).startswith("It names this call, and may still be honest: ")


@pytest.mark.usefixtures("backup")
def test_the_paper_of_another_call_is_told_from_one_of_a_state_that_is_gone(
    path: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "ranking.pdf"
    with Workspace.open(path) as panel, small_panel(tmp_path / "other.evalpanel") as other:
        other.execute(changed_call(title="Ruimtevaart 2030", reference="RV-30"))
        paper.write_bytes(RANKING.gathered(other, Options(language="en")).draw())
        found = check(panel, paper)
    assert (None, False) == (found.change, found.names_call)
    assert about_unknown(found).startswith(
        "It does not name this call as it is called now, so it is most likely"
    )


def test_what_stood_there_is_kept_byte_for_byte(path: Path, backup: Path) -> None:
    """Opened for writing, it would get its triggers back, and a change that says so."""
    conn = sqlite3.connect(path)
    conn.execute("DROP TRIGGER score_updated")
    conn.execute("UPDATE score SET value = 3")
    conn.commit()
    conn.close()
    altered = path.read_bytes()
    done = restore(path, backup)
    assert done.kept is not None
    assert altered == done.kept.read_bytes()
    assert 0o600 == done.kept.stat().st_mode & 0o777


def test_a_full_disk_while_it_is_kept_leaves_all_as_it_was(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(restoring, "sync", full_at(2))
    with pytest.raises(KnownError, match="cannot be written"):
        restore(path, backup)
    assert (before, (backup,), []) == (path.read_bytes(), backups_of(path), halves(path))


def full_at(turn: int) -> Callable[[Path], None]:
    turns = iter(range(1, 10))

    def sync(_path: Path) -> None:
        if next(turns) == turn:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return sync


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with the name of a file")
@pytest.mark.parametrize("which", ["panel", "back-up"])
@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (os.mkfifo, "no file with a content of its own"),
        (lambda path: path.symlink_to("/dev/zero"), "a link to another file"),
        (lambda path: path.symlink_to("nowhere"), "a link to another file"),
    ],
)
def test_a_pipe_or_a_link_is_said_to_be_one(
    path: Path, backup: Path, which: str, plant: Callable[[Path], object], words: str
) -> None:
    planted = path if which == "panel" else backup
    planted.unlink()
    plant(planted)
    with pytest.raises(UnreadableFile, match=words):
        restore(path, backup)
