from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import still_to_do, submit
from evalapp.operations.panel.applications import WITHOUT_HIDDEN, import_applications, plan_import
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.exchange.sealed.exchange_samples import opened_pack as unseal_pack
from tests.samples import another_deadline, small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def packs(workspace: Workspace, folder: Path) -> dict[str, HandedPack]:
    return {each.juror: each for each in hand_out(workspace, folder).packs}


def test_a_conflicted_dossier_is_not_in_the_pack(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"%PDF the competitor's plan")
    workspace.execute(AttachFiles(application="A-2", paths=(tmp_path / "secret.pdf",)))
    workspace.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.EMPLOYER))
    pack = packs(workspace, tmp_path / "packs")["J1"]
    content, attachments = unseal_pack(pack.path.read_bytes(), pack.code)
    assert (["A-1", "A-3"], {}) == ([each.application.number for each in content.dossiers], dict(attachments))
    assert "A-2" not in repr(replace(content, conflicts=()))
    assert ["A-2"] == [each.application for each in content.conflicts]


def test_a_pack_holds_no_trace_of_other_jurors(workspace: Workspace, tmp_path: Path) -> None:
    workspace.execute(SetScore(juror="J2", application="A-1", criterion="helix", value=7))
    workspace.execute(
        SetComment(juror="J2", application="A-1", criterion="helix", comment="Only for the panel")
    )
    pack = packs(workspace, tmp_path / "packs")["J1"]
    content = repr(unseal_pack(pack.path.read_bytes(), pack.code))
    assert [False] * 3 == [word in content for word in ("Only for the panel", "Jan Claes", "AGE-SECRET-KEY")]


def test_a_pack_that_is_written_again_has_the_next_number(workspace: Workspace, tmp_path: Path) -> None:
    first = packs(workspace, tmp_path / "packs")["J1"]
    again = packs(workspace, tmp_path / "packs")["J1"]
    numbers = [unseal_pack(each.path.read_bytes(), first.code)[0].number for each in (again,)]
    assert ([2], "") == (numbers, again.code)


def test_no_hand_out_is_recorded_when_it_may_not_be(workspace: Workspace, tmp_path: Path) -> None:
    move_to_phase(workspace, Phase.DELIBERATION)
    with pytest.raises(NotAllowed):
        hand_out(workspace, tmp_path / "packs")
    assert ([], False) == (workspace.view.issued(), (tmp_path / "packs").exists())


def test_a_juror_goes_on_where_the_work_stopped(workspace: Workspace, tmp_path: Path) -> None:
    pack = packs(workspace, tmp_path / "packs")["J1"]
    with open_pack(pack.path, pack.code) as work:
        work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    with open_pack(pack.path, pack.code) as work:
        assert [7] == [score.value for score in work.view.scores()]


def test_a_wrong_code_leaves_no_work_file(workspace: Workspace, tmp_path: Path) -> None:
    handed = packs(workspace, tmp_path / "packs")
    with pytest.raises(KnownError):
        open_pack(handed["J1"].path, handed["J2"].code)
    assert [] == list((tmp_path / "packs").glob("*.evalwork"))


def test_the_code_of_another_juror_signs_nothing(workspace: Workspace, tmp_path: Path) -> None:
    handed = packs(workspace, tmp_path / "packs")
    target = tmp_path / "r.evalreturn"
    with open_pack(handed["J1"].path, handed["J1"].code) as work:
        before = work.view.fingerprint()
        for code in (handed["J2"].code, "", "nonsense"):
            with pytest.raises((KnownError, BadValue)):
                submit(work, code, target)
        assert (before, False) == (work.view.fingerprint(), target.exists())


def test_a_return_never_replaces_the_work_file(workspace: Workspace, tmp_path: Path) -> None:
    pack = packs(workspace, tmp_path / "packs")["J1"]
    with open_pack(pack.path, pack.code) as work:
        for target in (work.path, pack.path):
            with pytest.raises(KnownError, match="nothing was overwritten"):
                submit(work, pack.code, target)
        assert work.view.call().juror == "J1"


def test_a_panel_file_cannot_be_handed_in(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="open the pack first"):
        submit(workspace, "", tmp_path / "r.evalreturn")


def test_a_score_without_its_due_motivation_is_still_to_do(workspace: Workspace, tmp_path: Path) -> None:
    pack = packs(workspace, tmp_path / "packs")["J1"]
    with open_pack(pack.path, pack.code) as work:
        for criterion in ("helix", "sme"):
            work.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=7))
        before = still_to_do(work.view)
        work.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="Strong"))
        assert (["A-1", "A-2", "A-3"], ["A-2", "A-3"]) == (before, still_to_do(work.view))


def test_a_deadline_travels_with_the_pack(workspace: Workspace, tmp_path: Path) -> None:
    workspace.execute(another_deadline("2015-12-18T16:00:00+00:00"))
    pack = packs(workspace, tmp_path / "packs")["J1"]
    with open_pack(pack.path, pack.code) as work:
        assert "2015-12-18T16:00:00+00:00" == work.view.call().deadline


def test_a_column_that_an_import_left_out_is_in_no_pack(workspace: Workspace, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["number", "title", "Remark", "Score of the office"])
    book.active.append(["A-1", "Better", "weak team", "2 of 5"])
    book.active.column_dimensions["C"].hidden = True
    book.save(tmp_path / "a.xlsx")
    answers = {**WITHOUT_HIDDEN, "column:Score of the office": "leave-out"}
    import_applications(
        workspace, plan_import(workspace, [tmp_path / "a.xlsx"], answers=answers), reason="Verbeterd."
    )
    assert "Better" == workspace.view.dossier("A-1").application.title
    for juror, pack in packs(workspace, tmp_path / "packs").items():
        content, _attachments = unseal_pack(pack.path.read_bytes(), pack.code)
        assert (juror, False) == (juror, "weak team" in repr(content) or "2 of 5" in repr(content))
