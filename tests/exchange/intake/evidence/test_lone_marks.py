"""A number whose only mark stands before three digits: what the column certifies is read, the rest said or asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan
from tests.exchange.intake.intake_samples import column, partners, plan, read

FIELD = "requested_support"


def _plan(folder: Path, *values: str, answer: str = "") -> ImportPlan:
    return plan(column(folder, FIELD, *values), answers={f"marks:{FIELD}": answer} if answer else {})


def _said(made: ImportPlan) -> list[str]:
    return [each for each in made.notes if "mark of thousands" in each]


@pytest.mark.parametrize("values", [("1,234",), ("1,234", "150,000"), ("150,000", "75,000"), ("1,234", "0")])
def test_a_comma_of_which_nothing_speaks_is_read_and_said(tmp_path: Path, values: tuple[str, ...]) -> None:
    made = _plan(tmp_path, *values)
    assert ([int(each.replace(",", "")) * 100 for each in values], ()) == (read(made, FIELD), made.questions)
    (note,) = _said(made)
    assert f"D2 “{values[0]}” was read as {values[0].replace(',', '')}." in note
    assert f"the comma of {sum(',' in each for each in values)} number" in note


@pytest.mark.parametrize("shows", ["1,250,000", "1,250.50", "1500.50"])
def test_a_number_that_shows_its_marks_makes_the_comma_certain(tmp_path: Path, shows: str) -> None:
    made = _plan(tmp_path, "1,234", shows)
    assert (123_400, (), []) == (read(made, FIELD)[0], made.questions, _said(made))


@pytest.mark.parametrize("other", ["1.250.000", "150.000", "1500", "1 500", "2'500", "€ 15000"])
def test_a_comma_beside_thousands_that_are_written_otherwise_is_asked_about(
    tmp_path: Path, other: str
) -> None:
    made = _plan(tmp_path, "1,234", other)
    assert ["A-1"] == [row.number for row in made.refused]
    assert f"in D3 “{other}” thousands are written otherwise" in made.rows[0].reason
    assert [f"marks:{FIELD}"] == [each.id for each in made.questions]
    taken = _plan(tmp_path, "1,234", other, answer="thousands")
    assert (123_400, (), []) == (read(taken, FIELD)[0], taken.questions, _said(taken))


def test_a_point_beside_thousands_with_a_comma_is_asked_about(tmp_path: Path) -> None:
    made = _plan(tmp_path, "1.234", "1,250,000")
    assert ["A-1"] == [row.number for row in made.refused]
    assert "in D3 “1,250,000” thousands are written otherwise" in made.rows[0].reason


@pytest.mark.parametrize(
    "values", [("1.234",), ("1.234", "1.250.000"), ("1.234", "12,50"), ("1 234", "1'234")]
)
def test_thousands_as_the_guide_writes_them_are_certain(tmp_path: Path, values: tuple[str, ...]) -> None:
    made = _plan(tmp_path, *values)
    assert (123_400, (), []) == (read(made, FIELD)[0], made.questions, _said(made))


def test_a_point_beside_thousands_without_one_is_read_and_said(tmp_path: Path) -> None:
    made = _plan(tmp_path, "1.234", "1500")
    assert ([123_400, 150_000], ()) == (read(made, FIELD), made.questions)
    (note,) = _said(made)
    assert "the point of 1 number" in note
    assert "D2 “1.234” was read as 1234." in note


def test_what_is_said_can_be_answered(tmp_path: Path) -> None:
    """A comma that was meant for decimals: 12,500 is twelve and a half, and a part of a cent is refused."""
    made = _plan(tmp_path, "12,500", "1,234", answer="decimals")
    assert [1_250] == read(made, FIELD)
    assert ["A-2"] == [row.number for row in made.refused]
    assert not _said(made)
    assert not _said(_plan(tmp_path, "12,500", answer="thousands"))


def test_parts_of_a_cent_show_the_mark_though_they_are_refused(tmp_path: Path) -> None:
    made = _plan(tmp_path, "1,234", "1234,567")
    assert ["A-1", "A-2"] == [row.number for row in made.refused]
    assert "in D3 “1234,567” the mark is decimal" in made.rows[0].reason


def test_a_comma_among_people_is_asked_about_and_a_point_said(tmp_path: Path) -> None:
    applications = column(tmp_path, "acronym", "")
    made = plan(applications, partners(tmp_path, "personeel", "12", "1,250"))
    assert ["decimals as well as thousands" in row.reason for row in made.refused] == [True]
    made = plan(applications, partners(tmp_path, "personeel", "1.250"))
    assert [1250] == [each.staff for each in made.dossiers_to_add[0].partners]
    assert ["D2 “1.250” was read as 1250." in each for each in _said(made)] == [True]


def test_a_text_in_json_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"number": "A-1", "title": "T", "organisation": "O", "requested_support": "1,234"},'
        ' {"number": "A-2", "title": "U", "organisation": "P", "requested_support": 12.5}]',
        encoding="utf-8",
    )
    made = plan(path)
    assert [123_400, 1_250] == read(made, FIELD)
    assert ["[1].requested_support “1,234” was read as 1234." in each for each in _said(made)] == [True]
