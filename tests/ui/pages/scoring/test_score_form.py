"""The score form of one criterion after the other: notes, history, what is saved, where the scores leave it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.call import Score
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.progress.work import Task
from evalapp.operations.workspace import Workspace
from evalapp.words.scores import rules_of
from tests.ui.pages.scoring.gate_samples import CTRL, NONE, desk_of, press, type_in
from ui.pages.scoring.form.standing import standing_words, total_words
from ui.pages.scoring.page import DossiersPage
from ui.pages.scoring.score_history import ScoreHistory
from ui.widgets.comment import AUTOSAVE_AFTER, AUTOSAVE_WITHIN
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def desk(window: MainWindow, work: Workspace) -> DossiersPage:
    return desk_of(window, work)


def comment_of(desk: DossiersPage, number: str = "A-1") -> str:
    scores = desk.session.view.scores(application=number)
    return next((each.comment for each in scores if each.criterion == "helix"), "")


def note_of(desk: DossiersPage, number: str = "A-1") -> str:
    note = desk.session.view.private_notes(number).get("helix")
    return note.text if note else ""


def state_of(desk: DossiersPage) -> str:
    return desk.form.current.foot._saved.text()


# what is saved, and when


def test_every_value_is_stored_within_a_second_of_typing() -> None:
    assert AUTOSAVE_AFTER <= AUTOSAVE_WITHIN < 1_000


def test_the_field_says_when_it_was_saved(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Strong")
    assert state_of(desk) == "saving…"

    desk.form.flush()

    assert state_of(desk).startswith("saved ")
    assert ":" in state_of(desk)


def test_a_window_that_is_left_stores_what_was_typed(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Strong")

    leaving = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(desk.form.current.comment, leaving)

    assert comment_of(desk) == "Strong"


def test_another_page_stores_what_was_typed(desk: DossiersPage, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_M, CTRL)
    type_in(qtbot, "From the fair")

    window.show_page("compare")

    assert note_of(desk) == "From the fair"


def test_after_an_undo_the_same_criterion_is_at_hand(desk: DossiersPage, qtbot: QtBot) -> None:
    type_in(qtbot, "4")
    press(qtbot, Qt.Key.Key_Down)
    type_in(qtbot, "3")
    type_in(qtbot, "2")

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert desk.form.current.criterion.id == "sme"
    assert desk.form.current.value.value() == 6


# private notes


def test_a_private_note_is_a_link_until_it_is_opened(desk: DossiersPage, qtbot: QtBot) -> None:
    note = desk.form.current.note
    assert not note.isVisible()

    press(qtbot, Qt.Key.Key_M, CTRL)

    assert note.field.hasFocus()
    assert "Never leaves this computer" in [each.text() for each in note.findChildren(Label)]


def test_a_private_note_is_kept_with_its_dossier(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_M, CTRL)
    type_in(qtbot, "From the fair")

    desk.list.choose("A-2")
    assert note_of(desk, "A-1") == "From the fair"
    assert desk.form.current.note.field.text() == ""
    assert not desk.form.current.note.isVisible()

    desk.list.choose("A-1")
    assert desk.form.current.note.field.text() == "From the fair"
    assert desk.form.current.note.isVisible()


def test_a_private_note_can_be_undone_and_taken_away(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_M, CTRL)
    type_in(qtbot, "From the fair")
    desk.form.flush()
    desk.form.current.note.field.setPlainText("")
    desk.form.flush()
    assert note_of(desk) == ""

    desk.session.undo()

    assert note_of(desk) == "From the fair"
    assert desk.form.current.note.field.text() == "From the fair"


def test_a_note_too_long_stays_in_its_field_with_a_sentence(desk: DossiersPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_M, CTRL)
    desk.form.current.note.field.setPlainText("x" * 20_001)
    desk.list.choose("A-2")

    assert desk.form.number == "A-1"
    assert "shorten it" in desk.form.current.trouble.why.text()
    desk.form.current.note.field.setPlainText("short")
    desk.list.choose("A-2")
    assert note_of(desk) == "short"


# trying again


def test_a_score_that_could_not_be_stored_is_tried_again_by_a_button(
    desk: DossiersPage, work: Workspace, qtbot: QtBot
) -> None:
    work.file.conn.execute("PRAGMA query_only = ON")
    type_in(qtbot, "4")
    row = desk.form.current
    assert row.value.value() is None
    assert row.trouble.link.isVisible()

    work.file.conn.execute("PRAGMA query_only = OFF")
    qtbot.mouseClick(row.trouble.link, Qt.MouseButton.LeftButton)

    assert row.value.value() == 8
    assert not row.trouble.link.isVisible()


def test_a_motivation_that_could_not_be_stored_is_tried_again_by_a_button(
    desk: DossiersPage, work: Workspace, qtbot: QtBot
) -> None:
    work.file.conn.execute("PRAGMA query_only = ON")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Strong")
    desk.form.flush()
    assert comment_of(desk) == ""

    work.file.conn.execute("PRAGMA query_only = OFF")
    qtbot.mouseClick(desk.form.current.trouble.link, Qt.MouseButton.LeftButton)

    assert comment_of(desk) == "Strong"


# history


def test_the_history_says_who_when_and_from_what_to_what(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    type_in(qtbot, "4,5")
    press(qtbot, Qt.Key.Key_Tab)
    for words in ("Strong", " and clear"):
        type_in(qtbot, words)
        desk.form.flush()
    desk.session.undo()

    press(qtbot, Qt.Key.Key_H, CTRL)

    (sheet,) = window.findChildren(ScoreHistory)
    said = [each.text() for each in sheet.findChildren(Label)]
    steps = [each for each in said if "→" in each]
    assert steps == [
        "Justification: “Strong and clear” → none",
        "Justification: none → “Strong and clear”",
        "4 → 4.5",
        "not scored yet → 4",
    ]
    assert sum("An Peeters" in each for each in said) == 4
    assert sum("undone" in each for each in said) == 1
    press(qtbot, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_there_is_no_link_to_a_history_before_there_is_one(desk: DossiersPage, qtbot: QtBot) -> None:
    assert not desk.form.current.foot._history.isVisible()

    type_in(qtbot, "4")

    assert desk.form.current.foot._history.isVisible()


# what counts, totals and thresholds


def task_of(template: str, steps: dict[str, int]) -> Task:
    from evalapp.domain.application import Application

    scheme = parse_scheme(template_text(template))
    return Task(
        application=Application(number="A-1", title="Title", organisation="DEMO"),
        scores={
            each: Score(juror="J1", application="A-1", criterion=each, value=value)
            for each, value in steps.items()
        },
        scheme=scheme,
    )


def test_a_criterion_that_does_not_count_says_so() -> None:
    scheme = parse_scheme(template_text("nih"))
    said = {criterion.id: rules_of(criterion) for criterion in scheme.criteria}

    assert "does not count" in said["significance"]
    assert "does not count" not in said["overall-impact"]


@pytest.mark.parametrize(
    ("steps", "expected", "tone"),
    [
        ({}, "", "dim"),
        ({"excellence": 7}, "", "dim"),
        ({"excellence": 5}, "Below the threshold: Excellence 2.5 (at least 3)", "bad"),
        (
            {"excellence": 6, "impact": 6, "implementation": 6},
            "Below the threshold: the total 9 (at least 10)",
            "bad",
        ),
        ({"excellence": 8, "impact": 8, "implementation": 8}, "Every threshold is met.", "good"),
    ],
)
def test_the_foot_says_which_thresholds_are_missed(steps: dict[str, int], expected: str, tone: str) -> None:
    assert standing_words(task_of("horizon-ria", steps)) == (expected, tone)


def test_words_have_a_total_and_thresholds_too() -> None:
    scheme = parse_scheme(template_text("vlaio-appreciatie"))
    quality = [each.id for each in scheme.group("quality").criteria]
    task = task_of("vlaio-appreciatie", dict.fromkeys(quality, -1))

    assert total_words(task) == "−5.00"
    assert "Quality −5 (at least −3)" in standing_words(task)[0]
    excluded = task_of("vlaio-appreciatie", {quality[0]: -2})
    assert standing_words(excluded)[0].startswith("“Critical” on Goals and challenge excludes")


def test_the_foot_follows_the_scores(desk: DossiersPage, qtbot: QtBot) -> None:
    type_in(qtbot, "4")
    assert desk.form._total.text() == "4.00"
    assert not desk.form._standing.isVisible()


def test_no_key_of_the_form_is_taken_by_a_field(desk: DossiersPage, qtbot: QtBot) -> None:
    """Ctrl+M and Ctrl+H mean the same in the motivation as anywhere else."""
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Strong")
    press(qtbot, Qt.Key.Key_H, CTRL)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_M, CTRL)

    assert comment_of(desk) == "Strong"
    assert desk.form.current.note.field.hasFocus()
    press(qtbot, Qt.Key.Key_Tab, NONE)
    assert desk.form.rows["sme"].value.hasFocus()


def test_my_other_scores_stand_under_the_scale(desk: DossiersPage, work: Workspace, qtbot: QtBot) -> None:
    type_in(qtbot, "4")
    desk.list.choose("A-2")
    strip = desk.form.current._yardstick
    assert (True, "My other scores here: 1 × 4") == (strip.isVisible(), strip.words())

    desk.list.choose("A-1")
    assert desk.form.rows["helix"]._yardstick.words() == ""
