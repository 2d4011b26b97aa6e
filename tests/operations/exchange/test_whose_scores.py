"""Scores are of what a juror had before them: not of what the number stands for by the time that they come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.people import Role
from evalapp.exchange.merge.incoming import ScoreTable
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.exchange.forms.form_samples import fill, sheets
from tests.samples import dossier, put_dossiers, small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def _returned(workspace: Workspace, title: str = "") -> Path:
    """The form of J1 with scores for A-1 and A-2, its first title overtyped."""
    (form,) = hand_out_forms(workspace, workspace.path.with_name("forms"), jurors=["J1"]).forms
    workbook = openpyxl.load_workbook(form.path)
    for position in (0, 1):
        fill(position, 0, score=3, comment="x")(workbook)
    if title:
        sheets(workbook)[0]["B3"] = title
    workbook.save(form.path)
    return form.path


def _taken(workspace: Workspace, path: Path) -> list[str]:
    return [each.placed[1] for each in plan_merge(workspace, [path]).writes]


def test_a_form_whose_title_was_overtyped_gives_nothing_to_that_application(workspace: Workspace) -> None:
    path = _returned(workspace, "A-1   Robots for care")
    assert ["A-2"] == _taken(workspace, path)


@pytest.mark.long
def test_an_application_that_became_another_after_the_form_left_gets_none_of_its_scores(
    workspace: Workspace,
) -> None:
    path = _returned(workspace)
    assert ["A-1", "A-2"] == _taken(workspace, path)
    workspace.execute(put_dossiers([dossier("A-1", "Title of A-3"), dossier("A-3", "Title of A-1")]))
    assert {"A-1": "Title of A-1", "A-3": "Title of A-3"} == {
        number: title
        for called in workspace.view.called_when_issued().values()
        for number, (title, _organisation) in called.items()
    }
    (refused,) = [each for file in plan_merge(workspace, [path]).files for each in file.details]
    assert "A-1 was handed out as “Title of A-1”" in refused.reason
    assert ["A-2"] == _taken(workspace, path)
    later = _returned_later(workspace)
    assert ["A-1"] == _taken(workspace, later)
    workspace.execute(put_dossiers([dossier("A-1"), dossier("A-3")]))
    assert ["A-1", "A-2"] == _taken(workspace, path)
    assert [] == _taken(workspace, later)


def _returned_later(workspace: Workspace) -> Path:
    (form,) = hand_out_forms(workspace, workspace.path.with_name("later"), jurors=["J1"]).forms
    workbook = openpyxl.load_workbook(form.path)
    fill(0, 0, score=3, comment="x")(workbook)
    workbook.save(form.path)
    return form.path


@pytest.mark.long
def test_a_form_tells_whose_it_says_it_is_and_an_exchanged_id_takes_none_of_its_scores(
    workspace: Workspace,
) -> None:
    path = _returned(workspace)
    first, second = workspace.view.people(Role.JUROR)[:2]
    (table,) = plan_merge(workspace, [path]).incoming
    assert isinstance(table, ScoreTable)
    assert table.form is not None
    assert first.name == table.form.name
    exchanged = (replace(first, name=second.name), replace(second, name=first.name))
    workspace.execute(ImportJury(people=exchanged, reason="Verbeterd."))
    (file,) = plan_merge(workspace, [path]).files
    assert f"when that was {first.name}" in file.reason
