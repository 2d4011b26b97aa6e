"""How a column is read is not taken and forgotten where the heading that is named stands above several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from tests.exchange.intake.intake_samples import plan, read, workbook

_HEAD = ["nummer", "titel", "organisatie", "gevraagde steun", "gevraagde steun"]
_APART = [_HEAD, ["A-1", "T", "O", 100, 120], ["A-2", "U", "P", 90, 90]]
_ALIKE = [_HEAD, ["A-1", "T", "O", 100, 100], ["A-2", "U", "P", 90, 90]]


def _book(folder: Path, rows: list[list[object]]) -> Path:
    return workbook(folder, ("a", rows))


@pytest.mark.parametrize(
    ("asked", "one"), [("gevraagde steun", "D"), ("gevraagde steun (D)", "D"), ("gevraagde steun (E)", "E")]
)
def test_how_one_of_two_is_read_that_nobody_told_apart_is_refused_with_what_to_say(
    tmp_path: Path, asked: str, one: str
) -> None:
    said = (
        f"“gevraagde steun” stands above several columns (D, E): say with “gevraagde steun ({one})=keep” which of "
        "them is read, and with “gevraagde steun=thousand” how."
    )
    with pytest.raises(BadValue, match=f"^{re.escape(said)}$"):
        plan(_book(tmp_path, _APART), answers={f"column:{asked}": "thousand"})


def test_said_as_the_sentence_asks_it_is_read(tmp_path: Path) -> None:
    answers = {"column:gevraagde steun (E)": "keep", "column:gevraagde steun": "thousand"}
    made = plan(_book(tmp_path, _APART), answers=answers)
    assert read(made, "requested_support") == [12_000_000, 9_000_000]


def test_of_two_that_say_the_same_the_one_that_is_read_needs_no_letters(tmp_path: Path) -> None:
    made = plan(_book(tmp_path, _ALIKE), answers={"column:gevraagde steun": "thousand"})
    assert read(made, "requested_support") == [10_000_000, 9_000_000]


@pytest.mark.parametrize("heading", ["steun", "gevraagde steun"])
def test_two_columns_of_one_heading_are_asked_about_whether_it_is_surely_the_field_or_likely(
    tmp_path: Path, heading: str
) -> None:
    head = ["nr", "titel", "organisatie", heading, heading]
    rows = [head, ["A-1", "T", "O", 100_000, 120_000], ["A-2", "U", "P", 90_000, 90_000]]
    asked = plan(_book(tmp_path, rows)).questions
    assert [("requested_support",)] == [each.fields for each in asked if each.id.startswith("which:")]
    made = plan(_book(tmp_path, rows), answers={f"column:{heading} (E)": "keep"})
    assert [12_000_000, 9_000_000] == read(made, "requested_support")


def test_two_likely_columns_that_say_the_same_are_taken_once(tmp_path: Path) -> None:
    rows = [["nr", "titel", "organisatie", "steun", "steun"], ["A-1", "T", "O", 100_000, 100_000]]
    made = plan(_book(tmp_path, rows))
    assert ([10_000_000], ()) == (read(made, "requested_support"), made.questions)


@pytest.mark.parametrize("heads", [("steun", "steun"), ("gevraagde steun", "subsidiebedrag")])
def test_two_columns_are_not_both_kept_as_one_field(tmp_path: Path, heads: tuple[str, str]) -> None:
    rows = [["nr", "titel", "organisatie", *heads], ["A-1", "T", "O", 100_000, 120_000]]
    names = [f"{heads[0]} (D)", f"{heads[1]} (E)"] if heads[0] == heads[1] else list(heads)
    said = f"“{names[0]}” and “{names[1]}” cannot both be kept: one column alone is requested support."
    with pytest.raises(BadValue, match=re.escape(said)):
        plan(_book(tmp_path, rows), answers={f"column:{each}": "keep" for each in names})
