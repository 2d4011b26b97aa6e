"""Two columns with one heading, imported before: each counts what it brought, and what removing it takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Dossier
from tests.exchange.intake.intake_samples import file, plan, stored

_ROWS = "number;title;organisation;Remark;Remark\nA-1;T;O;one;two\nA-2;T;O;;two\nA-3;T;O;;two\n"
_SECOND = "take:a.csv[a]E"


def _with_both() -> list[Dossier]:
    first, *others = stored("A-1", "A-2", "A-3")

    def having(each: Dossier, extra: Mapping[str, str]) -> Dossier:
        return replace(each, application=replace(each.application, extra=extra))

    return [
        having(first, {"Remark": "one", "Remark (E)": "two"}),
        *(having(each, {"Remark (E)": "two"}) for each in others),
    ]


@pytest.mark.parametrize("answers", [{}, {_SECOND: "leave-out"}, {_SECOND: "remove"}])
def test_each_of_two_columns_of_one_name_counts_what_it_brought(
    answers: Mapping[str, str], tmp_path: Path
) -> None:
    made = plan(file(tmp_path, _ROWS), existing=_with_both(), answers=answers)
    assert {"D": 1, "E": 3} == {each.column: each.stored for each in made.columns}


def test_as_many_lose_it_as_were_said(tmp_path: Path) -> None:
    made = plan(file(tmp_path, _ROWS), existing=_with_both(), answers={_SECOND: "remove"})
    after = [each.application.extra for each in made.dossiers_to_update]
    assert [{"Remark": "one"}, {}, {}] == after


def test_a_second_column_that_stands_alone_now_counts_what_it_would_take_away(tmp_path: Path) -> None:
    answers = {"take:a.csv[a]D": "leave-out"}
    made = plan(file(tmp_path, _ROWS), existing=_with_both(), answers=answers)
    assert {"D": 1, "E": 1} == {each.column: each.stored for each in made.columns}


def test_an_empty_column_keeps_its_heading_from_the_next(tmp_path: Path) -> None:
    made = plan(file(tmp_path, _ROWS.replace("one", "")), existing=_with_both())
    assert {"E": 3} == {each.column: each.stored for each in made.columns}


def test_a_second_column_that_is_left_out_is_said_to_be_left_out(tmp_path: Path) -> None:
    made = plan(file(tmp_path, _ROWS), existing=_with_both(), answers={_SECOND: "leave-out"})
    (note,) = [each for each in made.notes if "earlier import" in each]
    assert "“Remark (E)” came with an earlier import, and stays with 3 applications though" in note
