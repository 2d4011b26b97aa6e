"""Fields of text that hold a date, TRUE or a percentage: what a spreadsheet made of something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import formatted, plan, read, workbook

_DAY = date(2026, 12, 10)


def _table(folder: Path, heading: str, value: object) -> Path:
    return workbook(folder, ("a", [["number", "title", "organisation", heading], ["A-1", "T", "O", value]]))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("acroniem", "acronym"),
        ("nace", "sector"),
        ("contact", "contact"),
        ("e-mail", "email"),
        ("kbo", "enterprise_number"),
        ("provincie", "province"),
        ("samenvatting", "summary"),
        ("heroriëntatie", "reorientation"),
    ],
)
@pytest.mark.parametrize("value", [_DAY, True])
def test_an_optional_text_is_left_empty_and_said_with_its_cell(
    tmp_path: Path, heading: str, name: str, value: object
) -> None:
    made = plan(_table(tmp_path, heading, value))
    assert [""] == read(made, name)
    assert made.rows[0].reason.startswith("D2: it holds ")
    assert "left empty" in made.rows[0].reason


@pytest.mark.parametrize(("value", "text"), [(_DAY, "10 December 2026"), (True, "TRUE"), (False, "FALSE")])
def test_an_earlier_instrument_is_kept_as_it_shows_since_empty_means_none(
    tmp_path: Path, value: object, text: str
) -> None:
    made = plan(_table(tmp_path, "eerder instrument", value))
    assert [text] == read(made, "earlier_instrument")
    assert f"kept as “{text}”" in made.rows[0].reason


def test_of_a_number_that_its_format_hides_an_earlier_instrument_keeps_what_it_holds(tmp_path: Path) -> None:
    """Empty would say that there was none; another text is left empty."""
    for heading, name, kept in (
        ("eerder instrument", "earlier_instrument", "7"),
        ("acroniem", "acronym", ""),
    ):
        path = _table(tmp_path, heading, 7)
        formatted(path, "D2", ";;;")
        made = plan(path)
        assert [kept] == read(made, name)
        assert "its format hides the number it holds, 7" in made.rows[0].reason
        assert ("left empty" in made.rows[0].reason) is not bool(kept)


def test_a_percentage_is_kept_as_it_shows(tmp_path: Path) -> None:
    path = _table(tmp_path, "nace", 0.1)
    formatted(path, "D2", "0%")
    made = plan(path)
    assert ["10%"] == read(made, "sector")
    assert "D2: it holds a percentage" in made.rows[0].reason


@pytest.mark.parametrize(("value", "is_said"), [(10.1, True), (10.12, False), ("10.1", False)])
def test_a_code_that_may_have_lost_a_nought_is_said(tmp_path: Path, value: object, is_said: bool) -> None:
    made = plan(_table(tmp_path, "nace", value))
    assert [str(value)] == read(made, "sector")
    assert is_said == ("check the code" in made.rows[0].reason)
