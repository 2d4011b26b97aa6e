"""Which rows hold data: under titles and groups, without headings and totals, hidden ones named."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.taking.row_use import HiddenBy
from evalapp.domain.texts import in_language
from evalapp.sheets.columns import at, first_problem, hidden_notes, merged_notes, notes_of
from evalapp.sheets.sheet import Book, Cell, Sheet
from evalapp.sheets.shown import Kind
from evalapp.sheets.tables import read_tables
from tests.sheets.raw_workbook import write_raw


def _csv(folder: Path, text: str) -> Sheet:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    (sheet,) = read_tables(path)
    return sheet


def _numbers(sheet: Sheet) -> list[int]:
    return [row.number for row in sheet.rows]


def _workbook(folder: Path, *rows: list[object]) -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


def _saved(workbook: openpyxl.Workbook, folder: Path) -> Sheet:
    workbook.save(folder / "a.xlsx")
    (sheet,) = read_tables(folder / "a.xlsx")
    return sheet


def test_a_row_with_more_separators_than_the_headings_is_refused_where_a_number_was_split(
    tmp_path: Path,
) -> None:
    sheet = _csv(tmp_path, "juror,criterion,value,date,comment\nJ1,c1,3,5,,\nJ1,c2,4,,\nJ1,c3,4,,,\n")
    problems = [each for row in sheet.rows if (each := first_problem(sheet, row))]
    assert [each.address for each in problems] == ["C2", "E4"]
    assert all("decimal comma" in each.problem for each in problems)


def test_separators_that_the_headings_have_too_are_no_trouble(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "a;b;;\n1;2;;\n3;4\n;;;;;;\n")
    assert [bool(row.problems) for row in sheet.rows] == [False, False]


def test_headings_under_groups_are_found_and_said(tmp_path: Path) -> None:
    text = "Oproep 2026;;;;\nAanvraag;;;Begroting;\nnumber;title;organisation;requested_support;years\nA-1;T;O;100;2\n"
    sheet = _csv(tmp_path, text)
    assert sheet.header == ("number", "title", "organisation", "requested_support", "years")
    assert _numbers(sheet) == [4]
    assert sheet.notes == (
        "The headings were found in row 3; what stands above is no row: “Oproep 2026 | Aanvraag | Begroting”.",
    )


def test_a_group_that_is_merged_shows_that_headings_follow(tmp_path: Path) -> None:
    workbook = _workbook(
        tmp_path,
        ["nummer", "Project", None, "Steun"],
        [None, "titel", "jaar 1", "bedrag"],
        ["A-1", "x", "y", "z"],
    )
    workbook.active.merge_cells("B1:C1")
    workbook.active.merge_cells("A1:A2")
    sheet = _saved(workbook, tmp_path)
    assert (sheet.header, _numbers(sheet)) == (("nummer", "titel", "jaar 1", "bedrag"), [3])


def test_headings_of_the_same_name_are_called_after_their_group(tmp_path: Path) -> None:
    text = "nummer;Aanvrager;;Partner;\n;naam;btw;naam;btw\nA-1;x;y;z;z\n"
    assert _csv(tmp_path, text).header == (
        "nummer",
        "Aanvrager: naam",
        "Aanvrager: btw",
        "Partner: naam",
        "Partner: btw",
    )


@pytest.mark.parametrize(
    "text",
    [
        "number;title;;\nA-1;x;y;z\n",
        "number;title;\nabc;x;y\n",
        "number;title;start;\nabc;x;y;2026\n",
        "number;;title;\nabc;;x;\n",
    ],
)
def test_a_column_without_heading_makes_no_group_of_the_headings(tmp_path: Path, text: str) -> None:
    sheet = _csv(tmp_path, text)
    assert (sheet.header[0], _numbers(sheet), sheet.notes) == ("number", [2], ())


def test_headings_that_come_again_are_left_out_and_named(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "Nummer;Titel\nA-1;x\nnummer; titel \nA-2;y\nNummer;Titel\nNummer;Andere\n")
    assert _numbers(sheet) == [2, 4, 6]
    assert sheet.notes == ("2 rows repeat the headings and are left out: 3, 5.",)


def test_a_single_column_repeats_its_heading_only_letter_for_letter(tmp_path: Path) -> None:
    assert _numbers(_csv(tmp_path, "naam\nNaam\nnaam\nx\n")) == [2, 4]


@pytest.mark.parametrize(
    "word",
    ["Totaal", "TOTAAL:", "Total", "Som", "Subtotaal", "Sub-total", "Grand total", "Eindtotaal", "Totaal aanvragen",
     "Total général", "Sous-total", "Summe", "Totaal (3)", "Gemiddelde"],
)  # fmt: skip
def test_totals_are_left_out_and_named(tmp_path: Path, word: str) -> None:
    sheet = _csv(tmp_path, f"number;title;amount\nA-1;x;100\n{word};;€ 1.100,00\n;{word};3 aanvragen\n")
    assert _numbers(sheet) == [2]
    assert sheet.notes == (f"2 rows hold totals (“{word}”) and are left out: 3–4.",)


@pytest.mark.parametrize(
    "row", ["A-1;Total;bedrijf", "Total;x;100", "Totaalproject;;100", "Som;een titel;", "A-1;Totaal;100"]
)
def test_a_row_that_only_has_such_a_word_in_it_is_data(tmp_path: Path, row: str) -> None:
    sheet = _csv(tmp_path, f"number;title;amount\n{row}\n")
    assert (_numbers(sheet), sheet.notes) == ([2], ())


def test_a_total_that_is_a_formula_without_a_result_is_a_total(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path, ["number", "amount"], ["A-1", 100], ["Totaal", "=SUM(B2:B2)"])
    assert _numbers(_saved(workbook, tmp_path)) == [2]


def test_hidden_rows_are_read_and_named(tmp_path: Path) -> None:
    workbook = _workbook(
        tmp_path, ["number", "title"], *[[f"A-{n}", "x"] for n in range(1, 7)], ["Totaal", 6]
    )
    for number in (3, 4, 5, 7, 8):
        workbook.active.row_dimensions[number].hidden = True
    sheet = _saved(workbook, tmp_path)
    assert (dict(sheet.hidden), len(sheet.rows)) == (dict.fromkeys((3, 4, 5, 7), HiddenBy.HAND), 6)
    said = notes_of(Book(sheets=(sheet,)), sheet, {"number": 0, "title": 1}, told_by=("number",))
    assert said[1:] == (
        "4 rows are hidden by hand in the workbook, and are read like the others: "
        "3 (A-2), 4 (A-3), 5 (A-4), 7 (A-6).",
    )


def test_a_row_without_height_is_hidden_too(tmp_path: Path) -> None:
    rows = [
        f'<row r="{n}"{look}><c r="A{n}" t="s"><v>0</v></c></row>' for n, look in ((1, ""), (2, ' ht="0"'))
    ]
    write_raw(tmp_path / "a.xlsx", "".join(rows).replace("<v>0</v>", "<v>1</v>", 1), strings=["x", "number"])
    (sheet,) = read_tables(tmp_path / "a.xlsx")
    assert dict(sheet.hidden) == {2: HiddenBy.HAND}


def test_hidden_columns_are_read_and_named_with_their_headings(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path, ["number", "title", "amount", None, "pages"], ["A-1", "x", 5, "y", 2])
    columns = workbook.active.column_dimensions
    for letter in ("B", "D"):
        columns[letter].hidden = True
    columns["G"].hidden, columns["G"].min, columns["G"].max = True, 7, 16_384
    sheet = _saved(workbook, tmp_path)
    assert sheet.rows[0].texts == ("A-1", "x", "5", "y", "2")
    assert sheet.out_of_sight == (1, 3)
    assert hidden_notes(sheet) == (
        "2 columns are hidden in the spreadsheet, and are read like the others: B “title”, D.",
    )
    assert hidden_notes(sheet, {1}) == (
        "1 column is hidden in the spreadsheet, and is read like the others: D.",
    )


def test_a_column_without_width_is_hidden_too(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    columns = '<cols><col min="1" max="1" width="0" customWidth="1"/></cols>'
    write_raw(tmp_path / "a.xlsx", cells, strings=["number", "x"], after=columns)
    (sheet,) = read_tables(tmp_path / "a.xlsx")
    assert "like the others: A “number”." in hidden_notes(sheet)[0]


def test_a_hidden_column_with_nothing_in_it_is_not_named(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path, ["number", None, "title"], ["A-1", None, "x"])
    workbook.active.column_dimensions["B"].hidden = True
    assert hidden_notes(_saved(workbook, tmp_path)) == ()


def test_merged_cells_among_the_data_are_named_and_a_merged_title_is_not(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path, ["Oproep"], ["number", "title"], ["A-1", "x"], [None, "y"])
    for merged in ("A1:B1", "A3:A4"):
        workbook.active.merge_cells(merged)
    assert merged_notes(_saved(workbook, tmp_path)) == (
        "Merged cells hold a value only in their first cell, and the others read as empty: A3:A4.",
    )


def test_a_long_list_of_rows_is_cut_short(tmp_path: Path) -> None:
    sheet = _csv(tmp_path, "a;b\n" + "x;y\na;b\n" * 25)
    assert sheet.notes[0].endswith("39, 41 and 5 more.")


def test_notes_are_in_the_language_of_the_user(tmp_path: Path) -> None:
    with in_language("nl"):
        sheet = _csv(tmp_path, "a;b\nx;y\na;b\n")
    assert sheet.notes == ("1 rij herhaalt de koppen en is weggelaten: 3.",)


def test_a_number_that_its_comma_split_into_a_column_without_a_heading_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number,title,amount,\nA-1,T,150,000\nA-2,T,150,note\nA-3,T,150,\n", encoding="utf-8")
    (sheet,) = read_tables(path)
    assert [[2], [], []] == [list(row.problems) for row in sheet.rows]
    assert "“150” and “000”" in sheet.rows[0].problems[2]


def test_headings_that_are_repeated_with_a_byte_order_mark_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\ufeffnumber;title\nA-1;T\n\ufeffnumber;title\nA-2;T\n", encoding="utf-8")
    (sheet,) = read_tables(path)
    assert ["A-1", "A-2"] == [row.texts[0] for row in sheet.rows]
    assert "repeats the headings" in sheet.notes[0]


def test_a_second_table_on_a_sheet_is_a_problem_from_its_headings_on(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["nr", "title", "by"],
        ["A-1", "T", "O"],
        ["nr", "title", "by", "asked"],
        ["A-3", "T", "O", 5],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_tables(tmp_path / "a.xlsx")
    assert [False, True, True] == [bool(row.problems) for row in sheet.rows]
    assert "a second table begins in row 3" in sheet.rows[2].problems[0]


def test_a_row_with_some_words_of_the_headings_is_no_second_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number;title;by\nnumber 1;title;O\nN-2;title;by\n", encoding="utf-8")
    (sheet,) = read_tables(path)
    assert [{}, {}] == [dict(row.problems) for row in sheet.rows]


def test_rows_and_cells_that_are_struck_through_are_marked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["number", "title"], ["A-1", "T"], ["A-2", "T"], ["A-3", "T"]):
        book.active.append(row)
    for cell in ("B1", "B3", "A4", "B4", "B9"):
        book.active[cell].font = openpyxl.styles.Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_tables(tmp_path / "a.xlsx")
    assert {4: HiddenBy.STRUCK} == dict(sheet.hidden)
    assert [[], [1], []] == [
        [at for at, shown in row.shown.items() if shown.kind is Kind.STRUCK] for row in sheet.rows
    ]
    assert sheet.notes == (
        "1 heading is struck through in the spreadsheet, and is read like the others: B1.",
        "In 1 cell words are struck through: B3. Where it is read at all, they are read too.",
    )


def test_what_a_cell_says_is_not_said_twice_by_its_reason() -> None:
    cell = Cell("36", "I4")
    named = "“36”: the heading does not say: in months I4 “36” is 3 years"
    assert "I4: the heading does not say: in months I4 “36” is 3 years." == at(cell, named)
    assert "I4: “36” is no date." == at(cell, "“36” is no date")
    assert "I4: “36”: in I5 “36” it is none." == at(cell, "“36”: in I5 “36” it is none")
