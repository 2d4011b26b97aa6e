"""What is no value of the scale is said, to the eye and to the ear, and nothing is chosen by it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from tests.ui.widgets.score.test_segments import HALVES, HUNDRED, TWENTY, WORDS, segments
from ui.widgets import telling
from ui.widgets.score import score_field
from ui.widgets.score.score_field import ScoreField

TENS = Scale(id="tens", lowest=Fraction(10), highest=Fraction(20), step=Fraction(1))
RANGE = "it runs from 0 to 5 in steps of 0.5."


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    for module in (telling, score_field):
        monkeypatch.setattr(module, "announce", lambda _widget, words: heard.append(words))
    return heard


@pytest.mark.parametrize(
    ("scale", "before", "keys", "chosen", "sentence"),
    [
        (HALVES, None, "7", [], f"7 is not on the scale; {RANGE} There is no score yet."),
        (HALVES, 6, "7", [], f"7 is not on the scale; {RANGE} The score stays 3."),
        (HALVES, None, "47", [8, None], f"47 is not on the scale; {RANGE} There is no score yet."),
        (HALVES, 3, "47", [8, 3], f"47 is not on the scale; {RANGE} The score stays 1.5."),
        (HALVES, None, "3,2", [6, 7, None], f"3.2 is not on the scale; {RANGE} There is no score yet."),
        (HALVES, 10, "3,2", [6, 7, 10], f"3.2 is not on the scale; {RANGE} The score stays 5."),
        (HALVES, 6, ",2", [7, 6], f"3.2 is not on the scale; {RANGE} The score stays 3."),
        (TWENTY, 9, "4,5", [4, 9], "4.5 is not on the scale; it runs from 0 to 20 in steps of 1. The score stays 9."),
        (HALVES, None, "3,55", [6, 7, None], f"3.55 is not on the scale; {RANGE} There is no score yet."),
        (HALVES, None, "-1", [], f"−1 is not on the scale; {RANGE} There is no score yet."),
        (HALVES, None, "4½", [8, None], "“4½” is not a number"),
        (WORDS, None, "gx", [0], "“x” begins no word of this scale; choose from: "),
        (WORDS, None, "x", [], "“x” begins no word of this scale; choose from: "),
        (WORDS, None, "7", [], "“7” begins no word of this scale; choose from: "),
    ],
)  # fmt: skip
def test_a_key_that_chooses_nothing_says_why(
    qtbot: QtBot,
    said: list[str],
    scale: Scale,
    before: int | None,
    keys: str,
    chosen: list[int],
    sentence: str,
) -> None:
    field = segments(qtbot, scale)
    field.set_value(before)
    told: list[int] = []
    field.chosen.connect(told.append)

    qtbot.keyClicks(field, keys)

    assert chosen == told
    assert [True] == [each.startswith(sentence) for each in said]


@pytest.mark.parametrize(
    ("scale", "keys", "chosen"), [(TENS, "15", [15]), (HALVES, "4,5", [8, 9]), (HALVES, "45", [8, 10])]
)
def test_what_may_still_become_a_value_is_no_fault(
    qtbot: QtBot, said: list[str], scale: Scale, keys: str, chosen: list[int]
) -> None:
    field = segments(qtbot, scale)
    told: list[int] = []
    field.chosen.connect(told.append)

    qtbot.keyClicks(field, keys)

    assert (chosen, []) == (told, said)


def test_a_number_off_a_long_scale_is_heard_too(qtbot: QtBot, said: list[str]) -> None:
    field = ScoreField(HUNDRED, "Quality")
    qtbot.addWidget(field)

    qtbot.keyClicks(field._edit, "150")
    field.commit()

    assert ["150 is not on the scale; it runs from 0 to 100 in steps of 1."] == said


def test_what_goes_on_behind_a_refused_comma_chooses_nothing_either(qtbot: QtBot, said: list[str]) -> None:
    field = segments(qtbot, HALVES)
    refused: list[str] = []
    field.refused.connect(refused.append)
    qtbot.keyClicks(field, "3,554")
    assert field.value() is None
    assert "3.554 is not on the scale" in refused[-1]
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert (field.value(), refused[-1]) == (0, "")


def test_what_was_chosen_otherwise_meanwhile_is_where_it_goes_back_to(qtbot: QtBot, said: list[str]) -> None:
    field = segments(qtbot, HALVES)
    qtbot.keyClicks(field, "3")
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "7")
    assert field.value() == 10
    assert said[-1].endswith("The score stays 5.")
    qtbot.keyClicks(field, "4,")
    qtbot.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClicks(field, "½")
    assert field.value() == 8


def tip_bottom() -> int:
    """On the screen: the meaning of the scale and the motivation stand below the field."""
    (tip,) = (each for each in QApplication.topLevelWidgets() if each.objectName() == "qtooltip_label")
    return tip.y() + tip.height()


def test_what_is_said_goes_with_the_keyboard(qtbot: QtBot, said: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, other = segments(qtbot, HALVES), QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    page.move(100, 300)
    page.show()
    page.activateWindow()
    field.setFocus()
    for _turn in range(2):
        qtbot.keyClicks(field, "7")
        assert QToolTip.isVisible()
        assert tip_bottom() <= field.mapToGlobal(field.rect().topLeft()).y()
        other.setFocus()
        qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=1_000)
        field.setFocus()


@pytest.mark.parametrize(("before", "chosen"), [(None, [3, None]), (7, [3, 7])])
def test_half_a_number_that_a_pause_told_of_goes_back_with_the_rest(
    qtbot: QtBot, before: int | None, chosen: list[int | None]
) -> None:
    field = ScoreField(HUNDRED, "Criterion")
    qtbot.addWidget(field)
    field.set_value(before)
    told: list[int | None] = []
    backs: list[bool] = []
    field.chosen.connect(told.append)
    field.chosen.connect(lambda _steps: backs.append(field.is_taking_back))
    edit = field.findChild(QLineEdit)
    assert edit is not None
    edit.selectAll()
    qtbot.keyClicks(edit, "3")
    field._commit_what_fits()
    qtbot.keyClicks(edit, ",2")
    field.commit()
    assert (chosen, [False, True], before) == (told, backs, field.value())
    assert field.fault
