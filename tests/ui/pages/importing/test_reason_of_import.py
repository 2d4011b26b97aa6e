"""Once scoring began an import asks why, as the same change by hand does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.editing.reasons import needs_reason
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.importing.importing_samples import HEAD, looked_at
from ui.pages.jury.page import JuryPage

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

CHANGED = "A-1;Another title;O;;1.500\n"


@pytest.fixture
def scoring(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


def test_while_scoring_the_reason_is_asked_and_stands_in_the_history(
    window: MainWindow, scoring: Workspace, tmp_path: Path
) -> None:
    panel = looked_at(window, scoring, tmp_path, CHANGED).import_panel
    before = scoring.view.dossier("A-1").application.title
    assert panel.reason.isVisible()
    panel.button.click()
    assert (before, True) == (
        scoring.view.dossier("A-1").application.title,
        "reason" in panel.reason.note.text(),
    )
    panel.reason.line.setText("The applicant sent a corrected table")
    panel.button.click()
    assert "Another title" == scoring.view.dossier("A-1").application.title
    assert "The applicant sent a corrected table" in scoring.view.history()[0].summary


def test_a_typed_reason_goes_along_to_another_file(
    window: MainWindow, scoring: Workspace, tmp_path: Path
) -> None:
    page = looked_at(window, scoring, tmp_path, CHANGED)
    page.import_panel.reason.line.setText("The applicant sent a corrected table")
    other = tmp_path / "corrected.csv"
    other.write_text(HEAD + "A-1;Title as corrected;O;;1.500\n", encoding="utf-8")
    page.look_at([other])
    reason = page.import_panel.reason
    assert ("The applicant sent a corrected table", 1) == (reason.line.text(), len(reason.drafts.named()))
    page.import_panel.button.click()
    assert "Title as corrected" == scoring.view.dossier("A-1").application.title
    assert () == reason.drafts.named()


def test_the_reason_takes_one_line_until_it_is_asked_in_vain(
    window: MainWindow, scoring: Workspace, tmp_path: Path
) -> None:
    panel = looked_at(window, scoring, tmp_path, CHANGED).import_panel
    line = panel.reason.line
    assert (line.placeholderText(), line.accessibleDescription()) == (needs_reason(), needs_reason())
    assert panel.reason.height() == line.height()
    panel.button.click()
    assert panel.reason.height() > line.height()


def test_in_draft_no_reason_is_asked(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    assert not looked_at(window, panel, tmp_path, CHANGED).import_panel.reason.isVisible()


def test_where_nothing_changes_no_reason_is_asked(
    window: MainWindow, scoring: Workspace, tmp_path: Path
) -> None:
    assert not looked_at(window, scoring, tmp_path, "B-1;;O;;\n").import_panel.reason.isVisible()


def test_without_a_reason_the_operation_refuses_and_makes_no_back_up(
    scoring: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + CHANGED, encoding="utf-8")
    before = sorted(each.name for each in tmp_path.rglob("*"))
    with pytest.raises(BadValue):
        import_applications(scoring, plan_import(scoring, [path]))
    assert before == sorted(each.name for each in tmp_path.rglob("*"))


def test_a_list_of_people_asks_why_too(window: MainWindow, scoring: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "jury.csv"
    path.write_text("id,name,email\nJ2,Jan Claes,jan@example.org\n", encoding="utf-8")
    scoring.actor = SECRETARY
    window.start(scoring)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    page.import_file(path)
    before, shown = scoring.view.fingerprint(), page.import_panel
    shown.button.click()
    assert (before, True) == (scoring.view.fingerprint(), "reason" in shown.reason.note.text())
    shown.reason.line.setText("New address")
    shown.button.click()
    assert "New address" in scoring.view.history(limit=1)[0].summary
