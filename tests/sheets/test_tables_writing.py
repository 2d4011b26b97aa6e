"""Writing CSV: no cell is a formula, every cell comes back."""

from __future__ import annotations

import csv
import io
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.errors import KnownError
from evalapp.sheets.csv_files import write_csv
from evalapp.sheets.sheet import Sheet
from evalapp.sheets.tables import read_tables
from evalapp.sheets.text import csv_safe, from_csv


def _texts(sheet: Sheet) -> list[tuple[str | None, ...]]:
    return [row.texts for row in sheet.rows]


HOSTILE = ["=cmd|' /C calc'!A0", "+1+2", "-x", "@sum", "\tx", "\rx", "'=x", "''=", "'", "'x", '"', "<b>",
           "👩‍🔬", "مرحبا",
           "a\nb", ""]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_written_cell_is_a_formula_and_every_one_comes_back(text: str) -> None:
    assert not csv_safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert from_csv(csv_safe(text)) == text


@pytest.mark.parametrize("number", ["-3", "+3,5", "-3.50", "0"])
def test_plain_numbers_are_written_as_they_are(number: str) -> None:
    assert csv_safe(number) == number


@given(st.text())
def test_any_text_survives_the_guard_against_formulas(text: str) -> None:
    assert from_csv(csv_safe(text)) == text


def test_a_written_table_reads_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    rows = [[text or "-", "x"] for text in HOSTILE]
    write_csv(path, ["text", "other"], rows)
    assert _texts(read_tables(path)[0]) == [tuple(row) for row in rows]
    assert path.read_bytes().startswith(b"text,other\n")
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_file_for_the_owner_only_is_so_from_the_start(tmp_path: Path) -> None:
    write_csv(tmp_path / "codes.csv", ["a"], [["x"]], mode=0o600)
    assert stat.S_IMODE((tmp_path / "codes.csv").stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_one_sentence_and_leaves_no_rest(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(KnownError, match="is a folder, a link or something else"):
        write_csv(tmp_path / "out.csv", ["a"], [])
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_writing_to_a_stream(tmp_path: Path) -> None:
    stream = io.StringIO()
    write_csv(stream, ["a"], [["=x"]])
    assert list(csv.reader(io.StringIO(stream.getvalue()))) == [["a"], ["'=x"]]


def test_no_cell_holds_what_a_terminal_would_obey(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, ["a"], [["mia\x1b[2J\u202efdp.exe"], ["two\nlines\tand \u200d"], ["€\u00a01.000"]])
    assert _texts(read_tables(path)[0]) == [
        ("mia\\x1b[2J\\u202efdp.exe",),
        ("two\nlines\tand \u200d",),
        ("€\u00a01.000",),
    ]
