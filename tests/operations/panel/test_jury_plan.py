"""A list of the jury is looked at before it is taken in: new, changed, unchanged, refused with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.intake import Outcome
from evalapp.domain.jury.plan import JuryPlan, PersonRow
from evalapp.domain.people import Role
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.people.table import read_people_table
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.panel.people_tables import plan_jury
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 An Peeters and J2 Jan Claes judge three applications each; J1 gave a score."""
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        yield workspace


def _csv(panel: Workspace, text: str) -> Path:
    path = panel.path.with_name("jury.csv")
    path.write_text(text, encoding="utf-8")
    return path


def plan(panel: Workspace, text: str, *confirmed: str) -> JuryPlan:
    return plan_jury(panel.view, _csv(panel, text), confirmed=confirmed)


def row(panel: Workspace, text: str, *confirmed: str) -> PersonRow:
    return plan(panel, text, *confirmed).rows[-1]


def test_every_row_says_what_becomes_of_it(panel: Workspace) -> None:
    text = "id,name,email\nJ1,An Peeters,\nJ2,Jan Claes,jan@x.example\nJ3,Els Maes,\nJ 4,Tom,\n"
    found = plan(panel, text)
    assert ["unchanged", "updated", "added", "refused"] == [str(each.outcome) for each in found.rows]
    assert "e-mail: – → jan@x.example" == found.rows[1].words
    assert ("A5", "id") == (found.rows[3].cell, found.rows[3].column)
    assert ["J2", "J3"] == [each.id for each in found.people]


def test_an_id_that_comes_with_another_name_stops(panel: Workspace) -> None:
    """Else signed scores would stand under another person."""
    found = row(panel, "id,name\nJ1,Bart Thijs\n")
    assert (Outcome.REFUSED, True, "A2") == (found.outcome, found.needs_confirming, found.cell)
    assert "In this panel J1 is An Peeters (3 applications, 1 score)" in found.reason


def test_a_person_confirms_another_name(panel: Workspace) -> None:
    found = plan(panel, "id,name\nJ1,An Peeters-Maes\n", "J1")
    assert ["name: An Peeters → An Peeters-Maes"] == [each.words for each in found.rows]
    panel.execute(ImportJury(people=found.people, reason="Verbeterd."))
    assert "An Peeters-Maes" in {each.name for each in panel.view.people()}


@pytest.mark.parametrize("name", ["an peeters", "Peeters An", "Dr. An Péeters"])
def test_the_same_name_written_otherwise_does_not_stop(panel: Workspace, name: str) -> None:
    assert Outcome.UPDATED is row(panel, f"id,name\nJ1,{name}\n").outcome


def test_a_column_that_the_file_does_not_have_keeps_what_is_stored(panel: Workspace) -> None:
    panel.execute(
        ImportJury(
            people=plan(panel, "id,name,role,expertise\nJ1,An Peeters,juror,water\n").people,
            reason="Verbeterd.",
        )
    )
    assert Outcome.UNCHANGED is row(panel, "id,name\nJ1,An Peeters\n").outcome
    assert Outcome.UNCHANGED is row(panel, "id,name\nC1,Luc Maes\n").outcome
    assert "expertise: water → –" == row(panel, "id,name,expertise\nJ1,An Peeters,\n").words


def test_a_juror_with_applications_stays_a_juror(panel: Workspace) -> None:
    found = row(panel, "id,name,role\nJ1,An Peeters,voorzitter\n")
    assert (Outcome.REFUSED, False) == (found.outcome, found.needs_confirming)
    assert "An Peeters is a juror with 3 applications, 1 score" in found.reason


def test_an_id_twice_is_named_with_its_row(panel: Workspace) -> None:
    found = row(panel, "id,name\nJ8,Els Maes\nj8,Tom De Wit\n")
    assert (Outcome.REFUSED, "A3") == (found.outcome, found.cell)
    assert "Row 2 has “j8” already, for Els Maes" in found.reason


def test_the_same_row_twice_is_said(panel: Workspace) -> None:
    assert "It stands in the file again, in row 3." == row(panel, "id,name\nJ8,Els\nJ8,Els\n").reason


