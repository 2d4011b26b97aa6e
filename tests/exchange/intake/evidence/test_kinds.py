"""A sheet without titles beside a list of applications keeps none of them out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evalapp.domain.intake import PARTNERS, ImportPlan, Outcome
from tests.exchange.intake.intake_samples import file, plan, read, workbook

DOSSIERS = (
    "Dossiers",
    [["Nr", "Titel", "Aanvrager"], ["A-1", "Een", "Alfa vzw"], ["A-2", "Twee", "Beta vzw"]],
)


def _beside(folder: Path, name: str, *rows: Sequence[object]) -> ImportPlan:
    return plan(workbook(folder, DOSSIERS, (name, rows)))


@pytest.mark.parametrize(
    ("heading", "value"),
    [("BTW-nr.", "0419.052.173"), ("Organisatie", ""), ("Provincie", "Limburg"), ("Aantal VTE", 3)],
)
def test_a_column_of_sides_tells_partners_whatever_stands_beside_it(
    heading: str, value: object, tmp_path: Path
) -> None:
    name = "Contact" if heading == "Organisatie" else "Naam organisatie"
    organisation = {"Organisatie": "KU Leuven"}.get(heading, value)
    made = _beside(
        tmp_path,
        "Consortium",
        ["Dossiernr.", name, "Type", heading],
        ["A-1", "KU Leuven", "kennisinstelling", organisation],
    )
    assert [1, 0] == [len(each.partners) for each in made.dossiers_to_add]
    assert "KU Leuven" == made.dossiers_to_add[0].partners[0].name


def test_a_tab_of_something_else_about_the_applications_is_named_and_refuses_none(tmp_path: Path) -> None:
    made = _beside(tmp_path, "Contactgegevens", ["Nr", "Contact", "Mail"], ["A-1", "An", "an@x.be"])
    assert (["A-1", "A-2"], 0) == (read(made, "number"), made.count(Outcome.REFUSED))
    (sheet,) = made.unused
    assert ("Contactgegevens", ("Nr", "Contact", "Mail"), "") == (sheet.name, sheet.headings, sheet.kind)


@pytest.mark.parametrize(("second", "unused"), [("stuurgroep", ["Rollen"]), ("bedrijf", [])])
def test_sides_tell_partners_where_most_of_the_column_are_sides(
    second: str, unused: list[str], tmp_path: Path
) -> None:
    made = _beside(
        tmp_path,
        "Rollen",
        ["Dossiernr.", "Organisatie", "Vertegenwoordigt"],
        ["A-1", "KU Leuven", "kennisinstelling"],
        ["A-2", "Unie", second],
    )
    assert unused == [each.name for each in made.unused]


def test_organisations_once_for_each_number_may_be_the_applicants_and_are_no_partners(tmp_path: Path) -> None:
    made = _beside(tmp_path, "Adressen", ["Nr", "Organisatie", "Mail"], ["A-1", "Alfa vzw", "an@x.be"])
    assert (["A-1", "A-2"], ()) == (read(made, "number"), made.waiting)
    assert [("Adressen", "")] == [(each.name, each.kind) for each in made.unused]


@pytest.mark.parametrize("second", ["A-1", ""])
def test_several_organisations_for_a_number_are_partners_whose_side_is_asked(
    second: str, tmp_path: Path
) -> None:
    made = _beside(
        tmp_path, "Consortium", ["Nr", "Organisatie", "BTW"], ["A-1", "P", ""], [second, "Q", "0419.052.173"]
    )
    assert ["A-1", "A-2"] == read(made, "number")
    assert ["sheet:Consortium"] == [each.id for each in made.questions]
    assert {PARTNERS} == {row.kind for row in made.rows if row.awaits}


def test_a_table_without_titles_by_itself_still_changes_what_is_stored(tmp_path: Path) -> None:
    before = plan(workbook(tmp_path, DOSSIERS)).dossiers_to_add
    made = plan(file(tmp_path, "Nr;Contact;Mail\nA-1;An;an@x.be\n"), existing=before)
    assert ["An"] == [each.application.contact for each in made.dossiers_to_update]


def test_headings_go_before_the_name_of_the_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("Aanvragen", [["nummer", "titel", "organisatie"], ["A-1", "T", "O"]]),
        ("Partners", [["nummer", "jaar", "post", "bedrag"], ["A-1", 1, "Loon", 100]]),
        ("Begroting", [["nummer", "naam", "helix"], ["A-1", "P", "bedrijf"]]),
    )
    made = plan(path)
    (dossier,) = made.dossiers_to_add
    assert (["Loon"], ["P"]) == (
        [each.line for each in dossier.budget],
        [each.name for each in dossier.partners],
    )
    assert () == made.unused
