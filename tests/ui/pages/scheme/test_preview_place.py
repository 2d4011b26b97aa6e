"""The form of a juror beside the criteria: with room for its values, below them where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea

from evalapp.domain.scheme.templates import template_text
from evalapp.operations.panel.call import create_panel
from tests.samples import SECRETARY
from tests.ui.access.sweeping import settle
from ui.pages.scheme.page import SchemePage
from ui.widgets.score.segments import SegmentedScore

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> SchemePage:
    panel = create_panel(tmp_path / "call.evalpanel", scheme_text=template_text("ibn-2015"))
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("scheme")
    page = window.page()
    assert isinstance(page, SchemePage)
    return page


@pytest.mark.long
@pytest.mark.parametrize(("width", "is_beside"), [(1440, True), (1280, True), (1024, False)])
def test_all_values_of_a_scale_stand_in_one_row(
    window: MainWindow, page: SchemePage, width: int, is_beside: bool
) -> None:
    window.resize(width, 900)
    settle()
    form, editor = page.preview.form, page.editor
    assert form is not None
    values = [each.value for each in form.rows.values()]
    assert {1} == {each.rows for each in values if isinstance(each, SegmentedScore)}
    area = page.body.itemAt(0).widget()
    assert isinstance(area, QScrollArea)
    assert 0 == area.horizontalScrollBar().maximum()  # a field further on would move what is beside it
    assert is_beside is (
        page.preview.mapTo(page, page.preview.rect().topLeft()).x() > editor.x() + editor.width()
    )
