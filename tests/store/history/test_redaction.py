"""What a declared conflict takes out of a work file, its journal and every byte of it included."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.juror.said import handed_in, said_by_pack
from evalapp.operations.juror.submission import unsent
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace, as_of
from evalapp.store import compacting
from evalapp.store.backup import back_up, backups_of
from evalapp.store.file import PanelFile
from evalapp.store.history import journal, redaction
from evalapp.store.history.journal import images
from evalapp.store.history.verify import verify
from evalapp.store.own_schema import remove_guards
from evalapp.store.rows.settings import BASE, HANDED_IN, SCORES, Setting
from evalapp.store.rows.write import Rows
from tests.operations.juror.round_samples import Round
from tests.samples import small_panel
from tests.store.history.removal_samples import DECLARED, JUROR, KEPT, NUMBER, SECRETS, found, work_file


def rows_of(work: Workspace, number: str) -> dict[tuple[str, str], str]:
    """Every row that names the application, by table and key."""
    said = json.dumps(number)
    return {place: image for place, image in images(work.file).items() if said in image}


def test_the_samples_have_every_secret_in_the_file_before(tmp_path: Path) -> None:
    work_file(tmp_path).close()
    assert found(tmp_path) == set(SECRETS)


def test_no_byte_of_the_dossier_is_left_in_the_file(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        work.execute(DECLARED)
        assert found(tmp_path) == set()
    assert found(tmp_path) == set()


def test_number_title_and_applicant_stay_and_the_other_dossiers_whole(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        other = rows_of(work, KEPT)
        work.execute(DECLARED)

        assert rows_of(work, KEPT) == other
        application = work.view.dossier(NUMBER).application
        assert (application.number, application.title, application.organisation) == (
            "A-2",
            "Title of A-2",
            "Organisation of A-2 (DEMO)",
        )
        assert {table for table, _key in rows_of(work, NUMBER)} == {"application", "conflict"}
        shared = work.view.dossier(KEPT).attachments[0]
        assert work.view.attachment(shared.sha256).startswith(b"%PDF what both enclose")


def test_the_journal_is_whole_and_replays_to_what_the_tables_say(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        before = work.view.last_change()
        work.execute(DECLARED)

        assert verify(work.file).faults == ()
        assert verify(work.file).is_whole
        (latest, *earlier) = work.view.history()
        assert (latest.id, latest.action) == (before + 1, "declare-conflict")
        assert "the content of the dossier was removed" in latest.summary
        assert [change.id for change in earlier] == list(range(before, 0, -1))


def test_work_goes_on_and_everything_but_the_removal_can_be_undone(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        work.execute(DECLARED)
        work.execute(SetScore(juror=JUROR, application=KEPT, criterion="helix", value=2))
        work.undo()
        assert [score.value for score in work.view.scores(application=KEPT)] == [7]

        with pytest.raises(KnownError, match=r"cannot be undone.*ask the secretary.*new pack"):
            work.undo()
        with pytest.raises(KnownError, match="cannot be undone"):
            work.undo(next(each.id for each in work.view.history() if each.action == "declare-conflict"))
        assert verify(work.file).is_whole


def test_a_change_of_which_nothing_is_left_cannot_be_undone_by_its_number(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        scored = next(each.id for each in work.view.history() if each.summary == "Score A-2, Triple helix")
        work.execute(DECLARED)
        with pytest.raises(KnownError, match="removed with a conflict of interest"):
            work.undo(scored)


def test_the_past_of_the_other_dossiers_can_still_be_read(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        before = work.view.last_change()
        work.execute(DECLARED)
        with as_of(work, before) as past:
            assert {each.application for each in past.view.scores()} == {KEPT}
            assert NUMBER in {each.application for each in past.view.assignments()}


def test_what_the_next_return_compares_with_no_longer_knows_the_dossier(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        work.execute(DECLARED)
        assert unsent(work) == [(KEPT, "helix"), (NUMBER, "")]


@pytest.mark.long
def test_pack_and_return_that_said_the_same_both_lose_the_dossier(tmp_path: Path) -> None:
    """After a renewed pack, what it held and what was handed in are one and the same content."""
    with Round.scored(tmp_path) as begun:
        begun.score("A-2", "helix", 6, SECRETS[5])
        begun.merge(begun.hand_in())
        begun.renew()
        with Workspace.open(begun.work) as work:
            assert work.view.setting(BASE) == work.view.setting(HANDED_IN)

            work.execute(DECLARED)

            assert {place for place, _criterion in said_by_pack(work.view)} == {KEPT}
            assert said_by_pack(work.view) == handed_in(work.view)
            assert unsent(work) == [(NUMBER, "")]
            assert verify(work.file).faults == ()
        assert found(tmp_path, SECRETS[5]) == set()

        begun.score(KEPT, "helix", 8)
        begun.merge(begun.hand_in())
        assert begun.in_panel()[KEPT, "helix"][0] == 8


@pytest.mark.long
def test_a_list_of_scores_that_is_an_attachment_of_another_dossier_too_stays(tmp_path: Path) -> None:
    """Content lies in the file once, whoever names it."""
    with work_file(tmp_path) as work:
        with journal.change(work.file, work.actor, "test", "An attachment with what the pack said"):
            said = work.view.content(work.view.setting(BASE))
            row = {"application": KEPT, "name": "scores.pdf", "size": len(said)}
            Rows(work.file).put("attachment", [row | {"sha256": work.view.setting(BASE)}])

        work.execute(DECLARED)

        assert verify(work.file).faults == ()


@pytest.mark.parametrize("setting", SCORES, ids=lambda each: each.name)
def test_scores_to_compare_with_that_are_gone_are_a_fault(tmp_path: Path, setting: Setting[str]) -> None:
    with work_file(tmp_path) as work:
        sha256 = work.view.setting(setting)
        remove_guards(work.file.conn)
        work.file.conn.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))
        work.file.conn.commit()
        assert verify(work.file).faults == (f"content {sha256[:12]}… (the work of a juror) is missing",)


def test_a_dossier_that_was_never_scored_is_removed_too(tmp_path: Path) -> None:
    with work_file(tmp_path, handed_in=False) as work:
        for _again in range(2):
            work.execute(DECLARED)
        assert found(tmp_path) == set()
        assert verify(work.file).is_whole


def test_a_file_of_the_older_format_is_emptied_too(tmp_path: Path) -> None:
    """Its journal was written by an earlier version; the images look the same."""
    from shutil import copy

    path = Path(copy(Path(__file__).parents[2] / "data" / "format-1.evalwork", tmp_path / "an.evalwork"))
    with Workspace.open(path) as work:
        number = work.view.scores()[0].application
        comment = next(each.comment for each in work.view.scores(application=number) if each.comment)
        title = work.view.dossier(number).application.title
        work.execute(type(DECLARED)(juror=work.actor.id, application=number, kind=DECLARED.kind))
        assert verify(work.file).is_whole
        assert found(tmp_path, comment, title) == {title}


def test_a_panel_keeps_everything(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(SetComment(juror=JUROR, application=NUMBER, criterion="helix", comment=SECRETS[5]))
        before = images(panel.file)
        with pytest.raises(KnownError, match="Only a work file"):  # noqa: SIM117
            with journal.change(panel.file, panel.actor, "declare-conflict", "Removal"):
                redaction.remove_content(panel.file, NUMBER)
        assert images(panel.file) == before

        panel.execute(DECLARED)
        panel.undo()
        assert images(panel.file) == before
        assert SECRETS[5].encode() in (tmp_path / "call.evalpanel").read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("step", ["_empty_application", "_empty_scores", "_seal_again", "note_removal"])
def test_a_fault_in_the_middle_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(*_args: object) -> set[int]:
        raise sqlite3.OperationalError("the power went")

    with work_file(tmp_path) as work:
        before = images(work.file), work.view.fingerprint()
        with monkeypatch.context() as patched:
            patched.setattr(redaction, step, fails)
            with pytest.raises(sqlite3.OperationalError):
                work.execute(DECLARED)

        assert (images(work.file), work.view.fingerprint()) == before
        assert verify(work.file).is_whole
        with pytest.raises(sqlite3.IntegrityError, match="the journal is kept"):
            work.file.conn.execute("DELETE FROM change_row")
    with Workspace.open(tmp_path / "an.evalwork") as again:
        assert images(again.file) == before[0]


@pytest.mark.long
def test_a_cut_between_removing_and_compacting_is_made_good_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with work_file(tmp_path) as work:
        back_up(work.file.conn, work.path)
        with monkeypatch.context() as patched:
            patched.setattr(compacting, "_renew_backups", _no_room)
            work.execute(DECLARED)
        assert [conflict.application for conflict in work.view.conflicts()] == [NUMBER]
        assert found(tmp_path) == set(SECRETS)  # in the back-up
        assert "traces of it may still lie in “an.evalwork”" in work.traces_left
        assert "no room left on the disk" in work.traces_left
    with PanelFile.open(tmp_path / "an.evalwork", read_only=True):
        assert found(tmp_path) == set(SECRETS)

    with Workspace.open(tmp_path / "an.evalwork") as again:
        assert (found(tmp_path), again.traces_left) == (set(), "")
        assert verify(again.file).is_whole


@pytest.mark.long
def test_another_program_cannot_make_it_forget_that_compacting_is_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dropping a trigger changes the version of the schema, as compacting does."""
    with work_file(tmp_path) as work:
        back_up(work.file.conn, work.path)
        with monkeypatch.context() as patched:
            patched.setattr(compacting, "_renew_backups", _no_room)
            work.execute(DECLARED)
    with closing(sqlite3.connect(tmp_path / "an.evalwork")) as conn:
        conn.execute("DROP TRIGGER score_updated")
    with Workspace.open(tmp_path / "an.evalwork") as again:
        assert (set(), []) == (found(tmp_path), again.file.rows("SELECT * FROM uncompacted"))
        assert verify(again.file).is_whole


def _no_room(_file: PanelFile) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


@pytest.mark.long
def test_back_ups_of_before_are_replaced_by_one_of_after(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        old = {back_up(work.file.conn, work.path) for _n in range(2)}
        work.execute(DECLARED)
        (new,) = backups_of(work.path)
        assert new not in old
        assert found(tmp_path) == set()
    with Workspace.open(new, read_only=True) as kept:
        assert verify(kept.file).is_whole
        assert [score.value for score in kept.view.scores(application=KEPT)] == [7]


@pytest.mark.long
def test_compacting_happens_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with work_file(tmp_path) as work:
        work.execute(DECLARED)
        version = work.file.pragma("schema_version")
    with Workspace.open(tmp_path / "an.evalwork") as again:
        again.execute(SetScore(juror=JUROR, application=KEPT, criterion="helix", value=2))
        assert again.file.pragma("schema_version") == version