def test_an_id_that_differs_only_in_capitals_from_one_of_the_panel_is_refused(panel: Workspace) -> None:
    found = row(panel, "id,name\nj1,An Peeters\n")
    assert (Outcome.REFUSED, True) == (found.outcome, "J1" in found.reason)


def test_an_id_that_looks_like_one_of_the_panel_is_refused(panel: Workspace) -> None:
    for alike in ("J01", "\u04081"):
        found = row(panel, f"id,name\n{alike},Els Maes\n")
        assert (Outcome.REFUSED, True) == (found.outcome, "by eye from “J1”" in found.reason)


def test_the_same_mail_address_and_name_are_named_and_taken(panel: Workspace) -> None:
    found = plan(panel, "id,name,email\nJ8,Els Maes,x@y.example\nJ9,An Peeters,X@y.example\n").rows
    assert [Outcome.ADDED] * 2 == [each.outcome for each in found]
    assert "J9 has the same mail address." == found[0].reason
    assert "J8 has the same mail address. J1 has the same name." == found[1].reason


def test_headings_and_roles_in_dutch_are_read(panel: Workspace) -> None:
    text = "Nr;Voornaam;Familienaam;E-mailadres;Rol in de jury;Instelling;Vakgebied;Ondernemingsnummer;Telefoon\n"
    text += "J8;Els;Maes;els@x.example;Voorzitster;UGent;water;0566.988.259;09\n"
    found = plan(panel, text)
    (person,) = found.people
    assert ("Els Maes", Role.CHAIR, "UGent", "water") == (
        person.name, person.role, person.organisation, person.expertise,
    )  # fmt: skip
    assert ("els@x.example", "0566.988.259") == (person.email, person.enterprise_number)
    assert ("Columns not used: Telefoon",) == found.notes


@pytest.mark.parametrize(
    ("cell", "role", "notes"), [("voorzitter", Role.CHAIR, 0), ("professor", Role.JUROR, 2)]
)
def test_a_function_is_a_role_only_where_every_cell_is_one(
    panel: Workspace, cell: str, role: Role, notes: int
) -> None:
    found = plan(panel, f"id;naam;functie\nJ8;Els Maes;{cell}\n")
    assert (role, notes) == (found.people[0].role, len(found.notes))


def test_what_is_unchanged_is_not_written_again(panel: Workspace) -> None:
    assert () == plan(panel, "id,name\nJ1,An Peeters\n").people


@pytest.mark.parametrize("id", ["A-1", "a-1", "A_1"])
def test_a_number_of_an_application_is_no_jury_member(panel: Workspace, id: str) -> None:
    """A list of the contacts of applicants has a number, a name and a mail address too."""
    found = row(panel, f"nummer;naam;e-mail\n{id};Jan Contact;jan@x.example\n")
    assert (Outcome.REFUSED, "nummer", False) == (found.outcome, found.column, found.needs_confirming)
    assert "“A-1” is the number of an application of this panel; if Jan Contact is" in found.reason


def test_a_jury_member_whose_id_is_a_number_already_stays_one(panel: Workspace) -> None:
    people = plan_people(
        read_people_table(_csv(panel, "id;naam\nJ1;An Peeters\n")),
        panel.view.people(),
        scores={},
        seats={},
        applications=["J1"],
    )
    assert [Outcome.UNCHANGED] == [each.outcome for each in people.rows]


@pytest.mark.parametrize(
    ("headings", "named"),
    [
        ("nummer;naam;omzet", "“omzet” is asked of partners"),
        ("id;naam;balanstotaal;in natura", "“balanstotaal”, “in natura” is asked of partners"),
        ("nr;naam;gevraagde steun (k€)", "“gevraagde steun (k€)” is asked of applications"),
        ("id;naam;dossiernummer", "“dossiernummer” is asked of applications"),
    ],
)
def test_a_list_of_applications_or_partners_is_no_jury_list(
    panel: Workspace, headings: str, named: str
) -> None:
    with pytest.raises(UnreadableFile, match=re.escape(named)):
        plan(panel, f"{headings}\nB-7;ACME;1;2\n")
