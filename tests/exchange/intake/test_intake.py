"""Reading applications and planning their import."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.application import Admissibility, Helix
from evalapp.domain.errors import UnreadableFile
from evalapp.domain.intake import ImportPlan, Outcome
from tests.exchange.intake import intake_samples as samples

HEADER = "number,title,organisation,requested_support,total_budget\n"


FULL = {
    "number": "A-07",
    "title": "Dronenetwerk",
    "acronym": "DRO",
    "organisation": "Dronecluster vzw",
    "enterprise_number": "BE 0999000129",
    "sector": "c",
    "province": "BE23",
    "start": "01/07/2016",
    "years": 3,
    "requested_support": 450000,
    "total_budget": "€ 900.000,00",
    "summary": "Lijn één\nLijn twee",
    "contact": "An",
    "email": "an@example.org",
    "submitted_at": "30/11/2015 14:05",
    "Thema": "lucht",
    "partners": [
        {"name": "Veldmeet bv", "helix": "bedrijf", "staff": 8, "turnover": 1200000.5, "committed": True},
        {"name": "KU Leuven", "helix": "knowledge", "province": "Flemish Brabant", "in_kind": "50.000"},
    ],
    "budget": [{"year": 2016, "line": "personeel", "amount": "600.000", "source": "steun"}],
}


def _full(folder: Path) -> Path:
    return samples.file(folder, json.dumps([FULL]), "applications.json")


def test_every_field_of_a_nested_application_is_normalised(tmp_path: Path) -> None:
    (dossier,) = samples.plan(_full(tmp_path)).dossiers_to_add
    application = dossier.application
    assert application.enterprise_number == "0999.000.129"
    assert (application.sector, application.province, application.start) == (
        "C",
        "Oost-Vlaanderen",
        "2016-07-01",
    )
    assert (application.years, application.requested_support, application.total_budget) == (
        3,
        45_000_000,
        90_000_000,
    )
    assert application.submitted_at == "2015-11-30T13:05:00+00:00"
    assert application.summary == "Lijn één\nLijn twee"
    assert application.extra == {"Thema": "lucht"}
    assert [partner.helix for partner in dossier.partners] == [Helix.COMPANY, Helix.KNOWLEDGE]
    assert (dossier.partners[0].turnover, dossier.partners[0].is_committed) == (120_000_050, True)
    assert (dossier.partners[1].province, dossier.partners[1].in_kind) == ("Vlaams-Brabant", 5_000_000)
    assert (dossier.budget[0].year, dossier.budget[0].amount) == (2016, 60_000_000)


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    held = samples.after(samples.plan(_full(tmp_path)))
    again = samples.plan(_full(tmp_path), existing=held)
    assert [row.outcome for row in again.rows] == [Outcome.UNCHANGED]
    assert again.is_empty
    assert again.rows[0].reason == ""


def test_dutch_headings_semicolons_and_belgian_numbers(tmp_path: Path) -> None:
    text = "\ufeffNummer;Titel;Organisatie;Ondernemingsnummer;Provincie;"
    text += "Gevraagde steun (€);Totale begroting;Samenvatting\r\n"
    text += "A-1;Zon;Zonnecluster vzw;0999.000.228;west-vlaanderen;150.000,50;300.001,00;Kort\r\n"
    (dossier,) = samples.plan(samples.file(tmp_path, text)).dossiers_to_add
    application = dossier.application
    assert (application.requested_support, application.total_budget) == (15_000_050, 30_000_100)
    assert (application.province, application.summary, application.extra) == ("West-Vlaanderen", "Kort", {})


def test_a_bad_cell_refuses_the_whole_application_with_its_address(tmp_path: Path) -> None:
    plan = samples.plan(samples.file(tmp_path, HEADER + "A-1,One,Org,abc,1\nA-2,Two,Org,1,2\n"))
    assert samples.outcomes(plan) == [(2, "A-1", "refused"), (3, "A-2", "added")]
    assert plan.rows[0].column == "requested_support"
    assert plan.rows[0].reason.startswith("D2: “abc”")
    assert [1, 0, 0, 1] == [plan.count(outcome) for outcome in Outcome]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("start", "31/02/2016"),
        ("start", "12/31/2015"),
        ("start", "2016"),
        ("years", "0"),
        ("years", "31"),
        ("years", "2,5"),
        ("requested_support", "-1"),
        ("requested_support", "1.2.3"),
        ("requested_support", "#REF!"),
        ("total_budget", "1e9"),
        ("submitted_at", "30/11/2015 25:00"),
        ("title", ""),
        ("title", "#N/A"),
        ("title", "x" * 1_001),
        ("number", " "),
        ("number", "\u202eA"),
        ("number", "n" * 65),
    ],
)
def test_values_that_cannot_be_right_are_refused(tmp_path: Path, field: str, text: str) -> None:
    row = {"number": "A-1", "title": "T", "organisation": "O", field: text}
    plan = samples.plan(samples.file(tmp_path, json.dumps([row]), "a.json"))
    assert [(each.outcome, each.column) for each in plan.rows] == [(Outcome.REFUSED, field)]
    assert plan.is_empty


def test_a_number_cell_with_three_decimals_is_not_thousands(tmp_path: Path) -> None:
    row = {"number": "A", "title": "T", "organisation": "O", "requested_support": 150.125}
    assert samples.plan(samples.file(tmp_path, json.dumps([row]), "a.json")).count(Outcome.REFUSED) == 1
    row["requested_support"] = "150.125"
    (dossier,) = samples.plan(samples.file(tmp_path, json.dumps([row]), "a.json")).dossiers_to_add
    assert dossier.application.requested_support == 15_012_500


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2015-11-30", "2015-11-30"),
        ("30-11-2015", "2015-11-30"),
        ("30/11/2015 9:05", "2015-11-30T08:05:00+00:00"),
        ("2015-07-30T14:05:10", "2015-07-30T12:05:10+00:00"),
        ("2015-11-30T14:05Z", "2015-11-30T14:05:00+00:00"),
        ("2015-11-30 14:05:00+02:00", "2015-11-30T12:05:00+00:00"),
    ],
)
def test_times_are_belgian_unless_they_say_otherwise(tmp_path: Path, text: str, read: str) -> None:
    row = {"number": "A", "title": "T", "organisation": "O", "submitted_at": text}
    (dossier,) = samples.plan(samples.file(tmp_path, json.dumps([row]), "a.json")).dossiers_to_add
    assert dossier.application.submitted_at == read


@pytest.mark.parametrize(
    ("text", "province"),
    [("Antwerp", "Antwerpen"), ("provincie Limburg", "Limburg"), ("OOST VLAANDEREN", "Oost-Vlaanderen"),
     ("be242", "Vlaams-Brabant"), ("BE10", "Brussel"), ("Région de Bruxelles-Capitale", "Brussel"),
     ("Flandre occidentale", "West-Vlaanderen")],
)  # fmt: skip
def test_provinces_in_three_languages_and_codes(tmp_path: Path, text: str, province: str) -> None:
    row = {"number": "A", "title": "T", "organisation": "O", "province": text}
    (dossier,) = samples.plan(samples.file(tmp_path, json.dumps([row]), "a.json")).dossiers_to_add
    assert dossier.application.province == province


@pytest.mark.parametrize("amount", ["1", "veel"])
def test_rows_with_the_same_number_are_all_refused_naming_each_other(tmp_path: Path, amount: str) -> None:
    plan = samples.plan(samples.file(tmp_path, HEADER + f"A-1,One,Org,{amount},2\n\nA-1,Other,Org,1,2\n"))
    assert samples.outcomes(plan) == [(2, "A-1", "refused"), (4, "A-1", "refused")]
    assert ["also stands in row 4 of a.csv", "also stands in row 2 of a.csv"] == [
        row.reason.partition("” ")[2].partition(";")[0] for row in plan.rows
    ]
    assert (amount == "veel") == ("D2" in plan.rows[0].reason)


def test_more_support_than_budget_comes_in_with_a_note(tmp_path: Path) -> None:
    plan = samples.plan(samples.file(tmp_path, HEADER + "A-1,One,Org,5,2\n"))
    assert plan.rows[0].outcome is Outcome.ADDED
    assert "higher than the total budget" in plan.rows[0].reason


def test_a_field_that_the_file_lacks_keeps_its_value_and_changes_are_named(tmp_path: Path) -> None:
    held = samples.after(samples.plan(_full(tmp_path)))
    plan = samples.plan(samples.file(tmp_path, "number,title,contact\nA-07,Nieuwe titel,\n"), existing=held)
    (after,) = plan.dossiers_to_update
    assert (after.application.title, after.application.contact) == ("Nieuwe titel", "")
    assert after.application.summary == "Lijn één\nLijn twee"
    assert (after.partners, after.budget) == (held[0].partners, held[0].budget)
    assert plan.rows[0].reason == "contact: An → emptied. title: Dronenetwerk → Nieuwe titel."


def test_what_the_panel_decided_about_an_application_survives_an_import(tmp_path: Path) -> None:
    from dataclasses import replace

    (first,) = samples.after(samples.plan(_full(tmp_path)))
    judged = replace(
        first,
        application=replace(
            first.application, admissibility=Admissibility.INADMISSIBLE, admissibility_reason="te laat"
        ),
    )
    plan = samples.plan(samples.file(tmp_path, "number,title\nA-07,Anders\n"), existing=(judged,))
    assert plan.dossiers_to_update[0].application.admissibility is Admissibility.INADMISSIBLE


def test_a_new_application_without_an_organisation_is_refused(tmp_path: Path) -> None:
    plan = samples.plan(samples.file(tmp_path, "number,title\nA-1,One\n"))
    assert [(row.outcome, row.column) for row in plan.rows] == [(Outcome.REFUSED, "organisation")]


def test_columns_that_are_not_ours_are_kept(tmp_path: Path) -> None:
    text = "number,title,organisation,Thema,Thema,Leeg\nA-1,T,O,lucht,water,\n"
    (dossier,) = samples.plan(samples.file(tmp_path, text)).dossiers_to_add
    assert dossier.application.extra == {"Thema": "lucht", "Thema (E)": "water"}


def test_two_titles_are_asked_about_and_one_that_says_the_same_is_not(tmp_path: Path) -> None:
    asked = samples.plan(samples.file(tmp_path, "number,title,projecttitel,organisation\nA,1,2,3\n"))
    assert (["which:title"], 1) == ([each.id for each in asked.questions], len(asked.refused))
    alike = samples.plan(samples.file(tmp_path, "number,title,projecttitel,organisation\nA,T,T,O\n"))
    assert ((), "T") == (alike.questions, alike.dossiers_to_add[0].application.title)


def test_a_table_of_something_else_is_refused_with_its_headings(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no column “number”, “title”; its headings are: a, b"):
        samples.plan(samples.file(tmp_path, "a,b\n1,2\n"))
    with pytest.raises(UnreadableFile, match="It is a table of scores: merge it"):
        samples.plan(samples.file(tmp_path, "juror,application,criterion,value\nJ1,A-1,c,3\n"))


def test_headings_alone_import_nothing(tmp_path: Path) -> None:
    plan = samples.plan(samples.file(tmp_path, HEADER))
    assert plan == ImportPlan(fields=plan.fields, sources=plan.sources, layout=plan.layout, notes=plan.notes)
    assert ["holds no row below its headings" in each for each in plan.notes] == [True]


def test_a_row_with_shifted_cells_is_refused(tmp_path: Path) -> None:
    plan = samples.plan(samples.file(tmp_path, HEADER + "A-1,One, two,Org,1,2\n"))
    assert [row.outcome for row in plan.rows] == [Outcome.REFUSED]


def test_a_workbook_with_three_sheets(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    first = workbook.active
    first.title = "Aanvragen"
    first.append(["number", "title", "organisation", "requested_support", "years"])
    first.append(["A-1", "T", "O", 150000.5, 3])
    partners = workbook.create_sheet("Partners")
    partners.append(["number", "naam", "helix", "vte", "toegezegd"])
    partners.append(["A-1", "P1", "bedrijf", 8, "ja"])
    partners.append(["A-1", "P2", "bedrijf", 8.125, "nee"])
    budget = workbook.create_sheet("Begroting 2016")
    budget.append(["number", "jaar", "post", "bedrag"])
    budget.append(["A-1", 1, "personeel", 100])
    workbook.create_sheet("Uitleg").append(["Vul in", "wat je weet"])
    workbook.save(tmp_path / "a.xlsx")
    plan = samples.plan(tmp_path / "a.xlsx")
    assert samples.outcomes(plan) == [(2, "A-1", "added"), (3, "A-1", "refused")]
    assert "Partners!D3" in plan.rows[1].reason
    assert [(each.name, each.headings, each.rows) for each in plan.unused] == [
        ("Uitleg", ("Vul in", "wat je weet"), 0)
    ]
    (dossier,) = plan.dossiers_to_add
    assert dossier.application.requested_support == 15_000_050
    assert [partner.name for partner in dossier.partners] == ["P1"]
    assert dossier.budget[0].year == 1
