"""An id of the jury that stands twice, whatever else is wrong with one of the rows."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.intake import Outcome
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.people.table import read_people_table


def _file(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_of_an_id_that_a_refused_row_has_too_nobody_comes_in(tmp_path: Path) -> None:
    """In either order: which of the two it belongs to nobody knows."""
    rows = ["J3;Luc Maes;plv. lid", "J3;Luc Maes2;jurylid"]
    for lines in (rows, rows[::-1]):
        path = _file(tmp_path, "id;Naam;Rol\nJ1;An;jurylid\n" + "\n".join(lines) + "\n")
        plan = plan_people(read_people_table(path), [], scores={}, seats={})
        told = {row.name: row.reason for row in plan.rows if row.outcome is Outcome.REFUSED}
        assert [each.name for each in plan.accepted] == ["An"]
        assert told.keys() == {"Luc Maes", "Luc Maes2"}
        assert "has “J3” too, and is refused" in told["Luc Maes2"]


def test_an_id_that_stands_twice_is_said_of_both_rows_whatever_else_is_wrong_with_one(tmp_path: Path) -> None:
    text = "id,name,role\nJ-03,Luc Maes,nonsense\nJ-03,Luc Maes2,juror\n"
    plan = plan_people(read_people_table(_file(tmp_path, text)), [], scores={}, seats={})
    assert [(each.name, each.outcome) for each in plan.rows] == [
        ("Luc Maes", Outcome.REFUSED),
        ("Luc Maes2", Outcome.REFUSED),
    ]
    assert "is not a role" in plan.rows[0].reason
    assert "Row 3 has “J-03” already, for Luc Maes2" in plan.rows[0].reason
    assert "Row 2 has “J-03” too" in plan.rows[1].reason
