"""Drafts: what is typed in a form and not stored, by what it is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.drafts.forms import DraftForm, Drafts


class Sheet:
    """A box and a field, about one thing at a time."""

    def __init__(self, qtbot: QtBot, owner: QObject) -> None:
        self.drafts = Drafts(lambda key: f"about {key}")
        self.box, self.line = QComboBox(), QLineEdit()
        for widget in (self.box, self.line):
            qtbot.addWidget(widget)
        self.box.addItem("seven", 7)
        self.box.addItem("eight", 8)
        self.form = DraftForm(self.drafts, self.box, self.line, parent=owner)

    @property
    def shown(self) -> tuple[object, str]:
        return self.box.currentData(), self.line.text()


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[Sheet]:
    owner = QObject()
    made = Sheet(qtbot, owner)
    made.form.show_for("A-1", None, "")
    yield made
    owner.deleteLater()


def test_what_is_typed_comes_back_with_what_it_is_about(sheet: Sheet) -> None:
    sheet.line.setText("because")
    sheet.box.setCurrentIndex(1)
    sheet.form.show_for("A-2", 7, "stored")
    assert ((7, "stored"), ("about A-1",)) == (sheet.shown, sheet.drafts.named())
    sheet.form.show_for("A-1", None, "")
    assert (8, "because") == sheet.shown


def test_what_is_as_stored_is_no_draft(sheet: Sheet) -> None:
    sheet.line.setText("because")
    sheet.line.setText("")
    assert () == sheet.drafts.named()


def test_a_draft_that_is_given_up_leaves_what_is_stored(sheet: Sheet) -> None:
    sheet.form.show_for("A-2", 7, "stored")
    sheet.line.setText("other")
    sheet.drafts.forget("A-2")
    assert ((7, "stored"), ()) == (sheet.shown, sheet.drafts.named())


def test_what_is_refused_stays_typed(sheet: Sheet) -> None:
    sheet.line.setText("because")
    assert sheet.drafts.record("A-1", lambda: None) is None
    assert (("about A-1",), "because") == (sheet.drafts.named(), sheet.line.text())


def test_what_is_stored_is_no_draft_any_more(sheet: Sheet) -> None:
    sheet.line.setText("because")
    assert "done" == sheet.drafts.record("A-1", lambda: "done")
    assert ((), "") == (sheet.drafts.named(), sheet.line.text())


def test_filling_the_fields_for_something_else_is_no_typing(sheet: Sheet) -> None:
    sheet.form.leave()
    sheet.box.clear()
    sheet.line.setText("about nothing")
    assert () == sheet.drafts.named()
