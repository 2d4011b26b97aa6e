"""Scores by key, and never by accident."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from tests.ui.widgets.score.test_segments import HUNDRED, TWENTY, WORDS, segments
from ui.widgets.score import segments as segments_module
from ui.widgets.score.score_field import AFTER, ScoreField
from ui.widgets.score.segments import TYPING_PAUSE

CENTS = Scale(id="cents", lowest=Fraction(0), highest=Fraction(10), step=Fraction(1, 10))


def field_on(qtbot: QtBot, scale: Scale) -> ScoreField:
    made = ScoreField(scale, "Quality")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made._edit.hasFocus)
    return made


def turn_wheel(widget: QWidget) -> bool:
    """Whether the widget took the turn for itself."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def told(field: QWidget) -> list[int | None]:
    chosen: list[int | None] = []
    field.chosen.connect(chosen.append)  # type: ignore[attr-defined]
    return chosen


def test_the_wheel_changes_no_segment(qtbot: QtBot) -> None:
    field = segments(qtbot, TWENTY)
    field.set_value(7)
    chosen = told(field)

    assert not turn_wheel(field)
    assert (chosen, field.value()) == ([], 7)


def test_the_wheel_changes_no_number(qtbot: QtBot) -> None:
    field = field_on(qtbot, HUNDRED)
    field.set_value(70)
    chosen = told(field)

    for part in (field, field._edit, *field.findChildren(QPushButton)):
        assert not turn_wheel(part)
    assert (chosen, field.value()) == ([], 70)


def test_digits_belong_together_for_a_moment_only(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    field = segments(qtbot, TWENTY)
    times = iter([0.0, 0.5, 0.5 + TYPING_PAUSE + 0.1])
    monkeypatch.setattr(segments_module, "monotonic", lambda: next(times))
    chosen = told(field)

    qtbot.keyClicks(field, "145")

    assert chosen == [1, 14, 5]


def test_enter_ends_a_number(qtbot: QtBot) -> None:
    field = segments(qtbot, TWENTY)
    chosen = told(field)

    qtbot.keyClicks(field, "1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "4")

    assert chosen == [1, 4]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [("c", [-2]), ("gr", [0, 1]), ("gre", [0, 1]), ("gg", [0, 1]), ("gx", [0]), ("fc", [-1, -2])],
)
def test_words_are_chosen_by_their_first_letters(qtbot: QtBot, letters: str, expected: list[int]) -> None:
    field = segments(qtbot, WORDS)
    chosen = told(field)

    qtbot.keyClicks(field, letters)

    assert chosen == expected


def test_what_was_typed_for_one_application_is_forgotten_for_the_next(qtbot: QtBot) -> None:
    field = segments(qtbot, TWENTY)
    qtbot.keyClicks(field, "1")
    field.forget()
    field.set_value(None)
    chosen = told(field)

    qtbot.keyClicks(field, "4")

    assert chosen == [4]


def test_buttons_step_a_number(qtbot: QtBot) -> None:
    field = field_on(qtbot, HUNDRED)
    field.set_value(70)
    chosen = told(field)
    lower, higher = field.findChildren(QPushButton)

    for button in (higher, higher, lower):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert chosen == [71, 72, 71]
    assert lower.accessibleName() == "One step lower: Quality"


def test_a_number_is_told_after_a_pause_and_stays_as_typed(qtbot: QtBot) -> None:
    field = field_on(qtbot, CENTS)
    with qtbot.waitSignal(field.chosen, timeout=AFTER + 2000) as chosen:
        qtbot.keyClicks(field._edit, "8,0")

    assert chosen.args == [80]
    assert field._edit.text() == "8,0"
    field.commit()
    assert field._edit.text() == "8"


@pytest.mark.long
def test_half_a_number_is_no_fault_before_the_field_is_left(qtbot: QtBot) -> None:
    field = field_on(qtbot, CENTS)
    chosen = told(field)
    qtbot.keyClicks(field._edit, "8,")

    qtbot.wait(AFTER + 100)
    assert "not a number" not in field._note.text()
    field.commit()

    assert "not a number" in field._note.text()
    assert chosen == []


def test_a_wrong_number_stays_to_be_mended_when_other_things_are_stored(qtbot: QtBot) -> None:
    field = field_on(qtbot, HUNDRED)
    field.set_value(50)
    field._edit.selectAll()
    qtbot.keyClicks(field._edit, "500")
    field.commit()

    field.set_value(50)

    assert field._edit.text() == "500"
    assert "not on the scale" in field._note.text()


def test_the_wrong_number_of_one_application_is_not_shown_for_the_next(qtbot: QtBot) -> None:
    field = field_on(qtbot, HUNDRED)
    qtbot.keyClicks(field._edit, "500")
    field.commit()

    field.forget()
    field.set_value(None)

    assert field._edit.text() == ""
    assert "not on the scale" not in field._note.text()
