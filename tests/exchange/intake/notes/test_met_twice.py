"""An enterprise that stands in two applications is named with both."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.application import Application, Dossier, Helix, Partner
from evalapp.exchange.intake.notes.met_twice import Met, applied_twice, met_twice
from tests.exchange.intake.intake_samples import column, file, plan

ONE, TWO = "0999.000.129", "0999.000.228"


def stored(number: str, own: str = "", *partners: str) -> Dossier:
    return Dossier(
        application=Application(number=number, title="T", organisation="Org", enterprise_number=own),
        partners=tuple(Partner(name="P", helix=Helix.COMPANY, enterprise_number=each) for each in partners),
    )


def test_an_applicant_of_two_applications_is_a_caution_beside_each(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "kbo", "BE 0999 000 129", ONE), existing=[stored("Z-9", ONE)])
    (said,) = made.notes
    assert said.startswith("Look whether one applicant asks twice for the same: 1 enterprise number")
    assert f"{ONE} Org: Z-9 (applicant), A-1 (applicant) and A-2 (applicant)." in said
    assert f"The applicant, {ONE}, also applies with Z-9 and A-2." == made.rows[0].reason


def test_a_partner_that_is_elsewhere_too_is_a_note_that_names_both(tmp_path: Path) -> None:
    parts = file(
        tmp_path,
        f"number;naam;helix;kbo;engagement\nA-1;Lab;kennis;{TWO};ja\nA-2;Lab;kennis;{TWO};ja\n".replace(
            "kennis;", "kennisinstelling;"
        ),
        "partners.csv",
    )
    made = plan(column(tmp_path, "kbo", ONE, ""), parts, existing=[stored("Z-9", "", ONE)])
    (said,) = made.notes
    assert said.startswith("2 enterprise numbers stand in more than one application, which may be: ")
    assert f"{ONE} P: A-1 (applicant) and Z-9 (partner)" in said
    assert f"{TWO} Lab: A-1 (partner) and A-2 (partner)" in said
    assert ["", ""] == [row.reason for row in made.rows]


def test_what_was_twice_before_is_not_said_again(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "kbo", TWO), existing=[stored("Z-8", ONE), stored("Z-9", ONE)])
    assert () == made.notes


def test_an_applicant_that_is_a_partner_of_its_own_application_stands_in_one() -> None:
    assert [] == met_twice([stored("A-1", ONE, ONE)], {"A-1"})


def test_words_in_place_of_a_number_are_no_number() -> None:
    assert [] == met_twice([stored("A-1", "aangevraagd"), stored("A-2", "aangevraagd")], {"A-1"})


def test_foreign_numbers_are_compared_without_their_marks() -> None:
    (met,) = met_twice([stored("A-1", "NL 123456789 B01"), stored("A-2", "", "nl123456789b01")], {"A-2"})
    assert (("A-1",), ("A-2",)) == (met.applied, met.joined)


def test_many_are_folded(tmp_path: Path) -> None:
    numbers = [f"NL{n:09}B01" for n in range(1, 8)]
    before = [stored(f"Z-{n}", "", number) for n, number in enumerate(numbers)]
    made = plan(column(tmp_path, "kbo", *numbers), existing=before)
    (said,) = made.notes
    assert ("7 enterprise numbers", "; 3 others.") == (said[:20], said[-11:])


def test_where_hundreds_apply_twice_nothing_is_said_beside_each() -> None:
    many = [Met(number=ONE, name="Org", applied=(f"A-{n}", f"B-{n}"), joined=()) for n in range(251)]
    assert (500, {}) == (len(applied_twice(many[:250])), applied_twice(many))
