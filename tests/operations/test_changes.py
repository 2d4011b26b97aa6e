"""Pages ask a change whether it touches what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import changed_call, small_panel

SCORE = SetScore(juror="J1", application="A-1", criterion="helix", value=7)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT) as workspace:
        yield workspace


def take_in(workspace: Workspace, folder: Path, rows: str) -> Changes:
    table = folder / "more.csv"
    table.write_text(f"number,title,organisation\n{rows}", encoding="utf-8")
    return import_applications(workspace, plan_import(workspace, [table]))


def test_changes_say_which_rows_they_touch(panel: Workspace) -> None:
    changes = panel.execute(SCORE)
    asked = {
        "the row": changes.touches("score", juror="J1", application="A-1", criterion="helix"),
        "the application": changes.touches("score", application="A-1"),
        "another": changes.touches("score", application="A-2"),
        "another table": changes.touches("consensus", application="A-1"),
        "one of two tables": changes.touches("consensus", "score"),
    }
    assert [True, True, False, False, True] == list(asked.values())
    assert frozenset({"A-1"}) == changes.applications


def test_an_application_itself_is_asked_for_as_every_row_of_it(draft: Workspace, tmp_path: Path) -> None:
    changes = take_in(draft, tmp_path, "A-7,Seven,Seven bv\n")
    assert (True, False) == (
        changes.touches("application", application="A-7"),
        changes.touches("application", application="A-1"),
    )
    assert frozenset({"A-7"}) == changes.applications


def test_a_column_that_is_in_no_key_is_an_error(panel: Workspace) -> None:
    with pytest.raises(KeyError):
        panel.execute(SCORE).touches("score", number="A-1")


def test_a_change_of_the_call_touches_no_application(panel: Workspace) -> None:
    assert frozenset() == panel.execute(changed_call(title="Other")).applications


def test_a_large_change_may_touch_any_row_of_its_tables(tmp_path: Path) -> None:
    with small_panel(tmp_path / "large.evalpanel", applications=3, phase=Phase.DRAFT) as panel:
        rows = "".join(f"B-{n},Title,Many bv\n" for n in range(1_001))
        changes = take_in(panel, tmp_path, rows)
        asked = (
            changes.rows,
            changes.applications,
            changes.touches("application", application="A-1"),
            changes.touches("score", application="A-1"),
        )
        assert (None, None, True, False) == asked
