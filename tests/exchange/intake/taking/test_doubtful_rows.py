"""Rows that a line within the list, a status, a remark or the name of the file puts in doubt wait for a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.cli.importing.taking import row_answers
from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.people.table import read_people_table
from tests.exchange.intake.intake_samples import file, plan

HEAD = "nummer;titel;organisatie;status\n"


def _lines(folder: Path, line: str, *said: str) -> ImportPlan:
    rows = f"A-1;T1;O;\n{line}\nA-2;T2;O2;\nA-3;T3;O3;\n"
    return plan(file(folder, HEAD + rows), answers=row_answers(said))


def _taken(made: ImportPlan) -> list[str]:
    return [each.application.number for each in made.dossiers_to_add]


def _awaiting(made: ImportPlan) -> dict[str, tuple[str, ...]]:
    return {row.number: row.awaits for row in made.rows if row.awaits}


@pytest.mark.parametrize(
    "line",
    ["Wachtlijst;;;", ";Reservelijst;;", "Oproep 2014;;;", "Komen niet in aanmerking;;;", "Ter info:;;;"],
)
def test_rows_below_a_line_that_nobody_knows_wait_and_the_line_is_said(tmp_path: Path, line: str) -> None:
    made = _lines(tmp_path, line)
    assert ["A-1"] == _taken(made)
    assert {"A-2": ("hidden-rows:below",), "A-3": ("hidden-rows:below",)} == _awaiting(made)
    assert any(f"row 3 says “{line.strip(';')}”: the rows below it, 4–5," in note for note in made.notes)


@pytest.mark.parametrize(
    "line",
    ["Provincie Antwerpen;;;", "Limburg;;;", "Sector Bouw;;;", "Nieuwe aanvragen:;;;", "A;;;", "2016;;;"],
)
def test_a_known_heading_within_the_list_puts_nothing_in_doubt(tmp_path: Path, line: str) -> None:
    assert ["A-1", "A-2", "A-3"] == _taken(_lines(tmp_path, line))


def test_they_are_taken_or_left_out_one_by_one_or_all_together(tmp_path: Path) -> None:
    assert ["A-1", "A-3"] == _taken(_lines(tmp_path, "Wachtlijst;;;", "5=keep"))
    assert ["A-1", "A-2", "A-3"] == _taken(_lines(tmp_path, "Wachtlijst;;;", "below=keep"))
    made = _lines(tmp_path, "Wachtlijst;;;", "below=leave-out")
    assert (["A-1"], {}) == (_taken(made), _awaiting(made))


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("status", "Ingetrokken"), ("status", "Concept"), ("status", "Vervangen door A-5"),
        ("status", "Afgewezen: te laat"),
        ("opmerking", "INGETROKKEN door aanvrager"), ("ingetrokken", "ja"), ("geannuleerd", "x"),
        ("stand van zaken", "nog in opmaak"),
    ],
)  # fmt: skip
def test_a_row_that_says_it_is_none_of_the_call_waits(tmp_path: Path, heading: str, text: str) -> None:
    rows = f"A-1;T1;O;\nA-2;T2;O2;{text}\n"
    made = plan(file(tmp_path, f"nummer;titel;organisatie;{heading}\n{rows}"))
    assert (["A-1"], {"A-2": ("hidden-rows:stated",)}) == (_taken(made), _awaiting(made))
    assert any(f"“{heading}” says “{text}” in row 3" in note for note in made.notes)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("status", "Ingediend"), ("status", "niet ingetrokken"), ("opmerking", "oude titel gewijzigd"),
        ("ingetrokken", "nee"), ("samenvatting", "ingetrokken"),
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_kind_keeps_no_row_waiting(tmp_path: Path, heading: str, text: str) -> None:
    rows = f"A-1;T1;O;\nA-2;T2;O2;{text}\n"
    made = plan(file(tmp_path, f"nummer;titel;organisatie;{heading}\n{rows}"))
    assert ["A-1", "A-2"] == _taken(made)


@pytest.mark.parametrize(
    ("name", "waits"), [("Ingetrokken aanvragen", True), ("concept lijst", True), ("kopie", False)]
)
def test_a_file_that_is_called_withdrawn_is_asked_about(tmp_path: Path, name: str, waits: bool) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text("nummer;titel;organisatie\nA-1;T1;O\n", encoding="utf-8")
    assert ([] if waits else ["A-1"]) == _taken(plan(path))
    assert ["A-1"] == _taken(plan(path, answers=row_answers([f"{name}!*=keep"] if waits else [])))


@pytest.mark.parametrize("line", ["Ontslagnemend:", "Niet meer in de jury", "Voormalige leden"])
def test_people_below_a_line_that_dismisses_them_are_refused(tmp_path: Path, line: str) -> None:
    rows = f"J-01;An Peeters;jurylid\nLeden;;\nJ-02;Jo Claes;jurylid\n{line};;\nJ-03;Jan Maes;jurylid\n"
    read = read_people_table(file(tmp_path, "id;naam;rol\n" + rows))
    assert ["J-01", "J-02"] == [each.person.id for each in read.people]
    assert [
        f"it stands below “{line}” in row 5" in each.reason for each in read.refused if each.row == 6
    ] == [True]


def test_partners_below_a_line_that_takes_them_away_are_refused(tmp_path: Path) -> None:
    rows = "A-1;Zaag bv;bedrijf\nUitgestapt:;;\nA-1;Weg bv;bedrijf\n"
    listed = file(tmp_path, "nummer;titel;organisatie\nA-1;T1;O\n", "list.csv")
    made = plan(listed, file(tmp_path, "nummer;partner;helix\n" + rows, "partners.csv"))
    assert ["Zaag bv"] == [partner.name for each in made.dossiers_to_add for partner in each.partners]
