"""An export is there as a whole or not at all, and gives way in nothing that somebody worked in."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.records.exporting import whole
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.exporting.without_names import export_without_names
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.workspace import Workspace
from evalapp.stops import watching
from tests.samples import small_panel

Stopping = Callable[[int], object]
STOPS = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
        workspace.execute(AttachFiles(application="A-1", paths=(tmp_path / "plan.pdf",)))
        yield workspace


def there(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Stopping:
    """Has the fifth file of an export ask the program to end."""

    def stop(number: int) -> None:
        own, count = whole.stage_bytes, iter(range(100))

        def stage(path: Path, content: bytes) -> object:
            if next(count) == 5:
                os.kill(os.getpid(), number)
            return own(path, content)

        monkeypatch.setattr(whole, "stage_bytes", stage)

    return stop


@pytest.mark.parametrize("name", ["scores.csv", "call.json", "attachments/A-1/plan.pdf"])
def test_a_file_that_somebody_changed_stays_with_all_the_others(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    export(workspace, out)
    changed = (out / name).read_bytes() + b"\n "
    (out / name).write_bytes(changed)
    before = there(out)
    with pytest.raises(KnownError, match=rf"not as Evalapp exported them \({name}\); choose an empty folder"):
        export(workspace, out)
    assert before == there(out)


def test_one_in_which_nobody_worked_is_written_over(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(workspace, out)
    workspace.undo()
    made = export(workspace, out)
    assert sorted(made) == sorted(path for path in out.rglob("*") if path.is_file())
    assert workspace.view.fingerprint() == json.loads((out / "call.json").read_bytes())["fingerprint"]


def test_without_its_list_only_the_same_is_written_again(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(workspace, out)
    (out / "files.json").unlink()
    export(workspace, out)
    (out / "files.json").unlink()
    workspace.undo()
    with pytest.raises(KnownError, match=r"does not say whether its files .* no files\.json"):
        export(workspace, out)


@pytest.mark.parametrize("number", STOPS)
def test_broken_off_it_leaves_what_lay_there(
    workspace: Workspace, tmp_path: Path, stop: Stopping, number: int
) -> None:
    out = tmp_path / "out"
    export(workspace, out)
    workspace.undo()
    before = there(out)
    stop(number)
    with watching(), pytest.raises(KeyboardInterrupt):
        export(workspace, out)
    assert before == there(out)


@pytest.mark.parametrize("number", STOPS)
def test_broken_off_in_a_new_folder_it_leaves_no_file(
    workspace: Workspace, tmp_path: Path, stop: Stopping, number: int
) -> None:
    stop(number)
    with watching(), pytest.raises(KeyboardInterrupt):
        export_without_names(workspace, tmp_path / "nameless")
    assert {} == there(tmp_path / "nameless")


@pytest.mark.parametrize("number", STOPS)
def test_once_files_are_put_in_their_places_all_are(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    own = whole.put_in_place

    def put(part: Path, path: Path) -> None:
        os.kill(os.getpid(), number)
        own(part, path)

    monkeypatch.setattr(whole, "put_in_place", put)
    with watching():
        made = export(workspace, tmp_path / "out")
    assert sorted(map(str, there(tmp_path / "out"))) == sorted(
        str(each.relative_to(tmp_path / "out")) for each in made
    )


def test_one_that_a_kill_left_half_says_so_and_is_done_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    export(workspace, out)
    workspace.undo()
    own, count = whole.put_in_place, iter(range(100))

    def put(part: Path, path: Path) -> None:
        if next(count) == 3:
            raise OSError(28, "No space left on device")
        own(part, path)

    with monkeypatch.context() as during:
        during.setattr(whole, "put_in_place", put)
        with pytest.raises(KnownError, match="is not whole: do it again once that is mended"):
            export(workspace, out)
    assert json.loads((out / "files.json").read_bytes())["whole"] is False
    with pytest.raises(KnownError, match="was broken off"):
        Folder(out).require()
    export(workspace, out)
    Folder(out).require()
    assert workspace.view.fingerprint() == json.loads((out / "call.json").read_bytes())["fingerprint"]
