"""What stands in the first 100 bytes of a file and is not as Evalapp always writes it."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.journal import Where
from evalapp.store import head
from evalapp.store.bare import bare_of, opened_bare
from evalapp.store.file import PanelFile
from evalapp.store.head import faults_of_head, read_head

OLD = sorted((Path(__file__).parents[1] / "data").glob("format-*.eval*"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    PanelFile.create(tmp_path / "call.evalpanel").close()
    return tmp_path / "call.evalpanel"


def put(path: Path, at: int, value: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] = value
    path.write_bytes(content)


def found(path: Path) -> list[str]:
    with opened_bare(path) as bare:
        return [each.text for each in bare.findings if each.where is Where.BYTES]


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        (
            18,
            2,
            "byte 18 of the file (the format in which it may be written) is 02, and Evalapp always writes 01",
        ),
        (
            18,
            9,
            "byte 18 of the file (the format in which it may be written) is 09, and Evalapp always writes 01",
        ),
        (
            19,
            2,
            "byte 19 of the file (the format in which it may be read) is 02, and Evalapp always writes 01",
        ),
        (22, 31, "bytes 21–23 of the file (how much of a page a row may take) are 40 1f 20"),
        (47, 3, "bytes 44–47 of the file (the format of the schema) are 00 00 00 03"),
        (51, 1, "bytes 48–51 of the file (the size of the cache)"),
        (80, 1, "bytes 72–91 of the file (bytes without a meaning)"),
        (95, 250, "bytes 24–27 and 92–95, which count the changes of the file, do not agree"),
        (96, 1, "bytes 96–99 name no version of SQLite"),
    ],
)
def test_a_byte_of_the_head_that_nobody_writes_so_is_named(
    at: int, value: int, words: str, path: Path
) -> None:
    put(path, at, value)
    assert any(each.startswith(words) for each in found(path)), found(path)


@pytest.mark.parametrize("old", OLD, ids=lambda each: each.name)
def test_the_heads_of_released_formats_are_as_they_should_be(old: Path) -> None:
    assert [] == list(faults_of_head(read_head(old)[0]))


@pytest.mark.parametrize(
    ("version", "is_one"), [(2_999_999, False), (3_000_000, True), (3_999_999, True), (4_000_000, False)]
)
def test_a_version_of_sqlite_is_any_of_its_third_series(version: int, is_one: bool, path: Path) -> None:
    head = read_head(path)[0][:96] + version.to_bytes(4, "big")
    faults = [] if is_one else ["bytes 96–99 name no version of SQLite"]
    assert faults == list(faults_of_head(head))


def test_the_head_of_a_file_of_today_is_as_it_should_be(path: Path) -> None:
    assert [] == found(path)


def test_a_file_that_another_program_set_to_another_journal_is_named_and_opens(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA user_version = 3")
    assert 2 == len(found(path))
    with PanelFile.open(path) as file:
        assert 2 == len(bare_of(file).findings)
    assert [] == found(path)


@pytest.mark.parametrize("at", [18, 19])
def test_a_format_that_nobody_writes_is_no_matter_of_rights(at: int, path: Path) -> None:
    put(path, at, 3)
    with pytest.raises(UnreadableFile, match="of a format that Evalapp never writes") as raised:
        PanelFile.open(path)
    assert "read-only" not in str(raised.value)


def test_why_a_file_is_damaged_is_more_than_the_name_of_the_database(path: Path) -> None:
    put(path, 67, 1)
    with pytest.raises(UnreadableFile) as raised:
        PanelFile.open(path)
    assert "*** in database" not in str(raised.value)


def test_of_a_file_that_is_not_open_to_who_asks_it_is_said_who_can_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who runs the tests may read everything."""

    def refused(_path: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(head, "open_plain", refused)
    with pytest.raises(UnreadableFile, match="it is not open to you; ask its owner for the right to read it"):
        read_head(tmp_path / "call.evalpanel")
