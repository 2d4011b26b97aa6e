"""A form whose sheets or criteria are not those of the call: what was scored is refused where nobody knows of what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell

from tests.exchange.forms.form_samples import (
    SCHEME,
    Change,
    changed,
    dossier,
    fill,
    rows,
    said,
    sheets,
    written,
)

TITLE = "B3"


def typed(title: object) -> Change:
    def change(workbook: Workbook) -> None:
        sheets(workbook)[0][TITLE] = title

    return change


def swapped(workbook: Workbook) -> None:
    one, other = sheets(workbook)[:2]
    one[TITLE], other[TITLE] = other[TITLE].value, one[TITLE].value


def pasted(workbook: Workbook) -> None:
    """All that a person sees of the first sheet, over the second."""
    one, other = sheets(workbook)[:2]
    for cells in one["B1:H20"]:
        for cell in cells:
            below = other[cell.coordinate]
            if not isinstance(below, MergedCell) and not isinstance(cell, MergedCell):
                below.value = cell.value


def applications(raw: bytes) -> set[str]:
    """Of which it takes an answer."""
    return {place[0] for place, what in said(raw).items() if not isinstance(what, str)}


def problems(raw: bytes) -> list[str]:
    return [row.problem for row in rows(raw).values() if row.problem]


@pytest.mark.long
@pytest.mark.parametrize("title", ["A-2   Title of A-2", "A-2 another title", "a-2", "Aanvraag A-2 (tweede)"])
def test_a_sheet_that_shows_another_application_is_refused_with_its_cell(title: str) -> None:
    raw = changed(written(), fill(0, 0, score=3, comment="x"), fill(1, 0, score=1, comment="x"), typed(title))
    assert {"A-2"} == applications(raw)
    assert [f"A-1!{TITLE}: “"] == [each[:9] for each in problems(raw)]
    assert "belong to A-1" in problems(raw)[0]


def test_two_sheets_with_their_titles_swapped_are_both_refused() -> None:
    raw = changed(written(), fill(0, 0, score=3, comment="x"), fill(1, 0, score=1, comment="x"), swapped)
    assert set() == applications(raw)


def test_one_application_pasted_over_another_does_not_become_its_scores() -> None:
    raw = changed(written(), fill(0, 0, score=3, comment="x"), pasted)
    assert {"A-1"} == applications(raw)
    assert ["A-2!B3: “A-1"] == [each[:12] for each in problems(raw)]


@pytest.mark.long
@pytest.mark.parametrize("title", ["A-1   Another title", "A-1", "Some title", None])
def test_a_title_that_names_no_other_application_keeps_nothing_out(title: str | None) -> None:
    raw = changed(written(), fill(0, 0, score=3, comment="x"), typed(title))
    assert {"A-1"} == applications(raw)


def test_a_number_that_begins_as_another_and_an_organisation_that_does_are_told_apart() -> None:
    many = tuple(dossier(each, organisation="2 Degrees") for each in ("1", "12", "2", "1 b"))
    raw = changed(written(dossiers=many), *(fill(each, 0, score=3, comment="x") for each in range(4)))
    assert {"1", "12", "2", "1 b"} == applications(raw)


def test_a_criterion_that_the_call_no_longer_has_is_in_the_way_of_what_was_answered_alone() -> None:
    group = SCHEME.groups[0]
    without = replace(SCHEME, groups=(replace(group, criteria=group.criteria[1:]),))
    answered = changed(written(), fill(0, 0, comment="one"), fill(0, 1, score=4))
    found = rows(answered, scheme=without)
    assert "helix" in found["A-1", "helix"].problem
    assert not found["A-2", "helix"].problem
    assert found["A-1", "sme"].answer.value is not None
