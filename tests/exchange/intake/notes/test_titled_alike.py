"""The same application under another number is told from its title and its organisation."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Application, Dossier
from tests.exchange.intake.intake_samples import file, plan

HEAD = "number;title;organisation\n"
STORED = [Dossier(application=Application(number="IBN-2016-01", title="Groene haven", organisation="ACME"))]


@pytest.mark.parametrize(
    "row", ["2016-01;Groene haven;ACME", "X-7;GROENE  HAVEN;Acme.", "X-7;Groene haven (2);ACME"]
)
def test_a_new_number_for_a_stored_title_and_organisation_is_said(tmp_path: Path, row: str) -> None:
    (made,) = plan(file(tmp_path, f"{HEAD}{row}\n"), existing=STORED).rows
    assert "It has the title and the organisation of IBN-2016-01" in made.reason


@pytest.mark.parametrize("row", ["X-7;Groene haven;Other", "X-7;Blauwe haven;ACME"])
def test_one_of_both_says_nothing(tmp_path: Path, row: str) -> None:
    (made,) = plan(file(tmp_path, f"{HEAD}{row}\n"), existing=STORED).rows
    assert not made.reason


def test_of_two_rows_each_names_the_other(tmp_path: Path) -> None:
    rows = plan(file(tmp_path, f"{HEAD}X-7;Groene haven;ACME\nX-8;Groene haven;ACME\nX-9;Anders;ACME\n")).rows
    assert ["X-8" in rows[0].reason, "X-7" in rows[1].reason, rows[2].reason] == [True, True, ""]


def test_of_many_the_first_four_are_named(tmp_path: Path) -> None:
    rows = plan(file(tmp_path, HEAD + "".join(f"X-{n};Groene haven;ACME\n" for n in range(1, 8)))).rows
    assert "the organisation of X-2, X-3, X-4, X-5 and 2 others" in rows[0].reason
