"""What an export leaves beside its tables is what it says, also where an earlier one lay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.records.exporting import attachments as places
from evalapp.operations.records.exporting.export import export
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        for application, name in (("A-1", "budget.pdf"), ("A-1", "plan.pdf"), ("A-2", "annex.pdf")):
            source = tmp_path / name
            source.write_bytes(b"%PDF " + name.encode())
            workspace.execute(AttachFiles(application=application, paths=(source,)))
        yield workspace


def take_back_two(workspace: Workspace) -> None:
    """The annex of A-2 and the plan of A-1."""
    workspace.undo()
    workspace.undo()


def attachments(folder: Path) -> list[str]:
    there = (folder / "attachments").rglob("*")
    return sorted(str(path.relative_to(folder / "attachments")) for path in there)


def test_what_an_earlier_export_left_of_removed_attachments_goes(
    workspace: Workspace, tmp_path: Path
) -> None:
    export(workspace, tmp_path / "out")
    take_back_two(workspace)
    made = export(workspace, tmp_path / "out")
    assert ["A-1", "A-1/budget.pdf"] == attachments(tmp_path / "out")
    assert sorted(made) == sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())


def test_what_somebody_else_put_or_changed_there_stays(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out")
    (tmp_path / "out/attachments/A-1/plan.pdf").write_bytes(b"%PDF with my remarks")
    (tmp_path / "out/attachments/A-2/mine.txt").write_bytes(b"mine")
    take_back_two(workspace)
    export(workspace, tmp_path / "out")
    assert ["A-1", "A-1/budget.pdf", "A-1/plan.pdf", "A-2", "A-2/mine.txt"] == attachments(tmp_path / "out")


def test_a_list_that_cannot_be_read_takes_nothing_away(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out")
    (tmp_path / "out/applications.json").write_text('[{"number": "A-1"}]', encoding="utf-8")
    take_back_two(workspace)
    with pytest.raises(KnownError, match=r"not as Evalapp exported them \(applications\.json\)"):
        export(workspace, tmp_path / "out")
    assert "A-1/plan.pdf" in attachments(tmp_path / "out")


@pytest.mark.parametrize("bound", ["EXPORT_BYTES", "JSON_VALUES"])
def test_over_an_earlier_export_that_is_too_large_to_be_read_nothing_is_written(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    export(workspace, tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    take_back_two(workspace)
    monkeypatch.setattr(places, bound, 10)
    with pytest.raises(
        KnownError, match=r"“applications\.json” of an earlier export is too large to be read"
    ):
        export(workspace, tmp_path / "out")
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
