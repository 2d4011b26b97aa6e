"""Words for “none” and “unknown” are empty cells in every field that may be empty, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.remarks import Sort
from tests.exchange.intake.intake_samples import column, file, plan, read

WORDS = ("n.v.t.", "nvt", "n/a", "onbekend", "Niet van toepassing")
MARKS = ("-", "–", "?")
OPTIONAL = [
    (kind, name)
    for kind, fields in FIELDS.items()
    for name, field in fields.items()
    if not field.needed and not field.states_none and not name.startswith("admissibility")
]


@pytest.mark.parametrize(("kind", "name"), OPTIONAL)
def test_a_word_for_none_is_empty_in_an_optional_field(tmp_path: Path, kind: str, name: str) -> None:
    is_amount = FIELDS[kind][name].sort in (Sort.AMOUNT, Sort.ACCOUNT)
    none = WORDS if is_amount else (*WORDS, *MARKS)
    if kind == "applications":
        made = plan(column(tmp_path, name, *none))
        values = [getattr(each.application, name) for each in made.dossiers_to_add]
    else:
        head, row = (
            ("name;helix", "P{n};bedrijf") if kind == "partners" else ("year;line;amount", "1;Lonen;100")
        )
        rows = "".join(f"A-1;{row.format(n=n)};{word}\n" for n, word in enumerate(none))
        made = plan(
            column(tmp_path, "acronym", ""), file(tmp_path, f"number;{head};{name}\n{rows}", f"{kind}.csv")
        )
        values = [getattr(each, name) for each in getattr(made.dossiers_to_add[0], kind)]
    assert [FIELDS[kind][name].empty] * len(none) == values
    said = " ".join(row.reason for row in made.rows)
    assert len(none) == said.count("was read as empty")


def test_a_dash_that_may_be_nought_is_refused_as_an_amount(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "requested_support", "-", "–"))
    assert made.is_empty
    assert all("leave the cell empty, or write 0" in row.reason for row in made.rows)


def test_a_cell_that_is_empty_needs_no_word(tmp_path: Path) -> None:
    assert [""] == [row.reason for row in plan(column(tmp_path, "requested_support", "")).rows]


def test_that_there_was_no_earlier_instrument_is_a_statement(tmp_path: Path) -> None:
    assert ["geen", ""] == read(plan(column(tmp_path, "Eerder instrument", "geen", "")), "earlier_instrument")


def test_a_short_acronym_is_no_word_for_none(tmp_path: Path) -> None:
    assert ["NA", ""] == read(plan(column(tmp_path, "acronym", "NA", "n/a")), "acronym")


def test_a_field_that_may_not_be_empty_refuses_an_amount_that_is_none(tmp_path: Path) -> None:
    budget = file(tmp_path, "number;year;line;amount\nA-1;1;Lonen;n.v.t.\n", "budget.csv")
    (refused,) = plan(column(tmp_path, "acronym", ""), budget).refused
    assert "n.v.t." in refused.reason
