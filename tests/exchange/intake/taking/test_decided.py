"""A decision on admissibility in a file is none of this call: it is left open and asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import ImportPlan
from evalapp.exchange.intake.taking.decided import AS_DECIDED, DECIDED, OPEN
from tests.exchange.intake.intake_samples import file, plan

ADMISSIBLE, INADMISSIBLE = Admissibility.ADMISSIBLE, Admissibility.INADMISSIBLE
TABLE = """number;title;organisation;admissibility;admissibility_reason
A-1;T;O;ontvankelijk;
A-2;T;O;inadmissible;te laat ingediend
A-3;T;O;open;
"""


def stored(number: str, admissibility: Admissibility, reason: str = "") -> Dossier:
    application = Application(number=number, title="T", organisation="O")
    return Dossier(application=replace(application, admissibility=admissibility, admissibility_reason=reason))


def judged(made: ImportPlan) -> dict[str, tuple[Admissibility, str]]:
    applications = (each.application for each in (*made.dossiers_to_add, *made.dossiers_to_update))
    return {each.number: (each.admissibility, each.admissibility_reason) for each in applications}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return file(tmp_path, TABLE)


def test_it_is_left_open_said_with_what_the_file_says_and_asked_once(table: Path) -> None:
    made = plan(table)
    assert dict.fromkeys(("A-1", "A-2", "A-3"), (Admissibility.OPEN, "")) == judged(made)
    assert [DECIDED] == [each.id for each in made.questions]
    assert "A-1 and A-2" in made.questions[0].text
    notes = [row.reason for row in made.rows]
    assert "“admissible”" in notes[0]
    assert "“inadmissible” (te laat ingediend)" in notes[1]
    assert not notes[2]
    assert not made.is_whole


def test_it_is_taken_over_where_somebody_says_so(table: Path) -> None:
    made = plan(table, answers={DECIDED: AS_DECIDED})
    assert (ADMISSIBLE, "") == judged(made)["A-1"]
    assert (INADMISSIBLE, "te laat ingediend") == judged(made)["A-2"]
    assert ((), 2, True) == (made.questions, made.decided, made.is_whole)


def test_it_stays_open_where_somebody_says_so(table: Path) -> None:
    made = plan(table, answers={DECIDED: OPEN})
    assert {(Admissibility.OPEN, "")} == set(judged(made).values())
    assert ((), 0, True) == (made.questions, made.decided, made.is_whole)


def test_nobody_is_turned_down_without_the_reason_nor_kept_out_for_it(tmp_path: Path) -> None:
    path = file(tmp_path, "number;title;organisation;admissibility\nA-1;T;O;niet ontvankelijk\n")
    for answers in ({}, {DECIDED: AS_DECIDED}):
        made = plan(path, answers=answers)
        assert ({"A-1": (Admissibility.OPEN, "")}, ()) == (judged(made), made.refused)


def test_what_the_panel_decided_stays_whatever_is_answered(table: Path) -> None:
    existing = (stored("A-1", INADMISSIBLE, "geen kmo"), stored("A-2", INADMISSIBLE, "te laat ingediend"))
    for answers in ({}, {DECIDED: AS_DECIDED}):
        made = plan(table, existing=existing, answers=answers)
        assert ({"A-3": (Admissibility.OPEN, "")}, ()) == (judged(made), made.questions)
        assert ["Whether it is admissible stays as the panel decided it.", "", ""] == [
            row.reason for row in made.rows
        ]


def test_an_application_that_is_there_and_open_is_asked_about_too(table: Path) -> None:
    existing = (stored("A-1", Admissibility.OPEN), stored("A-2", Admissibility.OPEN))
    assert [DECIDED] == [each.id for each in plan(table, existing=existing).questions]
    taken = plan(table, existing=existing, answers={DECIDED: AS_DECIDED})
    assert [ADMISSIBLE, INADMISSIBLE] == [judged(taken)[number][0] for number in ("A-1", "A-2")]


def test_an_answer_about_what_no_file_has_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, "number;title;organisation\nA-1;T;O\n")
    with pytest.raises(BadValue, match="admissibility"):
        plan(path, answers={DECIDED: AS_DECIDED})


@pytest.mark.parametrize(
    ("heading", "no"),
    [
        ("ontvankelijkheid", "nee"),
        ("ontvankelijk?", "NEEN"),
        ("Ontvankelijk", "niet ontvankelijk"),
        ("beslissing ontvankelijkheid", "onontvankelijk"),
        ("status", "Onontvankelijk"),
        ("Status", "niet ontvankelijk"),
    ],
)
def test_a_dutch_decision_is_asked_about_and_is_no_text_for_jurors(
    tmp_path: Path, heading: str, no: str
) -> None:
    yes = "ontvankelijk" if heading.lower() == "status" else "ja"
    path = file(
        tmp_path,
        f"number;title;organisation;{heading};reden onontvankelijkheid\nA-1;T;O;{yes};\nA-2;U;P;{no};te laat\n",
    )
    made = plan(path)
    assert {(Admissibility.OPEN, "")} == set(judged(made).values())
    assert [DECIDED] == [each.id for each in made.questions]
    assert not any(each.application.extra for each in made.dossiers_to_add)
    taken = plan(path, answers={f"decided:{heading}": AS_DECIDED})
    assert {"A-1": (ADMISSIBLE, ""), "A-2": (INADMISSIBLE, "te laat")} == judged(taken)


def test_a_status_that_says_withdrawn_is_no_text_for_jurors(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "number;title;organisation;status\nA-1;T;O;ingetrokken\nA-2;U;P;open\n"))
    assert not any(each.application.extra for each in made.dossiers_to_add)
    assert ("hidden-rows:stated",) == made.rows[0].awaits
    kept = plan(tmp_path / "a.csv", answers={"hidden-rows:stated": "keep"})
    assert "“ingetrokken” is not one of" in kept.rows[0].reason


def test_another_status_is_a_further_field(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "number;title;organisation;status\nA-1;T;O;prototype\nA-2;U;P;gebouwd\n"))
    assert ["prototype", "gebouwd"] == [each.application.extra["status"] for each in made.dossiers_to_add]


def test_an_answer_about_a_column_that_tells_no_decisions_is_refused(table: Path) -> None:
    with pytest.raises(BadValue, match="“title” tells no decisions"):
        plan(table, answers={"decided:title": AS_DECIDED})
