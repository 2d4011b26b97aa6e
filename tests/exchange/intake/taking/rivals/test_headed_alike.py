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
