"""On the desk a juror says in own words why there is no score, and nothing more is asked of them then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scoring.own_reason import OwnReason
from tests.ui.pages.scoring.gate_samples import desk_of, press, type_in
from tests.ui.pages.scoring.six_criteria import scheme, work_file
from ui.pages.scoring.form.criterion_words import motivation_words
from ui.pages.scoring.form.descriptors import DescriptorLabel
from ui.pages.scoring.form.reasons import ReasonMenu
from ui.window.frame import MainWindow

ONE = parse_scheme(scheme()).criteria[0]  # of which a justification is required


@pytest.mark.parametrize(
    ("value", "no_score", "expected"),
    [
        (None, None, "Justification required · 0 characters"),
        (8, None, "Justification required · 0 characters"),
        (None, NoScore.ABSTAIN, "Justification optional · 0 characters"),
    ],
)
def test_no_justification_is_asked_for_where_there_is_no_score(
    value: int | None, no_score: NoScore | None, expected: str
) -> None:
    score = Score(juror="J1", application="A-1", criterion="one", value=value, no_score=no_score)
    assert expected == motivation_words(ONE, score, 0)


def test_a_jurors_own_reasons_come_before_those_of_the_meeting(window: MainWindow) -> None:
    menu = ReasonMenu(window)
    said = [each.text() for each in menu.actions() if not each.isSeparator()]

    assert [each.label for each in OwnReason] == said[:3]
    assert ["At the meeting:", "abstention", "absent", "not discussed"] == said[3:7]
    assert [False] == [each.isEnabled() for each in menu.actions() if each.text() == "At the meeting:"]


def test_the_reason_is_said_in_the_row_and_opens_the_justification(
    window: MainWindow, tmp_path: Path
) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    row.comment.insertPlainText("Too technical.")  # not stored yet
    row.reason_given.emit("one", OwnReason.OUTSIDE_EXPERTISE)

    assert "Outside my expertise.\nToo technical." == row.comment.text()
    assert "no score: outside my expertise (abstention)" == row.accessibleDescription()
    assert row.foot._counter.text().startswith("Justification optional")

    row.ask_reason()
    stored = work.view.score("J1", "A-1", "one")
    assert stored is not None
    assert (None, None, "Too technical.") == stored.answer
    assert "Too technical." == row.comment.text()


def test_who_goes_on_after_the_reason_writes_on_a_line_of_their_own(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    row.reason_given.emit("one", OwnReason.OUTSIDE_EXPERTISE)

    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Too technical.")
    row.commit()

    assert "Outside my expertise.\nToo technical." == row.comment.text()
    assert row.accessibleDescription().startswith("no score: outside my expertise")


def test_the_whole_reason_is_read_below_the_values(qtbot: QtBot) -> None:
    label = DescriptorLabel(ONE)
    qtbot.addWidget(label)
    label.resize(200, label.height())
    label.show()
    one_line = label.height()

    label.show_words("No score: cannot be assessed from the dossier (abstention).")

    assert label.height() >= 2 * (one_line - 1)
    label.show_value(4)
    label.resize(201, label.height())
    assert one_line == label.height()


@pytest.mark.parametrize("keys", ["3,2", "47"])
@pytest.mark.parametrize("reason", [OwnReason.OUTSIDE_EXPERTISE, NoScore.ABSTAIN, None])
def test_what_is_no_score_leaves_the_reason_with_its_words(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, keys: str, reason: OwnReason | NoScore | None
) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    row.comment.insertPlainText("Too technical.")
    row.comment.commit()
    if reason is not None:
        row.reason_given.emit("one", reason)
    before = work.view.score("J1", "A-1", "one")
    assert before is not None

    row.focus()
    type_in(qtbot, keys)

    stored = work.view.score("J1", "A-1", "one")
    assert stored is not None
    assert before.answer == stored.answer
    assert before.comment == row.comment.text()


def test_a_reason_that_gave_way_to_a_score_does_not_come_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work = work_file(tmp_path)
    row = desk_of(window, work).form.current
    row.reason_given.emit("one", OwnReason.OUTSIDE_EXPERTISE)
    row.focus()
    type_in(qtbot, "4")
    press(qtbot, Qt.Key.Key_Delete)
    type_in(qtbot, "3,2")

    stored = work.view.score("J1", "A-1", "one")
    assert stored is None or (None, None, "") == stored.answer
