"""Scores stay with the application that they were given to: a row that speaks of another one is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import ImportPlan, Outcome
from evalapp.exchange.intake.reading import plan_import, read_applications
from tests.exchange.intake.intake_samples import file

_STORED = (
    ("A-1", "Waterstof in de haven", "Port of Antwerp"),
    ("A-2", "Slimme sensoren voor de bouw", "Buildwise"),
    ("A-3", "Circulair textiel", "Centexbel"),
)


def _plan(
    folder: Path,
    *rows: tuple[str, ...],
    scored: tuple[str, ...] = ("A-1", "A-2", "A-3"),
    answers: Mapping[str, str] | None = None,
    head: str = "nummer;titel;organisatie",
) -> ImportPlan:
    path = file(folder, "\n".join([head, *(";".join(row) for row in rows)]))
    existing = [
        Dossier(application=Application(number=number, title=title, organisation=organisation))
        for number, title, organisation in _STORED
    ]
    answers = answers or {}
    return plan_import(
        read_applications([path], answers=answers),
        existing,
        answers,
        lambda: dict.fromkeys(scored, ("scores",)),
    )


def _asked(plan: ImportPlan) -> list[str]:
    return [each.id for each in plan.questions]


def test_titles_and_organisations_that_changed_places_are_asked_about(tmp_path: Path) -> None:
    (one, two, three) = _STORED
    plan = _plan(tmp_path, ("A-1", *two[1:]), ("A-2", *one[1:]), three)
    assert ["application:A-1", "application:A-2"] == _asked(plan)
    assert [Outcome.REFUSED, Outcome.REFUSED, Outcome.UNCHANGED] == [each.outcome for each in plan.rows]
    assert [("application:A-1",), ("application:A-2",), ()] == [each.awaits for each in plan.rows]
    assert "title: Waterstof in de haven → Slimme sensoren voor de bouw" in plan.questions[0].why
    assert "that is what A-2 has in this call" in plan.questions[0].why
    assert plan.questions[0].text.endswith("this stands with the number already: A-1: scores; A-2: scores.")
    assert plan.is_empty


@pytest.mark.parametrize(
    "head",
    ["nummer;titel", "nummer;organisatie"],
)
def test_one_column_that_moved_by_one_row_is_asked_about(tmp_path: Path, head: str) -> None:
    values = [each[1 if head.endswith("titel") else 2] for each in _STORED]
    plan = _plan(tmp_path, ("A-1", values[2]), ("A-2", values[0]), ("A-3", values[1]), head=head)
    assert ["application:A-1", "application:A-2", "application:A-3"] == _asked(plan)


def test_a_new_title_of_a_new_organisation_is_asked_about(tmp_path: Path) -> None:
    plan = _plan(tmp_path, ("A-1", "Robots voor de zorg", "Universiteit Gent"))
    assert ["application:A-1"] == _asked(plan)
    assert ["same", "other"] == [each.id for each in plan.questions[0].choices]


@pytest.mark.parametrize(
    "row",
    [
        ("A-1", "Waterstof in de haven van Antwerpen", "Port of Antwerp-Bruges"),
        ("A-1", "Waterstoff in de havens", "Port of Antwerp"),
        ("A-1", "Robots voor de zorg", "Port of Antwerp"),
        ("A-1", "Robots voor de zorg", "PoA"),
        ("A-1", "Waterstof in de haven", "Buildwise"),
        ("A-1", "WATERSTOF IN DE HAVEN", "Haven van Gent"),
    ],
)
def test_a_correction_is_a_plain_change(tmp_path: Path, row: tuple[str, ...]) -> None:
    plan = _plan(tmp_path, row)
    assert [Outcome.UPDATED] == [each.outcome for each in plan.rows]
    assert () == plan.questions


def test_where_nothing_hangs_on_the_number_nothing_is_asked(tmp_path: Path) -> None:
    (one, two, _three) = _STORED
    assert () == _plan(tmp_path, ("A-1", *two[1:]), ("A-2", *one[1:]), scored=("A-3",)).questions


def test_a_title_of_a_scored_application_is_asked_about_at_one_without_scores(tmp_path: Path) -> None:
    (one, two, _three) = _STORED
    plan = _plan(tmp_path, ("A-1", *two[1:]), ("A-2", *one[1:]), scored=("A-1",))
    assert ["application:A-1", "application:A-2"] == _asked(plan)


def test_either_answer_is_carried_out(tmp_path: Path) -> None:
    rows = ("A-1", "Robots voor de zorg", "Universiteit Gent")
    same = _plan(tmp_path, rows, answers={"application:A-1": "same"})
    assert ["Robots voor de zorg"] == [each.application.title for each in same.dossiers_to_update]
    other = _plan(tmp_path, rows, answers={"application:A-1": "other"})
    assert (True, (), ()) == (other.is_empty, other.questions, other.rows[0].awaits)
    assert "It is another application than A-1: give it a number of its own." == other.rows[0].reason


def test_the_scores_are_looked_at_only_where_a_row_is_suspect(tmp_path: Path) -> None:
    def scored() -> dict[str, tuple[str, ...]]:
        raise AssertionError

    path = file(tmp_path, "nummer;titel\nA-1;Waterstof in de havens\nA-4;Nieuw\n")
    existing = [
        Dossier(application=Application(number="A-1", title="Waterstof in de haven", organisation="O"))
    ]
    assert 1 == len(plan_import(read_applications([path]), existing, {}, scored).dossiers_to_update)
