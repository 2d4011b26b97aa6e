"""Names of files that every system takes, and what lies in the place of one that is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp import files, folders
from evalapp.domain.errors import KnownError
from evalapp.files import (
    NOTHING_SEEN,
    Seen,
    put_newly_in_place,
    require_replaceable,
    safe_name,
    safe_stem,
    write_bytes,
)
from evalapp.folders import nameless_file


@pytest.mark.parametrize("device", ["con", "CON", "nul", "Aux", "prn", "com1", "LPT9", "con.x", "NUL.tar"])
def test_a_name_is_never_that_of_a_device(device: str) -> None:
    assert f"_{device}" == safe_stem(device)


@pytest.mark.parametrize("text", ["console", "J-01-Connie", "com10", "nullius", "lpt"])
def test_a_name_that_only_begins_like_one_stays(text: str) -> None:
    assert text == safe_stem(text)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plan 1.pdf", "plan-1.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("../../etc/passwd", "file.etc-passwd"),
        ("con.pdf", "_con.pdf"),
        ("a\x1b[2J.pdf", "a-2J.pdf"),
        ("plan", "plan"),
        ("..", "file.file"),
    ],
)
def test_a_name_with_a_suffix_is_made_safe(name: str, safe: str) -> None:
    assert safe == safe_name(name)


def a_link(path: Path) -> None:
    other = path.with_name("other.csv")
    other.write_text("kept", encoding="utf-8")
    path.symlink_to(other)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("nothing.csv"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.skipif(os.name != "posix", reason="pipes and links have names on POSIX systems only")
@pytest.mark.parametrize("make", [a_link, a_link_to_nothing, a_pipe, Path.mkdir])
def test_what_is_no_file_is_not_replaced_by_one(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "there.csv"
    make(path)
    before = path.lstat()
    with pytest.raises(KnownError, match="something else that is no file"):
        write_bytes(path, b"new")
    assert (before.st_ino, before.st_mode) == (path.lstat().st_ino, path.lstat().st_mode)
    assert not list(tmp_path.glob("*.part"))


def test_a_file_gives_way_to_one_of_its_kind_only(tmp_path: Path) -> None:
    path = tmp_path / "there.CSV"
    require_replaceable(path, ".csv", Path.exists)  # nothing is there
    path.write_bytes(b"a")
    require_replaceable(path, ".csv")
    require_replaceable(path, ".csv", lambda found: found.read_bytes() == b"a")
    with pytest.raises(KnownError, match="already exists"):
        require_replaceable(path, ".csv", lambda found: found.read_bytes() == b"b")
    with pytest.raises(KnownError, match="already exists"):
        require_replaceable(path, ".pdf")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_is_told_once_also_where_a_nameless_file_still_holds_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "TemporaryFile", lambda dir: Path("/dev/full").open("r+b"))  # noqa: SIM115
    with pytest.raises(KnownError, match="what was said"), nameless_file(tmp_path) as file:
        file.write(b"not yet on the disk")
        raise KnownError("what was said")


def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)


@pytest.mark.parametrize("knows_links", [True, False])
def test_what_is_put_newly_in_place_takes_the_place_of_nothing(
    knows_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, path = tmp_path / "part", tmp_path / "name"
    if not knows_links:
        without_links(monkeypatch)
    part.write_bytes(b"ours")
    path.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        put_newly_in_place(part, path)
    assert (b"ours", b"theirs") == (part.read_bytes(), path.read_bytes())
    path.unlink()
    placed = put_newly_in_place(part, path)
    assert [path] == list(tmp_path.iterdir())
    placed.remove()
    assert not path.exists()


@pytest.mark.parametrize("knows_links", [True, False])
def test_what_another_put_there_since_is_not_removed(
    knows_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, path = tmp_path / "part", tmp_path / "name"
    if not knows_links:
        without_links(monkeypatch)
    part.write_bytes(b"ours")
    placed = put_newly_in_place(part, path)
    part.write_bytes(b"theirs")
    part.replace(path)
    placed.remove()
    assert b"theirs" == path.read_bytes()


@pytest.mark.parametrize("knows_links", [True, False])
def test_what_the_disk_does_not_keep_does_not_lie_there(
    knows_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_paths: object) -> None:
        raise OSError(5, "Input/output error")

    part, path = tmp_path / "part", tmp_path / "name"
    part.write_bytes(b"ours")
    if knows_links:
        monkeypatch.setattr(files, "sync_folder", fails)
    else:
        without_links(monkeypatch)
        monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="Input/output"):
        put_newly_in_place(part, path)
    assert not path.exists()


@pytest.mark.parametrize("knows_links", [True, False])
def test_only_what_was_seen_gives_way(
    knows_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not knows_links:
        without_links(monkeypatch)
    path, other = tmp_path / "x.pdf", tmp_path / "other"
    write_bytes(path, b"ours", over=Seen.at(path))
    with pytest.raises(KnownError, match="already exists"):
        write_bytes(path, b"ours again", over=NOTHING_SEEN)
    seen = Seen.at(path)
    write_bytes(path, b"ours, newer", over=seen)
    with pytest.raises(KnownError, match="already exists"):
        write_bytes(path, b"too late", over=seen)
    seen = Seen.at(path)
    path.write_bytes(b"ours, older")  # as long as it was
    os.utime(path, ns=(0, 0))
    with pytest.raises(KnownError, match="already exists"):
        write_bytes(path, b"of another", over=seen)
    seen = Seen.at(path)
    other.write_bytes(b"of another")
    other.replace(path)
    with pytest.raises(KnownError, match="already exists"):
        write_bytes(path, b"ours", over=seen)
    assert b"of another" == path.read_bytes()
    seen = Seen.at(path)
    path.unlink()
    write_bytes(path, b"ours", over=seen)
    assert (b"ours", [path]) == (path.read_bytes(), list(tmp_path.iterdir()))
