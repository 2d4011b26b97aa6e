"""Applications whose texts mean harm come in as texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.domain.intake import Outcome
from tests.exchange.intake import intake_samples as samples

HEADER = "number,title,organisation,requested_support,total_budget\n"


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
    (dossier,) = samples.plan(samples.file(tmp_path, json.dumps([row]), "a.json")).dossiers_to_add
    clean = text.replace("\x00", "\ufffd")
    assert dossier.application.title == clean
    assert dossier.application.extra == {clean: clean}


def test_ten_thousand_characters_fit_a_summary_and_not_a_reason(tmp_path: Path) -> None:
    long = "x" * 10_000
    plan = samples.plan(
        samples.file(tmp_path, f"number,title,organisation,summary,years\nA,T,O,{long},3\nB,T,O,s,{long}\n")
    )
    assert len(plan.dossiers_to_add[0].application.summary) == 10_000
    assert len(plan.rows[1].reason) < 300


def test_an_object_without_a_number_is_refused_with_its_place(tmp_path: Path) -> None:
    table = '[{"number": "A-1", "title": "T", "organisation": "O"}, {"title": "U", "organisation": "O"}]'
    (first, second) = samples.plan(samples.file(tmp_path, table, "a.json")).rows
    assert (Outcome.ADDED, Outcome.REFUSED) == (first.outcome, second.outcome)
    assert second.reason.startswith("[2].number: ")
