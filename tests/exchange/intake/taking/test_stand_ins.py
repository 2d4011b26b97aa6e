"""Totals, examples and words for nothing are no applications, nobody's name, and nobody's seat."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.exchange.intake.people.table import read_people_table
from tests.exchange.intake.intake_samples import column, file, plan

HEAD = "nummer;titel;organisatie;gevraagde steun;totale begroting\n"
REAL = "A-1;Titel;Firma;150000;300000\n"


@pytest.mark.parametrize(
    "row",
    [
        "Totaal generaal;Totaal;Totaal;150000;300000",
        "TOTAL;x;y;150000;300000",
        "Totaal: 3 aanvragen;x;y;150000;300000",
        "Eindtotaal;alle;alle;150000;300000",
        "Subtotaal;Subtotaal;Subtotaal;150000;300000",
        "9;Totaal;alle;150000;300000",
        "bv. A-1;voorbeeld;voorbeeld;1;1",
        "Voorbeeld;Titel van het project;Naam organisatie;1;1",
        "7;Titel van het project;Firma;150000;300000",
        "7;Titel;Naam organisatie;150000;300000",
        "?;Titel;Firma;150000;300000",
        "-;Titel;Firma;150000;300000",
        "n.v.t.;Titel;Firma;150000;300000",
        "XXX;Titel;Firma;150000;300000",
        "7;?;Firma;150000;300000",
        "7;n.v.t.;Firma;150000;300000",
        "7;N/A;Firma;150000;300000",
        "7;Titel;idem;150000;300000",
        '7;Titel;"""";150000;300000',
        "7;Titel;onbekend;150000;300000",
        "7;Titel;zie boven;150000;300000",
        "A-5?;Titel;Firma;150000;300000",
        "A-6/A-7;Titel;Firma;150000;300000",
        "A-8 t.e.m. A-10;Titel;Firma;150000;300000",
        "zie A-2;Titel;Firma;150000;300000",
        "A-2 & A-3;Titel;Firma;150000;300000",
        "GESCHRAPT;Titel;Firma;150000;300000",
        "A-2 (ingetrokken);Titel;Firma;150000;300000",
        "7;0;Firma;150000;300000",
        "7;Titel;leeg;150000;300000",
    ],
)
def test_what_is_no_application_is_refused_and_named(tmp_path: Path, row: str) -> None:
    made = plan(file(tmp_path, f"{HEAD}{REAL}{row}\n"))
    assert ["A-1"] == [each.application.number for each in made.dossiers_to_add]
    (refused,) = made.refused
    assert any(part.strip('"') in refused.reason for part in row.split(";")[:3])


@pytest.mark.parametrize(
    "row",
    [
        "BV-01;Titel;Firma",
        "VB 12;Titel;Firma",
        "TOTAL-01;Titel;Firma",
        "A-2;SUM;Firma",
        "A-2;Titel;TotalEnergies",
        "A-2;Titel;Total",
        "A-2;Totaalrenovatie van woningen;Firma",
        "A-2;NA;Firma",
        "A-2;X;Y",
        "A-2;XL;SO",
        "A-2;Onbekend talent;Idemasport",
        "NA;Titel;Firma",
    ],
)
def test_what_only_resembles_it_comes_in(tmp_path: Path, row: str) -> None:
    made = plan(file(tmp_path, f"nummer;titel;organisatie\n{row}\n"))
    assert (1, ()) == (len(made.dossiers_to_add), made.refused)


def test_a_partner_of_whom_nobody_wrote_the_name_is_refused_and_the_application_is_not(
    tmp_path: Path,
) -> None:
    listed = file(tmp_path, "number;naam;helix\nA-1;idem;bedrijf\nA-1;Firma;bedrijf\n", "partners.csv")
    made = plan(column(tmp_path, "acronym", ""), listed)
    assert [["Firma"]] == [[each.name for each in dossier.partners] for dossier in made.dossiers_to_add]
    assert ["“idem”" in each.reason for each in made.refused] == [True]


