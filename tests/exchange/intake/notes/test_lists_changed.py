"""What a second import changes in a list of amounts is said in amounts, not by how long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evalapp.domain.application import BudgetLine, Helix, Partner
from evalapp.exchange.intake.notes.lists_changed import budget_changed, partners_changed
from tests.exchange.intake.intake_samples import file, plan

APPLICATIONS = "number;title;organisation\nA-1;T;O\n"
HEAD = "number;year;line;amount\n"


def budget(*lines: tuple[int, str, int]) -> Sequence[BudgetLine]:
    return [BudgetLine(year=year, line=line, amount=euro * 100) for year, line, euro in lines]


def partner(name: str, **given: int) -> Partner:
    return Partner(name=name, helix=Helix.COMPANY, **given)


def test_amounts_that_change_at_a_second_import_are_told_in_all_and_line_by_line(tmp_path: Path) -> None:
    applications = file(tmp_path, APPLICATIONS)
    first = file(tmp_path, f"{HEAD}A-1;1;Loon;100\nA-1;2;Loon;100\n", "budget.csv")
    stored = plan(applications, first).dossiers_to_add
    second = file(tmp_path, f"{HEAD}A-1;1;Loon;100\nA-1;2;Loon;250\n", "budget.csv")
    (row,) = plan(second, existing=stored).rows
    (change,) = row.changes
    assert ("2 lines, €200", "2 lines, €350") == (change.before, change.after)
    assert "2 Loon: €100 → €250" == change.detail
    assert f"{change.before} → {change.after} · {change.detail}." in row.reason


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (budget((1, "a", 1)), budget((1, "a", 1), (2, "b", 3)), "new: 2 b €3"),
        (budget((1, "a", 1), (2, "b", 3)), budget((1, "a", 1)), "gone: 2 b €3"),
        (budget((1, "a", 1), (1, "a", 2)), budget((1, "a", 2), (1, "a", 1)), "in another order"),
        (budget((1, "a", 1), (1, "a", 2)), budget((1, "a", 2), (1, "a", 5)), "1 a: €1 → €5"),
        (
            budget(*((n, "a", 1) for n in range(1, 8))),
            budget(*((n, "a", 2) for n in range(1, 8))),
            "2 others",
        ),
    ],
)
def test_lines_are_told_apart_by_year_and_name(
    before: Sequence[BudgetLine], after: Sequence[BudgetLine], told: str
) -> None:
    assert budget_changed(before, after).endswith(told)


def test_the_amounts_of_a_partner_are_told_from_what_to_what() -> None:
    before, after = [partner("P", cash=100_00), partner("Q")], [partner("P", cash=250_00), partner("Q")]
    told = "other data: in cash · P, in cash: €100 → €250"
    assert told == partners_changed(before, after)
