"""What people and programs write in a text file to keep a spreadsheet from making a number of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.sheets.csv_files import write_csv
from evalapp.sheets.tables import read_tables


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="001"', "001"),
        ('"=""001"""', "001"),
        ('="a ""b"""', 'a "b"'),
        ("'001", "001"),
    ],
)
def test_a_text_that_was_kept_from_being_a_number_is_read_and_named(
    tmp_path: Path, cell: str, text: str
) -> None:
    (tmp_path / "a.csv").write_text(f"number;title\n{cell};T\n", encoding="utf-8")
    (sheet,) = read_tables(tmp_path / "a.csv")
    assert [(text, "T")] == [row.texts for row in sheet.rows]
    assert ["A2"] == [note.rpartition(": ")[2].rstrip(".") for note in sheet.notes]


@pytest.mark.parametrize("text", ["'t Hof", '="001"', "'001", "''001", "=1+1", "'=1", '\'="1"', "'", "5'3"])
def test_what_we_wrote_ourselves_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    write_csv(tmp_path / "a.csv", ["number", "title"], [[text, "T"]])
    (sheet,) = read_tables(tmp_path / "a.csv")
    assert ([(text, "T")], ()) == ([row.texts for row in sheet.rows], sheet.notes)
