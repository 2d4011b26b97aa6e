"""Partners and budgets in an import: each row by itself, each list as a whole."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.application import Application, Dossier, Helix, Partner
from evalapp.domain.intake import ImportPlan, Outcome
from evalapp.exchange.intake.reading import plan_import, read_applications
from tests.exchange.intake.intake_samples import column, file, plan, workbook

APPLICATIONS = "number,title,organisation\nA-1,One,Org\nA-2,Two,Org\n"
PARTNERS = "number,name,helix,staff,committed\n"
STORED = Dossier(
    application=Application(number="A-1", title="One", organisation="Org"),
    partners=(Partner(name="Old", helix=Helix.COMPANY),),
)


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _plan(folder: Path, partners: str, *existing: Dossier) -> ImportPlan:
    paths = [_file(folder, "my-partners.csv", PARTNERS + partners), _file(folder, "a.csv", APPLICATIONS)]
    return plan_import(read_applications(paths), existing)


def test_a_bad_partner_refuses_its_row_only(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "A-1,P1,company,8,yes\nA-1,P2,rocket,8,yes\nA-2,P3,overheid,,misschien\n")
    assert [(row.file, row.row, row.outcome, row.column) for row in plan.rows] == [
        ("a.csv", 2, Outcome.ADDED, ""),
        ("a.csv", 3, Outcome.ADDED, ""),
        ("my-partners.csv", 3, Outcome.REFUSED, "helix"),
    ]
    assert [[partner.name for partner in dossier.partners] for dossier in plan.dossiers_to_add] == [
        ["P1"],
        ["P3"],
    ]
    assert plan.rows[0].reason == "1 row of partners is refused."
    assert not plan.dossiers_to_add[1].partners[0].is_committed
    assert "E4: “misschien” must be yes or no – taken for no." in plan.rows[1].reason


def test_parts_of_a_full_time_equivalent_are_kept_and_never_rounded(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path, 'A-1,P1,company,"9,6",yes\nA-1,P2,company,1.000,yes\nA-1,P3,company,"9,6125",yes\n'
    )
    whole, hundredths = zip(
        *((each.staff, each.staff_hundredths) for each in plan.dossiers_to_add[0].partners)
    )
    assert ((9, 1000), (60, 0)) == (whole, hundredths)
    assert Fraction(48, 5) == plan.dossiers_to_add[0].partners[0].full_time_equivalents
    assert "more than two decimals" in plan.rows[-1].reason


def test_a_partner_of_no_application_is_refused(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "A-9,P1,company,8,yes\n,P2,company,8,yes\nA-9,P3,company,8,yes\n")
    assert [(row.outcome, row.row, row.folded) for row in plan.rows[2:]] == [
        (Outcome.REFUSED, 2, 1),
        (Outcome.REFUSED, 3, 0),
    ]
    assert "no application “A-9”" in plan.rows[2].reason


def test_partners_of_a_refused_application_are_counted_with_it_and_not_told_again(tmp_path: Path) -> None:
    bad = _file(tmp_path, "a.csv", "number,title,organisation,years\nA-1,One,Org,many\n")
    partners = _file(tmp_path, "partners.csv", PARTNERS + "A-1,P1,company,8,yes\n")
    plan = plan_import(read_applications([bad, partners]), [STORED])
    assert plan.is_empty
    assert [(row.row, row.folded) for row in plan.rows] == [(2, 1)]
    assert plan.rows[0].reason.endswith("1 row of partners or budget waits for it.")


def test_partners_alone_replace_the_stored_ones(tmp_path: Path) -> None:
    partners = _file(tmp_path, "leden.csv", PARTNERS + "A-1,New,company,8,ja\n")
    plan = plan_import(read_applications([partners]), [STORED])
    assert [partner.name for partner in plan.dossiers_to_update[0].partners] == ["New"]
    assert (plan.rows[0].outcome, plan.rows[0].reason) == (
        Outcome.UPDATED,
        "partners: 1 → 1 · new: New · gone: Old.",
    )
    again = plan_import(read_applications([partners]), plan.dossiers_to_update)
    assert [row.outcome for row in again.rows] == [Outcome.UNCHANGED]


def test_a_typing_error_does_not_cost_a_stored_partner(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "A-1,New,company,8,yes\nA-1,Old,companny,8,yes\n", STORED)
    assert [dossier.application.number for dossier in plan.dossiers_to_update] == []
    assert plan.rows[0].outcome is Outcome.UNCHANGED
    assert "refused" in plan.rows[0].reason
    assert "the partners that were there stay as they are" in plan.rows[0].reason


def test_applications_without_partner_rows_keep_their_partners(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "A-2,P,company,8,yes\n", STORED)
    assert plan.rows[0].outcome is Outcome.UNCHANGED


def test_an_empty_list_in_json_empties_and_a_missing_one_keeps(tmp_path: Path) -> None:
    row = {"number": "A-1", "title": "One"}
    kept = plan_import(read_applications([_file(tmp_path, "a.json", json.dumps([row]))]), [STORED])
    assert kept.is_empty
    emptied = plan_import(
        read_applications([_file(tmp_path, "a.json", json.dumps([row | {"partners": []}]))]), [STORED]
    )
    assert emptied.dossiers_to_update[0].partners == ()
    assert emptied.rows[0].reason == "partners: 1 → 0 · gone: Old."


def test_partners_nested_in_a_second_object_with_the_same_number_go_with_it(tmp_path: Path) -> None:
    one = {"number": "A", "title": "T", "organisation": "O", "partners": [{"name": "P", "helix": "company"}]}
    two = one | {"partners": [{"name": "Q", "helix": "company"}]}
    plan = plan_import(read_applications([_file(tmp_path, "a.json", json.dumps([one, two]))]), [])
    assert [(row.outcome, row.folded) for row in plan.rows] == [(Outcome.REFUSED, 1)] * 2


def test_what_waits_for_an_application_is_counted_with_no_row_of_another_sheet(tmp_path: Path) -> None:
    rows = [["number", "title", "organisation"], ["B", "T", "O"], ["A", "", "O"]]
    partners = [["number", "name", "helix"], ["A", "P", "company"], ["B", "", "company"]]
    path = workbook(tmp_path, ("Applications", rows), ("Partners", partners))
    plan = plan_import(read_applications([path]), [])
    assert [(row.number, row.row, row.folded) for row in plan.refused] == [("A", 3, 1), ("B", 3, 0)]


@pytest.mark.parametrize(
    "partners", [{"name": "x"}, [1], [{"helix": "company"}], [{"name": ["x"], "helix": "company"}]]
)
def test_nested_partners_of_the_wrong_shape_are_refused(tmp_path: Path, partners: object) -> None:
    row = {"number": "A", "title": "T", "organisation": "O", "partners": partners}
    plan = plan_import(read_applications([_file(tmp_path, "a.json", json.dumps([row]))]), [])
    assert plan.count(Outcome.REFUSED) == 1


def test_budget_rows_are_recognised_by_their_headings(tmp_path: Path) -> None:
    applications = _file(tmp_path, "a.csv", APPLICATIONS)
    budget = _file(
        tmp_path, "b.csv", "nummer;jaar;post;bedrag;bron\nA-1;2016;loon;1.000,50;steun\nA-1;45;x;1;\n"
    )
    plan = plan_import(read_applications([applications, budget]), [])
    (line,) = plan.dossiers_to_add[0].budget
    assert (line.year, line.line, line.amount, line.source) == (2016, "loon", 100_050, "steun")
    assert "not a year" in plan.rows[-1].reason


def test_a_plan_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [
        _file(tmp_path, "a.csv", APPLICATIONS),
        _file(tmp_path, "partners.csv", PARTNERS + "A-1,P1,company,8,yes\n"),
    ]
    one, other = (plan_import(read_applications(order), []) for order in (paths, paths[::-1]))
    assert one == replace(other, sources=other.sources[::-1], layout=other.layout[::-1])


def test_a_number_that_is_merged_over_several_partners_is_that_of_each(tmp_path: Path) -> None:
    partners = [
        ["number", "name", "helix", "committed"],
        [1, "P", "company", "yes"],
        [None, "Q", "company", "yes"],
        [None, "R", "company", "no"],
    ]
    path = workbook(
        tmp_path, ("A", [["number", "title", "organisation"], [1, "T", "O"]]), ("Partners", partners)
    )
    book = openpyxl.load_workbook(path)
    book["Partners"].merge_cells("A2:A4")
    book["Partners"].merge_cells("B6:B7")
    book.save(path)
    plan = plan_import(read_applications([path]), [])
    (dossier,) = plan.dossiers_to_add
    assert ["P", "Q", "R"] == [each.name for each in dossier.partners]
    other, numbers = plan.notes
    assert ("B6:B7" in other, "A2:A4" in other) == (True, False)
    assert numbers.endswith(
        "2 rows take the number of their application from the merged cell above them: A2:A4."
    )


def test_a_refused_partner_or_budget_line_is_told_by_its_name(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("A", [["number", "title", "organisation"], ["A", "T", "O"]]),
        ("Partners", [["number", "name", "helix"], [None, "KU Leuven", "university"]]),
        ("Budget", [["number", "year", "line", "amount"], [None, 1, "Lonen", 100]]),
    )
    plan = plan_import(read_applications([path]), [])
    assert ["KU Leuven", "Lonen"] == [row.title for row in plan.refused]


def test_partners_that_may_be_one_and_the_same_are_said(tmp_path: Path) -> None:
    partners = [
        ["number", "name", "helix", "enterprise_number"],
        ["A", "KU Leuven", "university", "0419.052.173"],
        ["A", "K.U. Leuven R&D", "university", "BE 0419 052 173"],
        ["A", "Port", "government", None],
        ["A", "port", "government", None],
    ]
    path = workbook(
        tmp_path, ("A", [["number", "title", "organisation"], ["A", "T", "O"]]), ("Partners", partners)
    )
    (row,) = plan_import(read_applications([path]), []).rows
    assert row.after is not None
    assert 4 == len(row.after.partners)
    assert row.notes == (
        "“KU Leuven”, “K.U. Leuven R&D” have the same enterprise number 0419.052.173, and count as 2 partners.",
        "“Port”, “port” may be the same partner, and count as 2 partners.",
    )


def test_totals_among_the_lines_of_a_budget_are_left_out_and_said(tmp_path: Path) -> None:
    budget = _file(
        tmp_path,
        "b.csv",
        "nummer;jaar;post;bedrag\nA-1;2016;loon;60\nA-1;2016;Totaal;60\nA-1;2016;Subtotaal;60\n",
    )
    plan = plan_import(read_applications([_file(tmp_path, "a.csv", APPLICATIONS), budget]), [])
    (lines,) = [each.budget for each in plan.dossiers_to_add if each.budget]
    assert ["loon"] == [line.line for line in lines]
    assert "In b.csv 2 lines of the budget are totals and are left out: 3–4." in plan.notes


def test_a_partner_called_a_total_is_refused_unless_it_is_a_company(tmp_path: Path) -> None:
    text = "nummer;naam;helix;kbo\nA-1;Totaal;andere;\nA-1;Total;bedrijf;0403.063.605\n"
    plan = plan_import(
        read_applications([_file(tmp_path, "a.csv", APPLICATIONS), _file(tmp_path, "p.csv", text)]), []
    )
    (row,) = plan.refused
    assert (2, "B2") == (row.row, row.cell)
    assert "“Totaal” looks like a row of totals" in row.reason


def test_a_partner_that_is_given_twice_the_same_counts_once_and_is_said(tmp_path: Path) -> None:
    text = "nummer;naam;helix;inbreng in geld\nA-1;P;kmo;50\nA-1;P;kmo;50\nA-1;P;kmo;60\n"
    plan = plan_import(
        read_applications([_file(tmp_path, "a.csv", APPLICATIONS), _file(tmp_path, "p.csv", text)]), []
    )
    (partners,) = [each.partners for each in plan.dossiers_to_add if each.partners]
    assert [5_000, 6_000] == [partner.cash for partner in partners]
    assert any("1 row gives a partner once more" in note and note.endswith(": 3.") for note in plan.notes)


def test_two_digits_beside_a_year_of_the_calendar_are_doubtful(tmp_path: Path) -> None:
    text = "nummer;jaar;post;bedrag\nA-1;2016;loon;60\nA-1;16;loon;60\nA-1;2017;loon;60\n"
    plan = plan_import(
        read_applications([_file(tmp_path, "a.csv", APPLICATIONS), _file(tmp_path, "b.csv", text)]), []
    )
    (row,) = plan.refused
    assert "B3: “16”: beside B2 “2016” it may be a year in two digits" in row.reason


@pytest.mark.parametrize("names", [("p1.csv", "p2.csv"), ("p1.csv",)])
def test_a_partner_that_another_file_gives_once_more_is_left_out_and_named(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    text = "number;naam;helix\nA-1;Een;bedrijf\n"
    files = [file(tmp_path, text + "\n" * n, name) for n, name in enumerate(names)]
    made = plan(column(tmp_path, "start", ""), *files)
    assert 1 == len(made.dossiers_to_add[0].partners)
    said = [note for note in made.notes if "once more" in note]
    assert said == [
        f"In {name} 1 row gives a partner once more, the same in all, and is left out: 2."
        for name in names[1:]
    ]
