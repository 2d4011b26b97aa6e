"""On which line support stands: where the budget proves it, and else nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest

from evalapp.domain.application import Application, BudgetLine, Dossier
from evalapp.operations.reports.overview.lines import ByLine, support_by_line
from evalapp.operations.view import View
from evalapp.reports.overview.content import Money
from tests.samples import put_dossiers, small_panel

Line = tuple[str, str, int, str, int]


class Asked:
    """What is counted of a file with those lines, each of an application."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._n = folder, 0

    def __call__(
        self, lines: Sequence[Line], requested: Mapping[str, int | None], given: Mapping[str, int]
    ) -> ByLine:
        self._n += 1
        dossiers = [
            Dossier(
                application=Application(number=number, title="T", organisation="O"),
                budget=tuple(
                    BudgetLine(line=line, year=year, source=source, amount=amount)
                    for _number, line, year, source, amount in own
                ),
            )
            for number, own in groupby(lines, itemgetter(0))
        ]
        with small_panel(self._folder / f"{self._n}.evalpanel", applications=0) as panel:
            panel.execute(put_dossiers(dossiers))
            return support_by_line(View(panel.file), [], requested, given)


@pytest.fixture
def counted(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


FULL = [
    ("A-1", "personeel", 2016, "steun", 60),
    ("A-1", "werking", 2017, "steun", 40),
    ("A-1", "personeel", 2016, "eigen inbreng", 90),
    ("A-2", "personeel", 2016, "steun", 50),
    ("A-2", "personeel", 2016, "eigen inbreng", 20),
]


def test_support_that_is_given_as_it_was_asked_stands_on_its_lines(counted: Asked) -> None:
    found = counted(FULL, {"A-1": 100, "A-2": 50}, {"A-1": 100})
    assert {
        ("personeel", 2016): Money(requested=110, given=60),
        ("werking", 2017): Money(requested=40, given=40),
    } == found["lines"]
    assert (Money(), {}) == (found["unlined"], found["budgets"])


def test_another_amount_than_was_asked_is_divided_over_no_lines(counted: Asked) -> None:
    found = counted(FULL, {"A-1": 100, "A-2": 50}, {"A-1": 70})
    assert Money(requested=110, given=0) == found["lines"]["personeel", 2016]
    assert Money(requested=0, given=70) == found["unlined"]


def test_what_no_budget_proves_is_not_known(counted: Asked) -> None:
    found = counted(FULL, {"A-1": 100, "A-2": 51}, {"A-2": 51})
    assert Money(requested=51, given=51) == found["unlined"]
    assert Money(requested=60) == found["lines"]["personeel", 2016]


def test_half_and_half_is_told_apart_by_the_rest_of_the_call_then_by_its_name(counted: Asked) -> None:
    halves = [
        ("A-1", "werking", 2016, "steun", 50),
        ("A-1", "personeel", 2016, "eigen inbreng", 50),
        ("A-2", "werking", 2016, "steun", 30),
        ("A-2", "personeel", 2016, "eigen inbreng", 31),
    ]
    by_the_rest = counted(halves, {"A-1": 50, "A-2": 30}, {})
    by_name = counted(halves[:2], {"A-1": 50}, {})
    unnamed = [(number, line, year, source[::-1], cents) for number, line, year, source, cents in halves[:2]]
    by_nothing = counted(unnamed, {"A-1": 50}, {})
    assert [("werking", 2016)] == list(by_the_rest["lines"]) == list(by_name["lines"])
    assert ({}, Money(requested=50)) == (by_nothing["lines"], by_nothing["unlined"])


def test_whole_budgets_are_told_where_no_support_is_found(counted: Asked) -> None:
    whole = [("A-1", "personeel", 2016, "", 150), ("A-2", "personeel", 2016, "", 90)]
    found = counted(whole, {"A-1": 100, "A-2": None}, {"A-1": 100})
    assert ({}, {("personeel", 2016): 240}) == (found["lines"], found["budgets"])
    assert Money(requested=100, given=100) == found["unlined"]


def test_nothing_is_on_no_line(counted: Asked) -> None:
    assert {"lines": {}, "unlined": Money(), "budgets": {}} == counted([], {}, {})
