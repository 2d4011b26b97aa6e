"""The title of a criterion is read whole, however narrow the form is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from ui.look import theme
from ui.pages.scoring.form.criterion_row import CriterionRow
from ui.pages.scoring.form.face import Face
from ui.widgets.scrolling import scrolling


@pytest.mark.parametrize("face", list(Face))
def test_a_long_title_wraps_in_a_narrow_form(qtbot: QtBot, face: Face) -> None:
    scheme = parse_scheme(template_text("ibn-2015"), "s")
    longest = max(scheme.criteria, key=lambda each: len(str(each.title)))
    row = CriterionRow(longest)
    area = scrolling(row, is_down_alone=True)
    qtbot.addWidget(area)
    row.show_face(face)
    area.resize(theme.pixels(300), 700)
    area.show()
    QApplication.processEvents()
    title = row._title
    assert str(longest.title) == title.text()
    assert title.heightForWidth(title.width()) <= title.height()
    assert title.fontMetrics().horizontalAdvance(max(title.text().split(), key=len)) <= title.width()
    assert row._rules.geometry().right() <= row.width()
