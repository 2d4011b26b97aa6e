"""Applications whose texts mean harm come in as texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.domain.application import Dossier
from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.reading import (
    ColumnMap,
    plan_import,
    read_applications,
)

HEADER = "number,title,organisation,requested_support,total_budget\n"


def _file(folder: Path, text: str, name: str = "applications.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _plan(
    *paths: Path, existing: tuple[Dossier, ...] = (), column_map: ColumnMap | None = None
) -> ImportPlan:
    return plan_import(read_applications(paths, column_map=column_map), existing)


def _after(plan: ImportPlan, existing: tuple[Dossier, ...] = ()) -> tuple[Dossier, ...]:
    """What the call holds once the plan is carried out."""
    held = {dossier.application.number: dossier for dossier in existing}
    for dossier in (*plan.dossiers_to_add, *plan.dossiers_to_update):
        held[dossier.application.number] = dossier
    return tuple(held.values())


def _outcomes(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(row.row, row.number, str(row.outcome)) for row in plan.rows]


HOSTILE = [
    "O'Brien",
    'say "x"',
    "=cmd|' /C calc'!A0",
    "<b>vet</b>",
    "👩‍🔬🇧🇪",
    "مرحبا بالعالم",
    "a\x00b",
    "); DROP TABLE",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_in_as_text(tmp_path: Path, text: str) -> None:
    row = {"number": "A-1", "title": text, "organisation": "O", text: text}
    (dossier,) = _plan(_file(tmp_path, json.dumps([row]), "a.json")).dossiers_to_add
    clean = text.replace("\x00", "\ufffd")
    assert dossier.application.title == clean
    assert dossier.application.extra == {clean: clean}


def test_ten_thousand_characters_fit_a_summary_and_not_a_reason(tmp_path: Path) -> None:
    long = "x" * 10_000
    plan = _plan(
        _file(tmp_path, f"number,title,organisation,summary,years\nA,T,O,{long},3\nB,T,O,s,{long}\n")
    )
    assert len(plan.dossiers_to_add[0].application.summary) == 10_000
    assert len(plan.rows[1].reason) < 300
