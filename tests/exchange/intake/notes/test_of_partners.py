"""Accounts of a partner that hardly can be of the same year or the same people are said, with the row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, partners, plan


def said(folder: Path, accounts: str) -> list[str]:
    made = plan(
        column(folder, "totale begroting", "300000"), partners(folder, "vte;omzet;balanstotaal", accounts)
    )
    (row,) = [each for each in made.rows if each.kind == "applications"]
    return [note.replace("\xa0", " ") for note in row.notes]


@pytest.mark.parametrize(
    ("accounts", "words"),
    [
        ("200;2000;50000000", "a turnover of €2,000 beside a balance total of €50,000,000"),
        ("5;90000000;1000", "a turnover of €90,000,000 beside a balance total of €1,000"),
        ("200;2000;4000", "€4,000 of turnover or balance for 200 full-time equivalents"),
        ("200;;4000", "€4,000 of turnover or balance for 200 full-time equivalents"),
        ("2500000;;", "2500000 full-time equivalents"),
    ],
)
def test_what_hardly_can_be_is_said_with_its_row(tmp_path: Path, accounts: str, words: str) -> None:
    (note,) = said(tmp_path, accounts)
    assert f"“P1” (partners.csv, row 2): {words}; check the numbers." == note


@pytest.mark.parametrize(
    "accounts", ["200;40000000;50000000", "5;0;50000000", "0;2000;3000", ";2000;3000", "5;;"]
)
def test_what_may_well_be_is_not(tmp_path: Path, accounts: str) -> None:
    assert [] == said(tmp_path, accounts)
