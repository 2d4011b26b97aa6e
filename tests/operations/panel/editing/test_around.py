"""An edit by hand is held against the few applications that may be alike, and reads no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Dossier
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.panel.editing import application_plan
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_addition, plan_change
from evalapp.operations.panel.editing.applications import why_not_removed
from evalapp.operations.panel.hanging import hanging_on
from evalapp.operations.scores import SetScore
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from tests.samples import put_dossiers, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        yield workspace


def test_one_edit_reads_no_dossier_but_its_own(panel: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 10,000 applications the others are known by what they are called."""
    stored = same_applicant(panel)

    def refuse(_view: View) -> list[Dossier]:
        raise AssertionError("read all dossiers")

    monkeypatch.setattr(View, "dossiers", refuse)
    monkeypatch.setattr(View, "applications", refuse)
    edit = plan_change(panel.view, "A-1", TypedApplication(fields={"years": "2"}))
    assert edit.after is not None
    assert any("also applies with A-2" in note for note in edit.notes)
    same = stored[1].application
    typed = TypedApplication(
        fields={"number": "B-9", "title": same.title.upper(), "organisation": same.organisation}
    )
    added = plan_addition(panel.view, typed)
    assert any("the title and the organisation of A-2" in note for note in added.notes)
    assert (
        "A-1"
        in plan_addition(panel.view, replace(typed, fields={**typed.fields, "number": "a1"})).wrong["number"]
    )


def same_applicant(panel: Workspace) -> list[Dossier]:
    stored = [panel.view.dossier(number) for number in ("A-1", "A-2")]
    changed = [
        replace(each, application=replace(each.application, enterprise_number="0999.000.129"))
        for each in stored
    ]
    panel.execute(put_dossiers(changed, Action.EDIT_APPLICATION))
    return changed


@pytest.mark.parametrize(
    "fields",
    [
        {"years": "2"},
        {"enterprise_number": "BE 0999.000.228"},
        {"enterprise_number": ""},
        {"title": "Title of A-2", "organisation": "Organisation of A-2 (DEMO)"},
    ],
)
def test_what_it_comes_to_is_what_holding_it_against_all_comes_to(
    panel: Workspace, fields: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    same_applicant(panel)
    typed = TypedApplication(fields=fields)
    found = plan_change(panel.view, "A-1", typed)
    monkeypatch.setattr(application_plan, "dossiers_around", lambda view, _before, _values: view.dossiers())
    assert plan_change(panel.view, "A-1", typed) == found


def test_what_hangs_on_one_is_what_hangs_on_it_among_all(tmp_path: Path) -> None:
    with small_panel(tmp_path / "scored.evalpanel") as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=3))
        for number in ("A-1", "A-2"):
            assert hanging_on(panel.view)[number] == hanging_on(panel.view, number)[number]
        assert "scores" in why_not_removed(panel.view, "A-1")
        assert "scores" not in why_not_removed(panel.view, "A-2")
