"""What may be a conflict of interest is found however it is written, and nothing else is."""

from __future__ import annotations

import pytest

from evalapp.domain.application import Admissibility, Application, Dossier, Helix, Partner
from evalapp.domain.jury.suspicion import Because, RefusedPartner, Side, Suspicion, suspicions
from evalapp.domain.people import Person, Role


def person(organisation: str = "", *, email: str = "", name: str = "An Peeters", **more: object) -> Person:
    return Person(
        id="J1", name=name, role=Role.JUROR, organisation=organisation, email=email, **more  # type: ignore[arg-type]
    )  # fmt: skip


def dossier(
    organisation: str = "Applicant nv", *, partner: str = "", number: str = "A-1", **more: object
) -> Dossier:
    partners = (
        Partner(name=partner, helix=Helix.COMPANY, enterprise_number=str(more.pop("partner_number", ""))),
    )
    return Dossier(
        application=Application(number=number, title="T", organisation=organisation, **more),  # type: ignore[arg-type]
        partners=partners if partner else (),
    )


def reasons(juror: Person, *dossiers: Dossier) -> list[tuple[Because, Side]]:
    return [(each.because, each.side) for each in suspicions([juror], dossiers)]


def test_a_partner_whose_row_was_refused_is_compared_by_its_name() -> None:
    refused = [
        RefusedPartner(application="A-1", name="UGent"),
        RefusedPartner(application="Z-9", name="UGent"),
    ]
    (found,) = suspicions([person("UGent")], [dossier("Alfa")], refused)
    assert ("A-1", Because.ORGANISATION, Side.REFUSED) == (found.application, found.because, found.side)
    assert "same organisation as a partner whose row was refused: UGent" == found.words


def test_a_partner_whose_row_was_refused_is_compared_by_its_number_and_mail_domain_too() -> None:
    refused = [RefusedPartner(application="A-1", name="Onbekend", traces=("0417497106", "veldmeet.be"))]
    juror = person("Elders", enterprise_number="BE 0417.497.106", email="an@veldmeet.be")
    found = suspicions([juror], [dossier("Alfa")], refused)
    assert [
        (Because.MAIL_DOMAIN, "same mail domain as a partner whose row was refused: veldmeet.be"),
        (Because.ENTERPRISE_NUMBER, "same enterprise number as a partner whose row was refused: Onbekend"),
    ] == [(each.because, each.words) for each in found]


ORGANISATIONS = [
    ("Veldmeet bv", "VELDMEET N.V."),
    ("Université de Liège", "Universite de Liege"),
    ("Bouw & Co", "Bouw en Co bvba"),
    ("Kunststof-Kring vzw", "Kunststof kring"),
    ("Vrije Universiteit Brussel (VUB)", "VUB"),
    ("KU Leuven, departement Chemie", "KU Leuven"),
    ("KU Leuven – Campus Brugge", "KU Leuven"),
    ("Zelfstandig adviseur; Machinekring Noord", "Machinekring Noord vzw"),
    ("Vereniging Zonder Winstoogmerk De Brug", "De Brug vzw"),
]


@pytest.mark.parametrize(("mine", "theirs"), ORGANISATIONS)
def test_an_organisation_is_known_however_it_is_written(mine: str, theirs: str) -> None:
    assert [(Because.ORGANISATION, Side.APPLICANT)] == reasons(person(mine), dossier(theirs))
    assert [(Because.ORGANISATION, Side.PARTNER)] == reasons(person(mine), dossier(partner=theirs))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Universiteit Zuid", "Universiteit Noord"),
        ("nv", "bv"),
        ("", ""),
        ("Studiebureau Akker (DEMO)", "Logistiek Platform (DEMO)"),
        ("Hogeschool (Gent)", "Universiteit (Gent)"),
    ],
)
def test_another_organisation_is_no_suspicion(mine: str, theirs: str) -> None:
    assert [] == reasons(person(mine), dossier(theirs))


