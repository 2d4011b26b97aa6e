"""What an import leaves out is named: sheets, what stands beside a list, lists of another kind."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
import xlwt

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.intake import FieldChange, Outcome
from evalapp.domain.taking.unused import UnusedSheet
from evalapp.domain.texts import in_language
from tests.exchange.intake.intake_samples import column, file, plan, read, workbook

HEAD = ["number", "title", "organisation"]


def test_sheets_that_are_not_used_are_named_with_their_headings(tmp_path: Path) -> None:
    made = plan(
        workbook(tmp_path, ("A", [HEAD, ["A-1", "T", "O"]]), ("Leden", [["code", "wie"], ["A-1", "P"]]))
    )
    (sheet,) = made.unused
    assert ("a.xlsx", "Leden", ("code", "wie"), 1) == (sheet.file, sheet.name, sheet.headings, sheet.rows)
    assert not made.is_whole


def test_a_hidden_sheet_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [HEAD, ["A-1", "T", "O"]]), ("Oud", [HEAD, ["A-0", "T", "O"]]))
    book = openpyxl.load_workbook(path)
    book["Oud"].sheet_state = "hidden"
    book.save(path)
    assert [("Oud", True, tuple(HEAD))] == [
        (each.name, each.is_hidden, each.headings) for each in plan(path).unused
    ]


def test_a_list_inside_an_object_is_read_and_what_stands_beside_it_is_said(tmp_path: Path) -> None:
    row = {"number": "A-1", "title": "T", "organisation": "O"}
    assert ["A-1"] == read(plan(file(tmp_path, json.dumps({"grants": [row]}), "a.json")), "number")
    made = plan(file(tmp_path, json.dumps({"grants": [row], "licence": "x"}), "a.json"))
    assert "licence" in made.notes[0]
    with pytest.raises(UnreadableFile):
        plan(file(tmp_path, json.dumps({"grants": [row], "others": [row]}), "a.json"))


def test_nested_values_under_unknown_keys_are_kept_as_json(tmp_path: Path) -> None:
    row = {
        "number": "A-1", "title": "T", "organisation": "O", "tags": ["x"], "programme": {"code": "E", "share": 0.5},
        "grants": [{"id": 1, "open": True, "to": "P"}],
    }  # fmt: skip
    made = plan(file(tmp_path, json.dumps([row]), "a.json"))
    (extra,) = read(made, "extra")
    assert isinstance(extra, dict)
    assert {name: row[name] for name in ("tags", "programme", "grants")} == {
        name: json.loads(text) for name, text in extra.items()
    }
    assert (1, ()) == (made.count(Outcome.ADDED), made.unused)


def test_a_nested_value_under_a_name_of_ours_refuses_the_row(tmp_path: Path) -> None:
    row = {"number": "A-1", "title": {"nl": "T"}, "organisation": "O"}
    made = plan(file(tmp_path, json.dumps([row]), "a.json"))
    assert ["title"] == [row.column for row in made.refused]


def test_each_change_says_what_was_and_what_comes(tmp_path: Path) -> None:
    first = plan(column(tmp_path, "requested_support", "405.000"))
    made = plan(column(tmp_path, "requested_support", "412.500"), existing=first.dossiers_to_add)
    (row,) = made.rows
    assert (FieldChange(name="requested_support", before="€405,000", after="€412,500"),) == row.changes
    assert "requested support: €405,000 → €412,500." == row.reason
    assert "T" == row.title


def test_files_that_cannot_be_read_are_told_all_at_once(tmp_path: Path) -> None:
    one, other = file(tmp_path, "a;b\n1;2\n", "one.csv"), file(tmp_path, "c;d\n1;2\n", "other.csv")
    with pytest.raises(UnreadableFile, match=r"(?s)one\.csv.*other\.csv"):
        plan(one, other)


def test_what_a_sheet_says_of_itself_names_sheet_and_file(tmp_path: Path) -> None:
    sheets = (("Lijst", [["Oproep"], HEAD, ["A-1", "T", "O"]]), ("Leden", [["code", "wie"], ["A-1", "P"]]))
    one = workbook(tmp_path, *sheets)
    assert plan(one).notes[0].startswith("[Lijst]: The headings were found in row 2")
    other = file(tmp_path, "number;title;organisation\nB-1;T;O\nTotaal;;12\n", "b.csv")
    notes = plan(one, other).notes
    assert notes[0].startswith("a.xlsx [Lijst]: The headings")
    assert notes[1].startswith("b.csv: 1 row holds totals")


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (["Te doen:", "wie?"], "its headings are: Te doen, wie?."),
        (["Lo." * 30] * 4, "Lo.Lo.Lo…"),
        ([], "its headings are: –."),
    ],
)
def test_headings_end_a_sentence_as_one(headings: list[str], said: str) -> None:
    text = UnusedSheet(file="a.xlsx", name="B", headings=tuple(headings)).text
    assert said in text
    assert ":." not in text
    assert "…." not in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("number;title;organisation;admissibility\nA;T;O;misschien\n", "b.csv"),
        ("number;naam;helix\nA-1;P;haven\n", "partners.csv"),
    ],
)
def test_values_are_asked_for_in_the_words_of_the_reader(tmp_path: Path, text: str, name: str) -> None:
    with in_language("nl"):
        made = plan(column(tmp_path, "acronym", ""), file(tmp_path, text, name))
        said = next(row for row in made.rows if row.reason and row.file == name)
        words = said.reason.partition(" – ")[0].rpartition("gebruik ")[2].rpartition("een van ")[2]
    assert "(" not in words
    assert any(word in words for word in ("kennisinstelling", "ontvankelijk"))


def test_two_lists_of_the_same_in_one_object_are_both_left_out_and_named(tmp_path: Path) -> None:
    lines = [{"jaar": 1, "post": "x", "bedrag": 5}]
    row = {"number": "A-1", "title": "T", "organisation": "O", "budget": lines, "begroting": lines}
    made = plan(file(tmp_path, json.dumps([row]), "a.json"))
    assert [()] == [each.budget for each in made.dossiers_to_add]
    assert ["budget", "begroting"] == [each.name for each in made.unused]
    assert "“budget” and “begroting” are both lists" in made.unused[0].text


def test_a_partner_that_lies_in_another_application_than_it_says_is_refused(tmp_path: Path) -> None:
    partners = [
        {"number": "A-2", "name": "P", "helix": "kmo"},
        {"number": "A-1", "name": "Q", "helix": "kmo"},
    ]
    row = {"number": "A-1", "title": "T", "organisation": "O", "partners": partners}
    made = plan(file(tmp_path, json.dumps([row]), "a.json"))
    assert ["Q"] == [each.name for each in made.dossiers_to_add[0].partners]
    assert "it says “A-2”, and lies in the application “A-1”" in made.refused[0].reason


def test_what_cannot_be_seen_of_an_old_workbook_is_said_once_for_all_its_sheets_and_rows(
    tmp_path: Path,
) -> None:
    book = xlwt.Workbook()
    sheets = {
        "Lijst": [["number", "title", "organisation"], ["A-1", "T", "O"], ["A-2", "T", "O"]],
        "Partners": [["number", "name", "helix"], ["A-1", "P", "company"], ["A-9", "Q", "company"]],
    }
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for n, row in enumerate(rows):
            for position, value in enumerate(row):
                sheet.write(n, position, value)
    book.save(str(tmp_path / "a.xls"))
    made = plan(tmp_path / "a.xls")
    (caution,) = [each for each in made.said if "of the kind .xls" in each]
    assert caution.startswith("“a.xls” is of the kind .xls")
    assert not any("of the kind" in f"{row.reason}{row.notes}" for row in made.rows)
