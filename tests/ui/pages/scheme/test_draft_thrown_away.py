"""Throwing the draft of a version away asks first, where there is something to lose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.pages.scheme.scheme_pages import type_in
from ui.pages.scheme.page import SchemePage


def is_asked(page: SchemePage) -> bool:
    return page.version.question.isVisibleTo(page) and page.version.really_throw.isVisibleTo(page)


@pytest.mark.long
def test_a_changed_draft_and_a_typed_decision_go_only_after_an_answer(scoring: SchemePage) -> None:
    scoring.begin_version()
    type_in(scoring.editor, "weight", "7")
    scoring.version.fields["reason"].setText("Amended.")
    scoring.version.throw_button.click()
    assert is_asked(scoring)
    assert scoring.unrecorded() == ("the draft of a new version of the scheme",)
    assert scoring.editor.entries["weight"].typed == "7"

    scoring.version.keep_button.click()
    assert not is_asked(scoring)
    assert scoring.version.fields["reason"].text() == "Amended."

    scoring.version.throw_button.click()
    scoring.version.really_throw.click()
    assert (scoring.unrecorded(), scoring.version.isHidden()) == ((), True)
    scoring.begin_version()
    assert not is_asked(scoring)
    assert scoring.version.answers() == ("", "", "", "")


def test_a_typed_decision_alone_is_asked_about_too(scoring: SchemePage) -> None:
    scoring.begin_version()
    scoring.version.fields["decided_by"].setText("Board")
    scoring.version.throw_button.click()
    assert is_asked(scoring)


def test_a_refused_value_alone_is_asked_about_too(scoring: SchemePage) -> None:
    scoring.begin_version()
    type_in(scoring.editor, "weight", "many")
    scoring.version.throw_button.click()
    assert is_asked(scoring)


def test_a_draft_in_which_nothing_was_done_just_goes(scoring: SchemePage) -> None:
    scoring.begin_version()
    scoring.version.throw_button.click()
    assert scoring.version.isHidden()


def test_escape_keeps_the_draft(scoring: SchemePage, qtbot: QtBot) -> None:
    scoring.begin_version()
    type_in(scoring.editor, "weight", "7")
    scoring.version.throw_button.click()
    qtbot.keyClick(scoring, Qt.Key.Key_Escape)
    assert not is_asked(scoring)
    assert scoring.editor.entries["weight"].typed == "7"
