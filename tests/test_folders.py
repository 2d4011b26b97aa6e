"""Folders that are made for what is written, and gone again where nothing came of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.folders import make_folder, without_empty_folders


def test_what_was_made_and_is_empty_is_gone_after_an_error(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(KnownError), without_empty_folders():
        make_folder(tmp_path / "there" / "a" / "b")
        make_folder(tmp_path / "c", is_private=True)
        raise KnownError("no")
    assert [tmp_path / "there"] == list(tmp_path.rglob("*"))


def test_those_above_one_that_cannot_be_made_are_gone_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = os.mkdir

    def refuse(path: str, mode: int = 0o777) -> None:
        if str(path).endswith("b"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        made(path, mode)

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(KnownError, match="cannot be made"), without_empty_folders():
        make_folder(tmp_path / "a" / "b" / "c")
    assert [] == list(tmp_path.iterdir())


def test_what_holds_something_stays(tmp_path: Path) -> None:
    with pytest.raises(KnownError), without_empty_folders():
        make_folder(tmp_path / "a" / "b")
        make_folder(tmp_path / "a" / "c")
        (tmp_path / "a" / "b" / "kept.txt").write_text("x")
        raise KnownError("no")
    assert {"a", "b", "kept.txt"} == {each.name for each in tmp_path.rglob("*")}


def test_an_empty_folder_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(KnownError), without_empty_folders():
        make_folder(tmp_path / "a")
        raise KnownError("no")
    assert (tmp_path / "a").is_dir()


def test_without_an_error_all_of_them_stay(tmp_path: Path) -> None:
    with without_empty_folders():
        make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "c")
    assert (True, True) == ((tmp_path / "a" / "b").is_dir(), (tmp_path / "c").is_dir())
