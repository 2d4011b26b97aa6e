"""Remarks behind the names of partners."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.exchange.intake.notes.name_remarks import split_remark
from tests.exchange.intake.intake_samples import plan, workbook

LIST = [["nummer", "titel", "organisatie"], ["A-1", "T1", "O1"]]


@pytest.mark.parametrize(
    ("name", "bare", "remark"),
    [
        ("Bakkerij Jans bv (nog te bevestigen)", "Bakkerij Jans bv", "nog te bevestigen"),
        ("Acme nv – o.v.", "Acme nv", "o.v."),
        ("Acme nv - onder voorbehoud", "Acme nv", "onder voorbehoud"),
        ("Acme nv, t.b.c.", "Acme nv", "t.b.c."),
        ("Firma X *", "Firma X", "*"),
        ("Firma X**", "Firma X", "**"),
        ("Firma X (i.o.)", "Firma X", "i.o."),
        ("Firma X (?)", "Firma X", "?"),
        ("Firma X (nieuw) *", "Firma X", "nieuw *"),
        ("Dupont srl (à confirmer)", "Dupont srl", "à confirmer"),
        ("KU Leuven (ESAT)", "KU Leuven (ESAT)", ""),
        ("Acme (Belgium)", "Acme (Belgium)", ""),
        ("Jansen – Peeters bv", "Jansen – Peeters bv", ""),
        ("Nieuw", "Nieuw", ""),
        ("J. Ov", "J. Ov", ""),
        ("*", "*", ""),
        ("Bakkerij Jans bv", "Bakkerij Jans bv", ""),
    ],
)
def test_a_remark_is_told_from_a_name(name: str, bare: str, remark: str) -> None:
    assert (bare, remark) == split_remark(name)


def test_the_name_stays_the_remark_is_said_and_the_same_firm_without_it_too(tmp_path: Path) -> None:
    partners = [
        ["nummer", "naam", "helix"],
        ["A-1", "Acme nv – o.v.", "bedrijf"],
        ["A-1", "Acme nv", "bedrijf"],
        ["A-1", "Firma X *", "bedrijf"],
    ]
    made = plan(workbook(tmp_path, ("aanvragen", LIST), ("partners", partners)))
    (dossier,) = made.dossiers_to_add
    assert ["Acme nv – o.v.", "Acme nv", "Firma X *"] == [each.name for each in dossier.partners]
    said = " ".join(note for row in made.rows for note in row.notes)
    assert "“Acme nv – o.v.”, “Acme nv” may be the same partner, and count as 2 partners." in said
    assert "(a.xlsx [partners], row 2) stands a remark, “o.v.”; it stays in the name." in said
    assert "“Firma X *” (a.xlsx [partners], row 4) stands a remark, “*”" in said
