"""What a file says of files that wait for their names chooses no place where anything is looked for or written."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

import pytest

from evalapp.operations import recovering
from evalapp.operations.recovering import ALTERED, ELSEWHERE, recover
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.unplaced import read_unplaced
from tests.samples import small_panel
from tools.forge.panels import without_guards

FOUND = "call-recovered"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "call.evalpanel"
    small_panel(path).close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def planted(
    panel: Path, folder: str, name: str = "J1.evalpack", *, content: bytes = b"so", part: str = ""
) -> Path:
    """A part in that folder, which the file says waits for its name there."""
    part = part or f".{name}.0123456789ab.part"
    row = (part, quote(folder), name, hashlib.sha256(b"so").hexdigest(), "J1")
    without_guards(panel, lambda conn: conn.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?)", row))
    at = panel.parent / folder
    at.mkdir(parents=True, exist_ok=True)
    (at / part).write_bytes(content)
    return at / part


def recovered(panel: Path) -> dict[str, bytes]:
    folder = panel.parent / FOUND
    return {each.name: each.read_bytes() for each in folder.iterdir()} if folder.exists() else {}


@pytest.mark.parametrize("folder", ["", "packs"])
def test_what_lies_with_the_file_is_put_whole_into_one_folder(folder: str, path: Path) -> None:
    part = planted(path, folder)
    with Workspace.open(path) as panel:
        assert "lies whole in the folder “call-recovered”: “J1.evalpack”" in panel.files_left
        assert () == read_unplaced(panel.file)
    assert ({"J1.evalpack": b"so"}, False) == (recovered(path), part.exists())


@pytest.mark.parametrize("name", ["codes.csv", "J1.evalpack"])
def test_nothing_that_is_there_gives_way(name: str, path: Path) -> None:
    planted(path, "packs", name)
    (path.parent / "packs" / name).write_bytes(b"true")
    (path.parent / FOUND).mkdir()
    (path.parent / FOUND / name).write_bytes(b"earlier")
    Workspace.open(path).close()
    assert b"true" == (path.parent / "packs" / name).read_bytes()
    stem, dot, suffix = name.partition(".")
    assert {name: b"earlier", f"{stem}-2{dot}{suffix}": b"so"} == recovered(path)


def away(path: Path) -> str:
    return str(path.parent.parent / "away")


def above(_path: Path) -> str:
    return "packs/../../away"


@pytest.mark.parametrize("folder", [away, above])
def test_nothing_outside_its_folder_is_looked_for(folder: Callable[[Path], str], path: Path) -> None:
    part = planted(path, folder(path))
    with Workspace.open(path) as panel:
        assert "lies outside that of this file" in panel.files_left
        assert [ELSEWHERE] == [each.why for each in recover(panel.file).waiting]
    assert ({}, True) == (recovered(path), part.exists())
    part.unlink()


def test_no_link_is_followed(path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    part = planted(path, "packs")
    shutil.move(part, other)
    part.parent.rmdir()
    part.parent.symlink_to(other, target_is_directory=True)
    Workspace.open(path).close()
    assert ({}, [part.name]) == (recovered(path), [each.name for each in other.iterdir()])


def test_nothing_is_written_through_a_link(path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    planted(path, "packs")
    (path.parent / FOUND).symlink_to(other, target_is_directory=True)
    with Workspace.open(path) as panel:
        assert "is no folder" in panel.files_left
    assert [] == list(other.iterdir())


def test_whoever_chooses_that_folder_is_led_there(path: Path) -> None:
    planted(path, away(path))
    with Workspace.open(path) as panel:
        found = recover(panel.file, chosen=Path(away(path)))
    assert ((), ["J1.evalpack"]) == (found.waiting, [each.name for each in found.recovered])


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "part", "content"),
    [
        ("J1.evalpack", "", b"another"),
        ("J1.evalpack", "notes.txt", b"so"),
        ("notes.txt", "", b"so"),
        ("call.evalpanel", "", b"so"),
    ],
)
def test_what_is_none_of_our_files_stays_where_it_is(
    name: str, part: str, content: bytes, path: Path
) -> None:
    at = planted(path, "packs", name, part=part, content=content)
    Workspace.open(path).close()
    assert ({}, content) == (recovered(path), at.read_bytes())


def test_a_file_that_was_altered_is_not_believed(path: Path) -> None:
    planted(path, "packs")
    without_guards(path, lambda conn: conn.execute("UPDATE application SET title = 'Another'"))
    with Workspace.open(path) as panel:
        assert "nothing is done because it says so" in panel.files_left
        assert [ALTERED] == [each.why for each in recover(panel.file).waiting]
    assert {} == recovered(path)


@pytest.mark.parametrize(
    "folder",
    [
        r"\\evil\share\packs",
        "//evil/share/packs",
        r"\/evil\share",
        r"\\?\UNC\evil\share",
        r"\??\UNC\evil\share",
        r"C:\packs",
        "C:packs",
        r"packs\..\..",
    ],
)
def test_on_windows_no_other_machine_or_drive_is_asked(
    folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By its words alone: to ask would send that machine the name of the user."""
    monkeypatch.setattr(recovering, "PurePath", PureWindowsPath)
    assert not recovering._is_below(folder, tmp_path)