@pytest.mark.parametrize(
    "theirs",
    ["x@uzuid.example", "X@UZUID.EXAMPLE", "x@mail.uzuid.example", "a@other.example; b@uzuid.example"],
)
def test_a_mail_domain_is_that_of_the_organisation(theirs: str) -> None:
    assert [(Because.MAIL_DOMAIN, Side.APPLICANT)] == reasons(
        person(email="an@uzuid.example"), dossier(email=theirs)
    )


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "outlook.be", "hotmail.com", "telenet.be", "skynet.be", "proximus.be", "icloud.com", "live.co.uk"],
)  # fmt: skip
def test_a_common_provider_says_nothing(domain: str) -> None:
    assert [] == reasons(person(email=f"an@{domain}"), dossier(email=f"x@{domain}"))


def test_under_a_shared_ending_everyone_has_a_domain_of_their_own() -> None:
    assert [] == reasons(person(email="an@one.ac.uk"), dossier(email="x@other.ac.uk"))


def test_the_domain_of_most_applications_says_nothing_either() -> None:
    three = [dossier(email=f"{n}@call.example", number=f"A-{n}") for n in range(3)]
    assert [] == reasons(person(email="an@call.example"), *three)
    assert 2 == len(reasons(person(email="an@call.example"), *three[:2]))


@pytest.mark.parametrize("mine", ["0566.988.259", "BE0566988259", "566 988 259"])
def test_an_enterprise_number_is_known_however_it_is_written(mine: str) -> None:
    juror = person(f"Bouwraad ({mine})")
    assert [(Because.ENTERPRISE_NUMBER, Side.APPLICANT)] == reasons(
        juror, dossier("Iets anders", enterprise_number="0566.988.259")
    )
    assert [(Because.ENTERPRISE_NUMBER, Side.PARTNER)] == reasons(
        juror, dossier(partner="Ander", partner_number="0566.988.259")
    )


def test_an_own_enterprise_number_counts() -> None:
    juror = person("Bouwraad", enterprise_number="0566.988.259")
    assert [(Because.ENTERPRISE_NUMBER, Side.APPLICANT)] == reasons(
        juror, dossier("Iets anders", enterprise_number="0566.988.259")
    )


def test_the_number_that_an_organisation_has_elsewhere_in_the_call_counts() -> None:
    known = dossier("Veldmeet bv", number="A-1", enterprise_number="0566.988.259")
    renamed = dossier("Nieuwe naam bv", number="A-2", enterprise_number="0566.988.259")
    found = suspicions([person("Veldmeet")], [known, renamed])
    assert [("A-1", Because.ORGANISATION), ("A-2", Because.ENTERPRISE_NUMBER)] == [
        (each.application, each.because) for each in found
    ]


@pytest.mark.parametrize(
    "contact", ["An Peeters", "Peeters An", "dr. An PEETERS", "Jan Claes, de heer An Peeters"]
)
def test_the_same_name_as_the_contact_is_a_suspicion(contact: str) -> None:
    assert [(Because.NAME, Side.APPLICANT)] == reasons(person(), dossier(contact=contact))


def test_the_same_name_as_a_partner_is_a_suspicion() -> None:
    assert [(Because.NAME, Side.PARTNER)] == reasons(person(), dossier(partner="An Peeters bv"))


def test_chair_and_secretary_are_looked_at_too() -> None:
    chair = Person(id="C1", name="Luc Maes", role=Role.CHAIR, organisation="Veldmeet")
    assert ["C1"] == [each.juror for each in suspicions([chair], [dossier("Veldmeet bv")])]


def test_what_is_inadmissible_is_not_looked_at() -> None:
    assert [] == reasons(person("Veldmeet"), dossier("Veldmeet", admissibility=Admissibility.INADMISSIBLE))


def test_a_suspicion_says_what_resembles_whom() -> None:
    found: Suspicion = suspicions([person("Veldmeet bv")], [dossier(partner="VELDMEET nv")])[0]
    assert "same organisation as a partner: VELDMEET nv" == found.words
