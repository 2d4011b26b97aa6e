"""What comes in is a plain file: nothing is waited for, no device is read, no link followed unseen."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from evalapp.domain.incoming.plain_files import NotPlain, TooLarge, open_plain, read_plain

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="these kinds of files are there on POSIX systems only"
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain"
    path.write_bytes(b"content")
    return path


def test_a_plain_file_is_read(plain: Path) -> None:
    assert (b"content", b"content") == (read_plain(plain, 7), read_plain(plain, 1_000_000))


def test_one_byte_too_many_is_too_many(plain: Path) -> None:
    with pytest.raises(TooLarge):
        read_plain(plain, 6)


def test_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotPlain, match="no file with a content"):
        open_plain(tmp_path / "pipe")


def test_a_device_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(NotPlain, match="no file with a content"):
        open_plain(Path("/dev/zero"))


def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("end")
        with pytest.raises(NotPlain, match="no file with a content"):
            open_plain(Path("end"))


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        open_plain(tmp_path)


def test_a_link_is_followed_only_where_that_is_asked(plain: Path) -> None:
    link = plain.with_name("link")
    link.symlink_to(plain)
    assert b"content" == read_plain(link, 7, may_be_link=True)
    with pytest.raises(NotPlain, match="choose that file itself"):
        open_plain(link)
