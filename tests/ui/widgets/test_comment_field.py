from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.comment import AUTOSAVE_AFTER, AUTOSAVE_WITHIN, CommentField


@pytest.mark.long
def test_a_pause_stores_what_was_typed(qtbot: QtBot) -> None:
    field = CommentField("Motivation")
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.committed, timeout=AUTOSAVE_AFTER + 2000) as stored:
        qtbot.keyClicks(field, "Sterk")

    assert stored.args == ["Sterk"]


@pytest.mark.long
def test_who_types_without_a_pause_is_stored_within_a_second(qtbot: QtBot) -> None:
    field = CommentField("Motivation")
    qtbot.addWidget(field)
    stored: list[str] = []
    field.committed.connect(stored.append)

    for _key in range(0, AUTOSAVE_WITHIN + 400, 100):
        qtbot.keyClicks(field, "x")
        qtbot.wait(100)

    assert stored


def test_leaving_the_field_stores_at_once(qtbot: QtBot) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    field, other = CommentField("Motivation"), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(other)
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "a <b> & c")

    with qtbot.waitSignal(field.committed, timeout=100) as stored:
        other.setFocus()

    assert stored.args == ["a <b> & c"]


def test_the_same_text_is_stored_once(qtbot: QtBot) -> None:
    field = CommentField("Motivation")
    qtbot.addWidget(field)
    stored: list[str] = []
    field.committed.connect(stored.append)
    qtbot.keyClicks(field, "x")

    field.commit()
    field.commit()

    assert stored == ["x"]


@pytest.mark.long
def test_showing_stored_text_tells_nobody(qtbot: QtBot) -> None:
    field = CommentField("Motivation")
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.committed, wait=AUTOSAVE_AFTER + 100):
        field.set_text("from the file")


def test_it_grows_with_its_text(qtbot: QtBot) -> None:
    field = CommentField("Motivation")
    qtbot.addWidget(field)
    field.resize(300, 50)
    field.show()
    before = field.height()

    field.set_text("\n".join("line" for _n in range(6)))

    assert field.height() > before