@pytest.mark.parametrize("name", ["?", "n.v.t.", "Vacant", "nog aan te duiden", "N.N.", "naam en voornaam"])
def test_nobody_is_no_juror(tmp_path: Path, name: str) -> None:
    table = read_people_table(file(tmp_path, f"id;naam\nJ-1;{name}\nJ-2;An Peeters\n"))
    assert ["An Peeters"] == [each.person.name for each in table.people]
    assert [name in each.reason for each in table.refused] == [True]


@pytest.mark.parametrize("name", ["An / Jan", "An Peeters & Jan Claes", "Jan en An Peeters", "An/Jan"])
def test_a_name_of_two_people_is_said(tmp_path: Path, name: str) -> None:
    table = read_people_table(file(tmp_path, f"id;naam;rol\nJ-1;{name};jurylid\n"))
    assert [name] == [each.person.name for each in table.people]
    assert [True] == [name in note and "two people" in note for note in table.notes]


@pytest.mark.parametrize("name", ["An Peeters", "Els Van den Ende", "Peeters, An", "Anders Openheim"])
def test_one_name_is_one_person(tmp_path: Path, name: str) -> None:
    table = read_people_table(file(tmp_path, f"id;naam;rol\nJ-1;{name};jurylid\n"))
    assert ([name], ()) == ([each.person.name for each in table.people], table.notes)


@pytest.mark.parametrize(
    "number", ["2,01601E+05", "2.01602E+05", "2E+05", "1-mrt", "jan/16", "12-okt-16", "Mei-2016"]
)
def test_what_a_spreadsheet_made_of_a_number_is_refused_with_its_cell(tmp_path: Path, number: str) -> None:
    made = plan(file(tmp_path, f"nummer;titel;organisatie\n{number};T;O\n"))
    assert ["A2"] == [row.cell for row in made.refused]
    assert f"“{number}” is what a spreadsheet makes of a number" in made.refused[0].reason


@pytest.mark.parametrize("number", ["2016-01", "E-05", "2E-01", "MRT-1", "mei 2016", "1/2016", "A-2E+05"])
def test_numbers_that_somebody_gives_are_read(tmp_path: Path, number: str) -> None:
    assert [number] == [
        each.application.number
        for each in plan(file(tmp_path, f"nummer;titel;organisatie\n{number};T;O\n")).dossiers_to_add
    ]


def test_a_sector_that_a_spreadsheet_made_a_number_of_is_left_empty_and_said(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "sector", "1,5E+05", "1-mrt", "C"))
    assert ["", "", "C"] == [each.application.sector for each in made.dossiers_to_add]
    assert "D2: “1,5E+05” is what a spreadsheet makes" in made.rows[0].reason
    assert made.rows[1].reason.endswith("as text – left empty.")
    assert made.rows[2].reason == ""


@pytest.mark.parametrize(
    "row",
    [
        "2016/01;Titel;Firma",
        "IBN/2016/01;Titel;Firma",
        "A-1.2;Titel;Firma",
        "A 12-3;Titel;Firma",
        "A-4*;Titel;Firma",
        "7;Vervallen panden (fase 2);Firma",
        "7;Dubbel glas;Firma",
        "7;Ingetrokken gevels in de stad;Firma",
    ],
)
def test_a_real_number_or_title_is_read(tmp_path: Path, row: str) -> None:
    assert not plan(file(tmp_path, f"nummer;titel;organisatie\n{row}\n")).refused


@pytest.mark.parametrize("row", ["J1;Luc Maes (vertrokken);VUB", "J1;Luc Maes;idem", 'J1;Luc Maes;""""'])
def test_a_juror_who_left_or_is_as_another_row_says_is_refused(tmp_path: Path, row: str) -> None:
    table = read_people_table(file(tmp_path, f"id;naam;organisatie\n{row}\n"))
    assert 1 == len(table.refused)
