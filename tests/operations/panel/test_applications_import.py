from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.permissions import Phase
from evalapp.exchange.intake import reading
from evalapp.exchange.intake.reading import Intake, read_applications
from evalapp.operations.panel.applications import SetAdmissibility, import_applications, plan_import
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def take_in(workspace: Workspace, text: str) -> None:
    path = workspace.path.with_name("in.csv")
    path.write_text(text, encoding="utf-8")
    import_applications(workspace, plan_import(workspace, [path]), reason="Verbeterd.")


def test_an_update_keeps_what_the_panel_decided(workspace: Workspace) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    workspace.execute(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    take_in(workspace, "number,title\nA-1,Better title\n")
    application = workspace.view.dossier("A-1").application
    told = (application.title, application.admissibility, application.admissibility_reason)
    assert ("Better title", Admissibility.INADMISSIBLE, "Late") == told
    assert [7] == [score.value for score in workspace.view.scores()]


def test_importing_one_application_leaves_the_others_alone(workspace: Workspace) -> None:
    before = [workspace.view.dossier(number) for number in ("A-1", "A-3")]
    take_in(workspace, "number,title\nA-2,Better title\n")
    assert before == [workspace.view.dossier(number) for number in ("A-1", "A-3")]


def test_an_import_into_a_file_with_applications_is_backed_up_first(workspace: Workspace) -> None:
    take_in(workspace, "number,title,organisation\nB-1,Title,O\n")
    take_in(workspace, "number,title\nB-1,Better\n")
    assert 2 == len(list(workspace.path.with_name("call-backups").iterdir()))


def test_a_support_above_the_budget_of_the_call_as_its_unit_says_is_asked_about(workspace: Workspace) -> None:
    decided = {"decided_by": "Board", "decided_on": "2016-01-01"}
    edit_call(workspace, {"budget": "1.000.000"}, reason="R", **decided)
    path = workspace.path.with_name("in.csv")
    path.write_text("number;title;organisation;gevraagde steun (in k€)\nB-1;T;O;150.000\n", encoding="utf-8")
    asked = "column:gevraagde steun (in k€)"
    assert [asked] == [each.id for each in plan_import(workspace, [path]).questions]
    import_applications(
        workspace, plan_import(workspace, [path], answers={asked: "euro"}), reason="Verbeterd."
    )
    assert 15_000_000 == workspace.view.dossier("B-1").application.requested_support


def test_a_submission_is_held_against_the_clock_of_this_computer(workspace: Workspace) -> None:
    path = workspace.path.with_name("in.csv")
    path.write_text("number;title;organisation;ingediend op\nB-1;T;O;15/09/2149\n", encoding="utf-8")
    assert ["later:ingediend op"] == [each.id for each in plan_import(workspace, [path]).questions]


def test_an_import_that_changes_nothing_makes_no_back_up(workspace: Workspace) -> None:
    take_in(workspace, "number,title\nA-1,Title of A-1\n")
    assert not workspace.path.with_name("call-backups").exists()


def test_an_import_is_undone_as_one(workspace: Workspace) -> None:
    before = workspace.view.dossiers()
    take_in(workspace, "number,title,organisation\nA-1,Better,O\nB-1,Title,O\n")
    workspace.undo()
    assert before == workspace.view.dossiers()


def test_no_application_comes_in_after_scoring(workspace: Workspace) -> None:
    move_to_phase(workspace, Phase.DELIBERATION)
    with pytest.raises(NotAllowed, match="import applications"):
        take_in(workspace, "number,title,organisation\nB-1,Title,O\n")


def test_an_attachment_of_the_same_name_is_replaced(workspace: Workspace, tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        (tmp_path / "plan.pdf").write_bytes(content)
        workspace.execute(AttachFiles(application="A-1", paths=(tmp_path / "plan.pdf",)))
    kept = workspace.view.dossier("A-1").attachments
    assert [b"new"] == [workspace.view.attachment(each.sha256) for each in kept]


def test_files_that_cannot_all_be_read_are_not_attached_in_part(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"x")
    with pytest.raises(KnownError):
        workspace.execute(
            AttachFiles(application="A-1", paths=(tmp_path / "plan.pdf", tmp_path / "gone.pdf"))
        )
    assert () == workspace.view.dossier("A-1").attachments


def test_a_shorter_list_of_partners_takes_the_place_of_the_longer_one(workspace: Workspace) -> None:
    others = workspace.path.with_name("partners.csv")
    for names in (["One", "Two", "Three"], ["Four"]):
        others.write_text(
            "number,name,helix\n" + "".join(f"A-1,{name},company\n" for name in names), encoding="utf-8"
        )
        import_applications(workspace, plan_import(workspace, [others]), reason="Verbeterd.")
    assert ["Four"] == [partner.name for partner in workspace.view.dossier("A-1").partners]


def test_whom_only_partners_of_a_list_update_counts_as_updated_and_the_file_is_proved(
    workspace: Workspace,
) -> None:
    rows = ("number,name,helix", "A-1,One,company", "A-1,Two,company", "B-1,Three,company")
    partners, others = workspace.path.with_name("partners.csv"), workspace.path.with_name("in.csv")
    partners.write_text("\n".join(rows), encoding="utf-8")
    others.write_text("number,title,organisation\nA-2,Better,O\nB-1,New,O\n", encoding="utf-8")
    import_applications(workspace, plan_import(workspace, [others, partners]), reason="Verbeterd.")
    assert "1 new, 2 updated" in workspace.view.history(limit=1)[0].summary
    assert () == prove(workspace).findings


def test_after_an_import_the_file_has_its_usual_memory(workspace: Workspace) -> None:
    before = workspace.file.pragma("cache_size")
    take_in(workspace, "number,title,organisation\nB-1,Title,O\n")
    assert before == workspace.file.pragma("cache_size")


def test_the_hash_is_of_what_was_read_though_the_file_is_replaced_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"number,title,organisation\nB-1,T,O\n")
    read = hashlib.sha256(path.read_bytes()).hexdigest()

    def replaced(*args: Any, **options: Any) -> Intake:
        try:
            return read_applications(*args, **options)
        finally:
            path.write_bytes(b"number,title,organisation\nB-2,T,O\n")

    monkeypatch.setattr(reading, "read_applications", replaced)
    with small_panel(tmp_path / "c.evalpanel") as panel:
        plan = plan_import(panel, [path])
    assert (("a.csv", read),) == plan.sources
