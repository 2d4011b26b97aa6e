"""Values with a reservation beside them: nothing of it is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Helix
from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import column, file, plan, read


@pytest.mark.parametrize(
    ("heading", "name", "text"),
    [
        ("kbo", "enterprise_number", "0202239951 (oud), zie nieuw"),
        ("kbo", "enterprise_number", "niet 0202239951"),
        ("kbo", "enterprise_number", "voorheen 0202239951"),
        ("kbo", "enterprise_number", "0202.239.951?"),
        ("kbo", "enterprise_number", "0202.239.951 (moederbedrijf)"),
        ("kbo", "enterprise_number", "niet 020223995"),
        ("provincie", "province", "Antwerpen?"),
        ("provincie", "province", "BE21 of BE22"),
        ("provincie", "province", "BE21 / BE22"),
        ("provincie", "province", "BE211 – Gent"),
        ("provincie", "province", "BE21 Limburg"),
        ("provincie", "province", "Limburg (vroeger Antwerpen)"),
        ("provincie", "province", "Limburg (Antwerpen)"),
        ("provincie", "province", "Limburg (NL)"),
    ],
)
def test_what_is_written_with_a_reservation_is_kept_as_written_and_said(
    tmp_path: Path, heading: str, name: str, text: str
) -> None:
    made = plan(column(tmp_path, heading, text))
    assert [text] == read(made, name)
    assert made.rows[0].reason.startswith(f"D2: “{text}”")
    assert "kept as written" in made.rows[0].reason


@pytest.mark.parametrize(
    ("heading", "name", "text", "value"),
    [
        ("kbo", "enterprise_number", "BE 0202.239.951 (RPR Gent)", "0202.239.951"),
        ("provincie", "province", "Limburg (België)", "Limburg"),
        ("provincie", "province", "Province of Antwerp", "Antwerpen"),
        ("provincie", "province", "BE234 – Arr. Gent", "Oost-Vlaanderen"),
        ("provincie", "province", "BE21 Prov. Antwerpen", "Antwerpen"),
        ("provincie", "province", "BE100", "Brussel"),
    ],
)
def test_what_says_the_same_once_more_is_no_reservation(
    tmp_path: Path, heading: str, name: str, text: str, value: str
) -> None:
    made = plan(column(tmp_path, heading, text))
    assert ([value], "") == (read(made, name), made.rows[0].reason)


def test_a_place_in_a_province_is_not_kept_and_said(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "provincie", "Antwerpen (Mechelen)"))
    assert ["Antwerpen"] == read(made, "province")
    assert "“Antwerpen (Mechelen)” was read as Antwerpen" in made.rows[0].reason


@pytest.mark.parametrize(
    "text",
    ["onderneming?", "bedrijf?", "onderneming (vzw)", "GO!", "vzw (kennisinstelling)", "overheid (niet)"],
)
def test_a_side_with_a_reservation_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, f"number;naam;helix\nA-1;P;{text}\n", "partners.csv")
    made = plan(column(tmp_path, "acronym", ""), path)
    assert [("C2", "partners")] == [(row.cell, row.kind) for row in made.refused]
    assert 1 == made.count(Outcome.ADDED)


@pytest.mark.parametrize(
    ("text", "said"),
    [("onderneming (kmo)", None), ("kennisinstelling (UGent)", "was read as knowledge institution")],
)
def test_what_stands_beside_a_side_is_said_unless_it_is_the_same(
    tmp_path: Path, text: str, said: str | None
) -> None:
    path = file(tmp_path, f"number;naam;helix\nA-1;P;{text}\n", "partners.csv")
    made = plan(column(tmp_path, "acronym", ""), path)
    (partner,) = made.dossiers_to_add[0].partners
    notes = " ".join((made.rows[0].reason, *made.notes))
    assert partner.helix is (Helix.KNOWLEDGE if said else Helix.COMPANY)
    assert bool(said) == ("C2" in notes)
    assert (said or "") in notes
