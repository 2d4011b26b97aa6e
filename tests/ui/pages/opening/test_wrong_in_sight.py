"""What is refused of a form comes into sight with the sentence that says why, wherever the button stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.access.wrong import show_wrong
from ui.pages.opening.new_call import NewCallPage
from ui.settings import Settings
from ui.widgets.text import restyle


def is_in_sight(area: QScrollArea, widget: QWidget) -> bool:
    view = area.viewport()
    top = widget.mapTo(view, widget.rect().topLeft()).y()
    return 0 <= top and top + widget.height() <= view.height()


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[NewCallPage]:
    made = NewCallPage(Settings(tmp_path / "settings.json"))
    made.resize(900, 420)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("name", ["budget", "deadline"])
def test_a_field_of_a_new_call_that_cannot_be_read(page: NewCallPage, qtbot: QtBot, name: str) -> None:
    page.form.fields[name].setText("veel")
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not is_in_sight(page, page.form.errors[name])

    page.button.click()

    qtbot.waitUntil(lambda: is_in_sight(page, page.form.errors[name]), timeout=2_000)
    assert is_in_sight(page, page.form.fields[name])


def test_an_amount_of_a_call_is_told_that_it_may_have_its_unit(page: NewCallPage) -> None:
    page.form.fields["budget"].setText("veel")
    page.button.click()
    assert page.form.errors["budget"].text().endswith("150.000,50, 150000.50 or 1,5 M€.")


def test_a_field_of_any_form_that_is_marked_and_gets_the_keyboard(qapp: QApplication, qtbot: QtBot) -> None:
    show_wrong(qapp)
    area, held = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(held)
    fields = [QLineEdit() for _n in range(30)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(held)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    fields[-1].setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    restyle(fields[2], wrong="true")
    fields[2].setFocus()

    qtbot.waitUntil(lambda: is_in_sight(area, fields[2]), timeout=2_000)
