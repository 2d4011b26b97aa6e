"""What a column says again and again is read once, and still every cell for what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.domain.intake import ImportPlan, Outcome
from evalapp.exchange.intake.reading import plan_import, read_applications

HEADER = "number,title,organisation,requested_support,total_budget\n"


def _plan(folder: Path, text: str, name: str = "applications.csv") -> ImportPlan:
    (folder / name).write_text(text, encoding="utf-8")
    return plan_import(read_applications([folder / name]), [])


def test_a_number_and_a_text_of_the_same_spelling_are_each_read_as_what_they_are(tmp_path: Path) -> None:
    rows = [
        {"number": f"A-{n}", "title": "T", "organisation": "O", "requested_support": given}
        for n, given in enumerate(["1.234", 1.23, "1,23", "1.234", 1.23, 1.234])
    ]
    plan = _plan(tmp_path, json.dumps(rows), "applications.json")
    read = [dossier.application.requested_support for dossier in plan.dossiers_to_add]
    assert ([123_400, 123, 123, 123_400, 123], 1) == (read, plan.count(Outcome.REFUSED))


def test_a_fault_is_told_in_every_row_that_has_it(tmp_path: Path) -> None:
    text = HEADER + "".join(f"A-{n},T,O,veel,1\n" for n in range(3))
    rows = _plan(tmp_path, text).rows
    assert ["D2", "D3", "D4"] == [row.reason.partition(":")[0] for row in rows]


@pytest.mark.parametrize(
    ("given", "cents"), [("0150000", 15_000_000), ("999999999999999", 99_999_999_999_999_900)]
)
def test_bare_digits_are_euro(tmp_path: Path, given: str, cents: int) -> None:
    plan = _plan(tmp_path, HEADER + f"A-1,T,O,1,{given}\n")
    assert [cents] == [dossier.application.total_budget for dossier in plan.dossiers_to_add]
