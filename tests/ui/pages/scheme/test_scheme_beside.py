"""The old beside the new: in a draft before it is decided, and in what is in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.panel.call import create_panel
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from tests.samples import small_panel
from tests.ui.pages.scheme.scheme_pages import choose, opened, type_in
from ui.pages.scheme.changed_cell import WAS
from ui.pages.scheme.faces import DIFFERENT
from ui.pages.scheme.page import SchemePage
from ui.tasks import Tasks
from ui.widgets.fields import LineField
from ui.window.frame import MainWindow


def test_a_draft_lists_what_differs_from_the_scheme_in_force(scoring: SchemePage) -> None:
    scoring.version_button.click()
    assert scoring.version.changes.said.text() == "Nothing is different yet."
    assert scoring.version.heading.text() == "Draft of a new version"
    assert not scoring.version.adopt_button.isEnabled()
    type_in(scoring.editor, "weight", "3")
    type_in(scoring.faces.form, "quorum", "2")
    assert scoring.version.changes.rows() == [
        ("Criterion “Triple helix”", "weight", "2", "3"),
        ("Rules of the ranking", "least number of scores", "1", "2"),
    ]
    assert scoring.version.heading.text() == "Version 2 (draft)"
    group = scoring.outline.tree.topLevelItem(0)
    assert group is not None
    weights = (group, group.child(0), group.child(1))
    assert [each.text(3) for each in weights] == ["3 → 4", "2 → 3", "1"]
    assert [each.data(3, WAS) for each in weights] == ["3", "2", None]
    said = [each.data(3, Qt.ItemDataRole.AccessibleTextRole) for each in weights]
    assert said == ["4, was 3", "3, was 2", None]


@pytest.mark.long
def test_from_points_to_words_it_says_which_scores_are_set_aside(scoring: SchemePage) -> None:
    scoring.version_button.click()
    choose(scoring.scale, "kind", "words")
    assert scoring.version.changes.rows() == [
        ("Scale “half”", "kind of scale", "points: 0 to 5, in steps of 0.5", "words: low · middling · high")
    ]
    assert scoring.version.scores.text() == "0 scores stay, 1 score is set aside; nothing is rescaled."
    aside = "Triple helix: 1 score is set aside. The scale became another one; nothing is rescaled."
    assert scoring.version.aside.text() == aside


@pytest.mark.long
def test_more_than_a_handful_is_shown_once_asked_for(scoring: SchemePage) -> None:
    scoring.version_button.click()
    for n in range(11):
        entry = scoring.scale.entries.get(f"label-{n}-nl")
        if entry is not None:
            assert type_in(scoring.scale, f"label-{n}-nl", f"Woord {n}") == ""
    for name in ("quorum", "decimals", "reserve"):
        type_in(scoring.faces.form, name, "3")
    table = scoring.version.changes
    assert (table.said.text(), len(table.rows())) == ("9 things are different.", 8)
    table.more.click()
    assert (len(table.rows()), table.more.isHidden()) == (9, True)


@pytest.mark.long
def test_in_draft_the_template_stands_beside_it(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    with create_panel(tmp_path / "call.evalpanel", scheme_text=template_text("ibn-2015")) as panel:
        page = opened(qtbot, tasks, panel, tmp_path)
        page.faces.setCurrentIndex(DIFFERENT)
        different = page.faces.different
        assert different.said.text() == "version 1 beside the template “ibn-2015”."
        assert different.table.rows() == []
        type_in(page.editor, "weight", "25")
        assert [each[2:] for each in different.table.rows()] == [("20", "25")]


def test_a_scheme_with_nothing_beside_it_says_so(draft: SchemePage) -> None:
    draft.faces.setCurrentIndex(DIFFERENT)
    assert draft.faces.different.said.text().startswith("There is no other scheme to put beside it")
    assert draft.faces.different.table.isHidden()


@pytest.mark.long
def test_a_new_version_from_the_first_key_to_its_decision(window: MainWindow, tmp_path: Path) -> None:
    """In the real window, by the keyboard alone once the page is there."""
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.SCORING)
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    window.start(panel)
    window.act_as("S-01")
    window.show_page("scheme")
    assert window.desk is not None
    page = window.desk.current
    assert isinstance(page, SchemePage)
    window.activateWindow()
    QTest.keyClick(page.version_button, Qt.Key.Key_Return)
    kind = page.scale.entries["kind"].field
    kind.setFocus()
    QTest.keyClick(kind.focusProxy(), Qt.Key.Key_Right)
    assert [each.title.en for each in page.scheme.criterion("helix").scale.words] == [
        "low",
        "middling",
        "high",
    ]
    field = page.scale.entries["word-word-3-en"].field
    assert isinstance(field, LineField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "superb")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.scale.entries["word-word-3-en"].field.hasFocus()
    fields = page.version.fields
    fields["decided_by"].setFocus()
    for name, text in (
        ("decided_by", "Board"), ("decided_on", "11/01/2016"), ("reference", "VR 1"), ("reason", "Amended."),
    ):  # fmt: skip
        assert QApplication.focusWidget() is fields[name]
        QTest.keyClicks(fields[name], text)
        QTest.keyClick(fields[name], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.version.adopt_button
    QTest.keyClick(page.version.adopt_button, Qt.Key.Key_Return)
    assert page.version.error.text() == ""
    call = panel.view.call()
    assert (call.scheme_version, str(call.scheme.criterion("helix").scale.words[2].title.en)) == (2, "superb")
    assert [each.why for each in panel.view.scores_aside()] == ["scale-changed"]
    page.faces.setCurrentIndex(DIFFERENT)
    assert page.faces.different.said.text() == "version 2 beside version 1."
    assert prove(panel).is_sound
