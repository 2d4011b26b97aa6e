"""CSV as people write it: encodings, separators, headings and limits."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.sheets import sheet as limits
from evalapp.sheets.sheet import Sheet, clean_text, column_letters, header_key
from evalapp.sheets.tables import read_tables


def _csv(folder: Path, content: bytes | str, name: str = "table.csv") -> Sheet:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    (sheet,) = read_tables(path)
    return sheet


def _texts(sheet: Sheet) -> list[tuple[str | None, ...]]:
    return [row.texts for row in sheet.rows]


def _workbook(path: Path, *rows: list[object]) -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return workbook


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_usual_encoding_separator_and_line_end_reads_the_same(
    tmp_path: Path, encoding: str, separator: str, ends: str
) -> None:
    lines = [["number", "titel"], ["A-1", "Cöoperatie „één”" if "utf" in encoding else "Cöoperatie één"]]
    text = ends.join(separator.join(line) for line in lines) + ends
    if ends == "\r" and "utf" not in encoding:
        with pytest.raises(UnreadableFile, match="old Mac"):
            _csv(tmp_path, text.encode(encoding))
        return
    sheet = _csv(tmp_path, text.encode(encoding))
    assert sheet.header == ("number", "titel")
    assert _texts(sheet) == [tuple(lines[1])]


def test_a_decimal_comma_does_not_pass_for_the_separator(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "juror;value;comment\nJ1;3,5;goed, maar\nJ2;4,0;ja, en, nee\n")
    assert _texts(sheet) == [("J1", "3,5", "goed, maar"), ("J2", "4,0", "ja, en, nee")]


@pytest.mark.parametrize("broken", [1, 2])
@pytest.mark.parametrize("title", ["", "Oproep 2016, ronde 2\n"])
def test_one_separator_too_many_in_a_text_makes_none_of_a_decimal_comma(
    tmp_path: Path, broken: int, title: str
) -> None:
    head = "nummer;titel;organisatie;gevraagde steun;totale begroting\n"
    cells = [" met; punt" if n <= broken else "T" for n in range(1, 5)]
    rows = "".join(f"A-{n};{cell};O;150000,50;300000,00\n" for n, cell in enumerate(cells, start=1))
    sheet = _csv(tmp_path, title + head + rows)
    assert tuple(head.strip().split(";")) == sheet.header[:5]
    assert broken == sum(bool(row.problems) for row in sheet.rows)


def test_the_separator_that_excel_declares_counts_and_is_no_row(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "sep=;\r\na;b,c\r\n1;2\r\n")
    assert (sheet.header, sheet.rows[0].number) == (("a", "b,c"), 2)


def test_a_line_break_between_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, 'a,b\n"one\ntwo","say ""hi"", please"\n')
    assert _texts(sheet) == [("one\ntwo", 'say "hi", please')]


def test_an_unclosed_quote_is_an_error_and_swallows_no_rows(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="quotation mark"):
        _csv(tmp_path, 'a,b\n1,"open\n2,x\n3,y\n')


def test_blank_lines_are_left_out_but_counted(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "\n\na,b\n\n1,2\n,,\n  ,\n3,4\n")
    assert [(row.number, row.texts) for row in sheet.rows] == [(5, ("1", "2")), (8, ("3", "4"))]


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "Aanvragen 2015,,\nnumber,title,sector\nA-1,x,C\n")
    assert sheet.header == ("number", "title", "sector")


def test_one_column_and_no_rows_is_still_a_table(tmp_path: Path) -> None:
    assert _csv(tmp_path, "number\n").rows == ()
    assert _texts(_csv(tmp_path, "number\nA-1\nA-2\n")) == [("A-1",), ("A-2",)]


def test_a_row_wider_than_the_headings_has_a_problem_and_not_shifted_cells(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "a,b\n1,2\n1,2,3\n")
    assert [bool(row.problems) for row in sheet.rows] == [False, True]


def test_a_column_without_heading_goes_by_its_letter(tmp_path: Path) -> None:
    assert _csv(tmp_path, "a,,c\n1,2,3\n").header == ("a", "B", "c")


@pytest.mark.parametrize("content", [b"", b"  \r\n \n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="is empty"):
        _csv(tmp_path, content)


def test_a_hole_in_utf8_is_damage_and_not_windows_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        _csv(tmp_path, "a,b\néén,köln\n".encode() + b"\xff\n")


def test_a_file_that_is_not_there_or_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_tables(tmp_path / "nothing.csv")
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(UnreadableFile, match=r"\.xlsx"):
        read_tables(tmp_path / "a.docx")


def test_a_disguised_or_damaged_workbook_is_recognised(tmp_path: Path) -> None:
    _workbook(tmp_path / "a.xlsx", ["a"])
    with pytest.raises(UnreadableFile, match="rename it"):
        _csv(tmp_path, (tmp_path / "a.xlsx").read_bytes())
    (tmp_path / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_tables(tmp_path / "old.xlsx")


@pytest.mark.parametrize(("name", "value"), [("MOST_ROWS", 2), ("MOST_COLUMNS", 2), ("MOST_CHARACTERS", 4)])
def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    monkeypatch.setattr(f"evalapp.sheets.{'rows' if name == 'MOST_CHARACTERS' else 'raw_row'}.{name}", value)
    text = "a,b,c\n" + "1,2,12345\n" * 4
    if name == "MOST_CHARACTERS":
        assert all(2 in row.problems for row in _csv(tmp_path, text).rows)
        return
    with pytest.raises(UnreadableFile, match="more than 2"):
        _csv(tmp_path, text)


def test_a_file_beyond_the_size_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(limits.MOST_BYTES + 1)
    with pytest.raises(UnreadableFile, match="50 MB"):
        read_tables(path)


def test_a_long_table_keeps_what_its_cells_say_once_and_every_row_as_it_is(tmp_path: Path) -> None:
    """After the first rows only columns that say the same again are looked at; rows may be shorter than those."""
    rows = [(f"A-{n:05d}", f"sector {n % 7}", *(("x",) if n % 3 else ())) for n in range(9_000)]
    sheet = _csv(tmp_path, "number,sector,mark\n" + "\n".join(",".join(row) for row in rows))

    assert _texts(sheet) == rows
    assert len({id(row.texts[1]) for row in sheet.rows}) == 7


def test_cleaning_keeps_what_people_write_and_lets_no_letter_vanish() -> None:
    assert clean_text(" \x00a\x00b\r\nc\td\x07e\u0301\ud800\x1a ") == "a\ufffdb\nc\td\ufffdé\ufffd"
    assert clean_text("Zo\x91 \x85een\x0btwee\ufeff") == "Zo\ufffd \neen\ntwee"
    assert clean_text("👩‍🔬 مرحبا") == "👩‍🔬 مرحبا"


def test_headings_are_compared_without_case_spaces_accents_and_remarks() -> None:
    assert header_key(" Gevraagde_Steun (€) ") == header_key("gevraagde steun") == "gevraagdesteun"
    assert header_key("Heroriëntatie") == "herorientatie"
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
