"""Several applications are selected: an act is about all of them and says how many, or is not offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from ui.pages.applications.admit_panel import AdmitPanel
from ui.pages.applications.page import ApplicationsPage
from ui.tables.row_table import RowTable
from ui.window.frame import MainWindow

LATE = "number;title;organisation;submitted_at\n" + "".join(f"B-{n};T{n};O;2015-12-19\n" for n in range(1, 5))


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ApplicationsPage:
    """Of four applications nobody decided yet; each came too late."""
    window.resize(1440, 900)
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    (tmp_path / "b.csv").write_text(LATE, encoding="utf-8")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    found = window.page()
    assert isinstance(found, ApplicationsPage)
    found.look_at([tmp_path / "b.csv"])
    found.import_panel.button.click()
    assert {f"B-{n}" for n in range(1, 5)} <= {*panel.view.numbers()}
    return found


def _admitting(page: ApplicationsPage) -> AdmitPanel:
    page.admit_button.click()
    page.admit_panel.until_field.setText("18/12/2015 17u")
    page.admit_panel.until_field.editingFinished.emit()
    return page.admit_panel


def _select(table: RowTable[object], first: str, more: int) -> None:
    table.choose(first)
    table.setFocus()
    for _each in range(more):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert 1 + more == len(table.selected_rows)


def test_all_selected_are_let_through_at_once_and_back(page: ApplicationsPage) -> None:
    admit = _admitting(page)
    _select(admit.table, "B-1", 2)
    assert "Let 3 selected through" == admit.pick_button.text()
    admit.pick_button.click()
    assert {"B-1", "B-2", "B-3"} == admit._picked
    assert "Leave 3 selected undecided" == admit.pick_button.text()
    QTest.keyClick(admit.table, Qt.Key.Key_Space)
    assert set() == admit._picked
    admit.table.choose("B-2")
    assert "Let B-2 through" == admit.pick_button.text()


def test_one_of_several_is_not_decided_on_by_itself(page: ApplicationsPage) -> None:
    acts = (page.card.admissible_button, page.card.inadmissible_button, page.card.withdraw_button)
    page.table.choose("B-1")
    assert all(each.isVisible() for each in acts)
    assert page.admit_button.isEnabled()
    _select(page.table, "B-1", 1)
    assert not any(each.isVisible() for each in acts)
    assert "2 applications are selected" in page.card.several.text()
    assert not page.admit_button.isEnabled()
    assert "not about those selected" in page.admit_button.toolTip()
    page.table.choose("B-2")
    assert all(each.isVisible() for each in acts)
    assert page.admit_button.isEnabled()


def test_nor_on_the_tab_of_admissibility(page: ApplicationsPage) -> None:
    page.checking.bar.setCurrentIndex(1)
    view = page.checking.view
    view.table.choose("B-1")
    assert view.admissible_button.isVisible()
    _select(view.table, "B-1", 1)
    assert not any(each.isVisible() for each in view._acts)
    assert view.several.isVisible()
    assert not page.admit_button.isEnabled()
    view.table.choose("B-1")
    assert (True, True) == (view.admissible_button.isVisible(), page.admit_button.isEnabled())


def test_a_standing_is_one_word_with_one_look_in_the_list_and_on_the_tab(page: ApplicationsPage) -> None:
    admit = _admitting(page)
    admit.table.choose("B-1")
    admit.pick_button.click()
    admit.reason.setText("The portal was down.")
    admit.button.click()
    assert Admissibility.ADMISSIBLE is page.session.view.dossier("B-1").application.admissibility

    def looks(table: RowTable[object], head: str) -> dict[object, tuple[str, str, str]]:
        model = table.rows_model
        place = [each.head for each in model.columns].index(head)
        cells = {model.key(row): model.columns[place].cell(row) for row in model.rows}
        return {key: (cell.text, cell.badge, cell.tip) for key, cell in cells.items()}

    listed = looks(page.table, "Admissibility")
    page.checking.bar.setCurrentIndex(1)
    assert ("admissible, too late", "attention") == listed["B-1"][:2]
    assert ("not decided yet", "quiet") == listed["B-2"][:2]
    assert listed == looks(page.checking.view.table, "Answer")
