"""A list of partners with a column `organisatie` and one `partner`: what stands in them tells which is the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan
from tests.exchange.intake.intake_samples import plan, read, workbook

_LIST = (
    "Aanvragen",
    [["nummer", "titel", "organisatie"], ["A-1", "Zon", "Kring vzw"], ["A-2", "Wind", "Haven"]],
)


def _made(
    folder: Path, *rows: tuple[str, str, str], heads: tuple[str, str] = ("organisatie", "partner")
) -> ImportPlan:
    table = [["nummer", *heads, "helix"], *([*row, "bedrijf"] for row in rows)]
    return plan(workbook(folder, _LIST, ("Partners", table)))


def _names(made: ImportPlan) -> list[list[str]]:
    return [[each.name for each in dossier.partners] for dossier in made.dossiers_to_add]


@pytest.mark.parametrize(
    ("values", "what"),
    [
        (("ja", "nee"), "answers yes or no"), (("penvoerder", "projectpartner"), "roles"), (("1", "2"), "numbers"),
        (("Partner 1", "Partner 2"), "roles"), (("P1", "P2"), "numbers"),
        (("bedrijf", "kennisinstelling"), "sides of the triple helix"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_first", [True, False])
def test_what_is_no_name_is_not_taken_for_one_and_that_is_said(
    tmp_path: Path, values: tuple[str, str], what: str, *, is_first: bool
) -> None:
    pairs = (
        [(values[0], "Firma"), (values[1], "Acme")]
        if is_first
        else [("Firma", values[0]), ("Acme", values[1])]
    )
    made = _made(tmp_path, *(("A-1", *pair) for pair in pairs))
    assert ([["Firma", "Acme"], []], ()) == (_names(made), made.questions)
    other, name = ("organisatie", "partner") if is_first else ("partner", "organisatie")
    said = f"“{other}” holds {what}, as “{values[0]}”, and is not taken for name beside “{name}”."
    assert any(said in note for note in made.notes)


def test_the_one_that_is_the_same_in_all_rows_of_an_application_is_its_applicant(tmp_path: Path) -> None:
    made = _made(tmp_path, ("A-1", "Kring", "Acme"), ("A-1", "Kring", "Bis"), ("A-2", "Haven", "Acme"))
    assert ([["Acme", "Bis"], ["Acme"]], ()) == (_names(made), made.questions)
    assert any("“organisatie” holds the applicant of its rows, as “Kring”" in note for note in made.notes)


def test_organisations_go_before_people(tmp_path: Path) -> None:
    made = _made(tmp_path, ("A-1", "Firma nv", "Jan Peeters"), ("A-1", "Universiteit Gent", "Els Maes"))
    assert ([["Firma nv", "Universiteit Gent"], []], ()) == (_names(made), made.questions)
    assert any("organisations stand in it, and none in “partner”" in note for note in made.notes)


def test_two_that_may_both_be_names_are_asked_about(tmp_path: Path) -> None:
    made = _made(tmp_path, ("A-1", "Firma", "Acme"), ("A-1", "Bis", "Ter"))
    (question,) = made.questions
    assert ("which:partners!organisatie", [[], []]) == (question.id, _names(made))
    assert "Partners!B2 “Firma”, Partners!C2 “Acme”" in question.why
    assert ["A-1", "A-2"] == read(made, "number")


def test_an_applicant_that_is_only_a_role_gives_way_too(tmp_path: Path) -> None:
    rows = [["nummer", "titel", "organisatie", "indiener"], ["A-1", "Zon", "Kring vzw", "ja"]]
    made = plan(workbook(tmp_path, ("a", rows)))
    assert (["Kring vzw"], ()) == (read(made, "organisation"), made.questions)
    assert {"indiener": "ja"} == dict(made.dossiers_to_add[0].application.extra)
