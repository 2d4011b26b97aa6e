"""The list of criteria beside their weights: names whole, and what the weights come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.panel.call import create_panel, move_to_phase
from tests.samples import SECRETARY
from tests.ui.pages.scheme.scheme_pages import opened, type_in
from ui.pages.scheme.page import SchemePage
from ui.tasks import Tasks


def test_a_name_in_the_list_runs_over_lines_instead_of_being_cut(draft: SchemePage) -> None:
    long = "Contribution to the indicators of the programme and of the region"
    assert type_in(draft.editor, "title-en", long) == ""
    tree = draft.outline.tree
    draft.outline.setFixedWidth(290)
    QApplication.processEvents()
    item = tree.currentItem()
    spot = tree.visualItemRect(item)
    room = QRect(0, 0, tree.columnWidth(0) - tree.indentation() - 10, 1000)
    words = QFontMetrics(item.font(0)).boundingRect(room, Qt.TextFlag.TextWordWrap, item.text(0))
    assert words.height() <= spot.height()
    assert tree.columnWidth(0) >= 100
    assert tree.verticalScrollBar().maximum() == 0


@pytest.mark.long
def test_a_draft_of_a_version_far_off_the_hundred_in_force_says_so_in_amber(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    panel = create_panel(
        tmp_path / "hundred.evalpanel",
        scheme_text=template_text("ibn-2015"),
        title="Call",
        reference="T",
        budget=100_00,
        actor=SECRETARY,
    )
    with panel:
        move_to_phase(panel, Phase.SCORING)
        page = opened(qtbot, tasks, panel, tmp_path)
        page.begin_version()
        assert "dim" == page.outline.sum.property("tone")
        assert type_in(page.editor, "weight", "40") == ""
        assert "those in force to 100" in page.outline.sum.text()
        assert "attention" == page.outline.sum.property("tone")


def test_the_threshold_gives_way_where_names_could_not_be_read_beside_it(draft: SchemePage) -> None:
    assert type_in(draft.editor, "threshold", "3") == ""
    tree = draft.outline.tree
    draft.outline.setFixedWidth(236)
    QApplication.processEvents()
    assert tree.isColumnHidden(2)
    assert tree.columnWidth(0) >= 110
    draft.outline.setFixedWidth(600)
    QApplication.processEvents()
    assert not tree.isColumnHidden(2)
