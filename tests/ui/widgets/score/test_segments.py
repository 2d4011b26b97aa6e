from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale, Word
from evalapp.domain.texts import Text
from evalapp.words.scores import short_value
from ui.widgets.score.score_field import ScoreField, score_input
from ui.widgets.score.segments import SegmentedScore

HALVES = Scale(id="half", lowest=Fraction(0), highest=Fraction(5), step=Fraction(1, 2))
TWENTY = Scale(id="twenty", lowest=Fraction(0), highest=Fraction(20), step=Fraction(1))
AROUND_ZERO = Scale(id="pm", lowest=Fraction(-3), highest=Fraction(3), step=Fraction(1))
HUNDRED = Scale(id="hundred", lowest=Fraction(0), highest=Fraction(100), step=Fraction(1))
WORDS = Scale(
    id="words",
    lowest=Fraction(-2),
    highest=Fraction(1),
    step=Fraction(1),
    words=(
        Word(id="critical", value=-2, title=Text(nl="Kritisch", en="Critical"), excludes=True),
        Word(id="fair", value=-1, title=Text(nl="Redelijk", en="Fair")),
        Word(id="good", value=0, title=Text(nl="Goed", en="Good")),
        Word(id="great", value=1, title=Text(nl="Zeer goed", en="Great")),
    ),
)


def segments(qtbot: QtBot, scale: Scale) -> SegmentedScore:
    made = SegmentedScore(scale, "Quality")
    qtbot.addWidget(made)
    made.resize(440, 30)
    made.show()
    return made


@pytest.mark.parametrize(
    ("scale", "keys", "expected"),
    [
        (HALVES, "4", [8]),
        (HALVES, "4,5", [8, 9]),
        (HALVES, "4.5", [8, 9]),
        (HALVES, ",5", [1]),
        (HALVES, "7", []),
        (HALVES, "45", [8, 10]),
        (HALVES, "5,5", [10, None]),
        (TWENTY, "14", [1, 14]),
        (TWENTY, "25", [2, 5]),
        (AROUND_ZERO, "-2", [-2]),
        (WORDS, "g", [0]),
        (WORDS, "gg", [0, 1]),
    ],
)
def test_typing_chooses(qtbot: QtBot, scale: Scale, keys: str, expected: list[int]) -> None:
    field = segments(qtbot, scale)
    chosen: list[int] = []
    field.chosen.connect(chosen.append)

    qtbot.keyClicks(field, keys)

    assert expected == chosen


def test_a_comma_and_5_add_a_half_to_what_is_chosen(qtbot: QtBot) -> None:
    field = segments(qtbot, HALVES)
    field.set_value(6)

    qtbot.keyClicks(field, ",5")

    assert field.value() == 7


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        (Qt.Key.Key_Right, 6, 7),
        (Qt.Key.Key_Left, 6, 5),
        (Qt.Key.Key_Right, 10, 10),
        (Qt.Key.Key_Right, None, 0),
        (Qt.Key.Key_Left, None, 10),
        (Qt.Key.Key_End, 3, 10),
        (Qt.Key.Key_Delete, 3, None),
    ],
)
def test_keys_move_over_the_values(qtbot: QtBot, key: Qt.Key, before: int | None, after: int | None) -> None:
    field = segments(qtbot, HALVES)
    field.set_value(before)

    qtbot.keyClick(field, key)

    assert after == field.value()


def test_a_click_chooses_the_segment_under_the_mouse(qtbot: QtBot) -> None:
    field = segments(qtbot, HALVES)
    spot = field.rect_of(9).center().toPoint()

    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=spot)

    assert chosen.args == [9]


def test_the_value_under_the_mouse_is_told(qtbot: QtBot) -> None:
    field = segments(qtbot, HALVES)
    told: list[int | None] = []
    field.hovered.connect(told.append)

    qtbot.mouseMove(field, field.rect_of(4).center().toPoint())
    qtbot.mouseMove(field, QPoint(1, 5))

    assert told[-2:] == [4, 0]


def test_showing_a_stored_value_tells_nobody(qtbot: QtBot) -> None:
    field = segments(qtbot, HALVES)

    with qtbot.assertNotEmitted(field.chosen):
        field.set_value(4)


def test_the_accessible_name_says_the_value(qtbot: QtBot) -> None:
    field = segments(qtbot, HALVES)
    field.set_value(7)

    assert field.accessibleName() == "Quality: 3.5"


def test_halves_are_short() -> None:
    assert [short_value(HALVES, steps) for steps in range(4)] == ["0", "½", "1", "1½"]


def test_a_long_scale_gets_a_field(qtbot: QtBot) -> None:
    field = score_input(HUNDRED, "Quality")
    qtbot.addWidget(field)

    assert isinstance(field, ScoreField)


def test_a_value_off_a_long_scale_is_refused_beside_the_field(qtbot: QtBot) -> None:
    field = ScoreField(HUNDRED, "Quality")
    qtbot.addWidget(field)
    field.set_value(50)

    with qtbot.assertNotEmitted(field.chosen):
        qtbot.keyClicks(field._edit, "9")
        field._edit.editingFinished.emit()

    assert field.value() == 50
    assert "not on the scale" in field._note.text()
