from __future__ import annotations

from pathlib import Path

from evalapp.domain.intake import PARTNERS
from evalapp.domain.taking.column_map import SheetUse
from evalapp.exchange.intake.column_map import ColumnMap
from tests.exchange.intake.intake_samples import column, file, partners, plan, read, workbook

TEXT = "number;title;organisation\nA-1;Zon;O\nA-2;Wind;O\n"


def test_a_file_that_is_given_twice_is_read_once_and_that_is_said(tmp_path: Path) -> None:
    made = plan(file(tmp_path, TEXT), file(tmp_path, TEXT, "kopie.csv"))
    assert (["A-1", "A-2"], ()) == (read(made, "number"), made.refused)
    assert "“kopie.csv” is the same file as “a.csv”, and was read once." in made.notes
    assert ["a.csv"] == [name for name, _sha in made.sources]


def test_the_same_path_twice_is_one_file_too(tmp_path: Path) -> None:
    path = file(tmp_path, TEXT)
    assert ["A-1", "A-2"] == read(plan(path, path), "number")


def test_a_workbook_beside_its_copy_counts_no_partner_twice(tmp_path: Path) -> None:
    sheets = (
        ("Aanvragen", [["nummer", "titel", "organisatie"], ["A-1", "Zon", "O"]]),
        ("Partners", [["nummer", "naam", "helix"], ["A-1", "P", "bedrijf"]]),
    )
    first = workbook(tmp_path, *sheets)
    other = tmp_path / "b.xlsx"
    other.write_bytes(first.read_bytes())
    (dossier,) = plan(first, other).dossiers_to_add
    assert ["P"] == [each.name for each in dossier.partners]


def test_a_file_with_one_other_value_is_another_file(tmp_path: Path) -> None:
    made = plan(file(tmp_path, TEXT), file(tmp_path, TEXT.replace("Wind", "Water"), "b.csv"))
    assert (4, []) == (len(made.refused), [each for each in made.notes if "same file" in each])


def test_what_is_said_of_each_of_the_two_holds_for_each(tmp_path: Path) -> None:
    """A list that tells applications and partners in one may be given once for each."""
    text = "number;title;organisation;naam;helix\nA-1;Zon;O;P;bedrijf\n"
    files = [file(tmp_path, text), file(tmp_path, text, "b.csv")]
    mapped = ColumnMap(partners={"organisation": "leave-out"}, sheets={"b.csv[b]": SheetUse(holds=PARTNERS)})
    (dossier,) = plan(*files, column_map=mapped).dossiers_to_add
    assert ("Zon", ["P"]) == (dossier.application.title, [each.name for each in dossier.partners])


def test_titles_in_a_list_of_partners_keep_no_application_back(tmp_path: Path) -> None:
    rows = [["A-1", "Zon", "P1", 2], ["A-1", "Zon", "P2", 3], ["A-2", "Wind", "P3", 4]]
    made = plan(
        workbook(
            tmp_path,
            ("Aanvragen", [["nummer", "titel", "organisatie"], ["A-1", "Zon", "O"], ["A-2", "Wind", "O"]]),
            ("Partners", [["nummer", "titel", "organisatie", "vte"], *rows]),
        )
    )
    assert ["A-1", "A-2"] == read(made, "number")
    assert [("sheet:Partners",)] * 3 == [row.awaits for row in made.rows if row.kind == PARTNERS]


def test_titles_in_a_file_of_partners_whatever_it_is_called_keep_no_application_back(tmp_path: Path) -> None:
    text = "number;title;partner;type;vte\nA-1;T;P1;bedrijf;2\nA-1;T;P2;kennisinstelling;3\n"
    made = plan(column(tmp_path, "start", ""), file(tmp_path, text, "lijst 2.csv"))
    (dossier,) = made.dossiers_to_add
    assert ["P1", "P2"] == [each.name for each in dossier.partners]


def test_a_second_list_of_other_applications_is_read_as_such(tmp_path: Path) -> None:
    head = "number;title;organisation;vte\n"
    made = plan(
        file(tmp_path, head + "A-1;Zon;O;1\n", "aanvragen zonder partners.csv"),
        file(tmp_path, head + "A-2;Wind;O;2\n", "aanvragen met partners.csv"),
    )
    assert ["A-1", "A-2"] == read(made, "number")


def test_partners_without_titles_are_read_as_before(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", ""), partners(tmp_path, "vte", "2"))
    assert ["P1"] == [each.name for each in made.dossiers_to_add[0].partners]
