"""The scheme read by everybody, edited in draft, and changed by a decision as a new version afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.operations.panel.call import create_panel
from evalapp.operations.records.verification import prove
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.scheme.scheme_pages import opened, type_in
from ui.pages.scheme.page import SchemePage
from ui.saving import SAVED
from ui.tasks import Tasks
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.segmented import SegmentedField
from ui.widgets.text import Label

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow


def said(page: SchemePage) -> list[str]:
    """What stands under how it is ranked."""
    body = page.faces.rules.body
    widgets = [item.widget() for n in range(body.count()) if (item := body.itemAt(n)) is not None]
    return [each.text() for each in widgets if isinstance(each, Label)]


def weight(page: SchemePage) -> int:
    return int(page.session.call.scheme.criterion("helix").weight)


@pytest.mark.long
def test_in_draft_leaving_a_field_stores_it_as_a_change_of_its_own(draft: SchemePage) -> None:
    field = draft.editor.entries["weight"].field
    assert type_in(draft.editor, "weight", "3") == ""
    assert weight(draft) == 3
    assert draft.editor.entries["weight"].field is field  # the keyboard stays where it was
    assert draft.session.view.history(limit=1)[0].summary == "Criterion “Triple helix”: weight: 2 → 3"
    assert "add up to 4" in draft.outline.sum.text()
    assert any("Triple helix 3" in each for each in said(draft))
    draft.session.undo()
    draft.refresh(None)
    assert draft.editor.entries["weight"].typed == "2"
    assert prove(draft.session.workspace).is_sound


def test_weights_that_come_to_nearly_a_hundred_are_said_while_they_do(draft: SchemePage) -> None:
    assert "dim" == draft.outline.sum.property("tone")
    type_in(draft.editor, "weight", "99.5")
    assert "The weights add up to 100.5, not to 100" in draft.outline.sum.text()
    assert "attention" == draft.outline.sum.property("tone")
    type_in(draft.editor, "weight", "99")
    assert "dim" == draft.outline.sum.property("tone")


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [("weight", "0", "more than 0"), ("weight", "much", "much"), ("threshold", "9", "nobody can reach")],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_stored(
    draft: SchemePage, name: str, typed: str, why: str
) -> None:
    before = draft.session.view.last_change()
    assert why in type_in(draft.editor, name, typed).lower()
    assert draft.session.view.last_change() == before
    assert draft.editor.entries[name].typed == typed


@pytest.mark.long
def test_criteria_come_move_and_go_by_the_keyboard(draft: SchemePage, qtbot: QtBot) -> None:
    def ids() -> list[str]:
        return [each.id for each in draft.session.call.scheme.criteria]

    qtbot.keyClick(draft.outline.buttons["add-criterion"], Qt.Key.Key_Return)
    assert ids() == ["helix", "sme", "criterion-1"]
    assert draft.editor.entries["title-en"].typed == "New criterion"
    qtbot.keyClick(draft.outline.buttons["up"], Qt.Key.Key_Return)
    assert ids() == ["helix", "criterion-1", "sme"]
    qtbot.keyClick(draft.outline.buttons["remove"], Qt.Key.Key_Return)
    assert ids() == ["helix", "sme"]
    qtbot.keyClick(draft.outline.tree, Qt.Key.Key_Up)
    draft.outline.chosen.emit("criterion", "helix")
    qtbot.keyClick(draft.outline.buttons["remove"], Qt.Key.Key_Return)
    assert "tie-break rule looks at it" in draft.outline.error.text()
    assert ids() == ["helix", "sme"]


def test_the_form_of_a_juror_reacts_and_stores_nothing(draft: SchemePage) -> None:
    before = draft.session.view.last_change()
    assert draft.preview.form is not None
    draft.preview.form.scored.emit("helix", 4)
    draft.preview.form.scored.emit("sme", 10)
    assert "(2 × 2 + 5 × 1) : 3 = 3.00" in said(draft)
    assert type_in(draft.editor, "threshold", "3") == ""
    assert any("2.00 does not reach the threshold of 3" in each for each in said(draft))
    assert draft.session.view.last_change() == before + 1


def test_the_whole_is_edited_as_text_with_every_fault_and_its_line(draft: SchemePage) -> None:
    text = draft.text.field.toPlainText()
    draft.text.field.setPlainText(
        text.replace("highest = 5", "highest = 0").replace("weight = 2", "weight = 0")
    )
    draft.text.apply()
    assert "2 faults" in draft.text.error.text()
    assert "Line " in draft.text.error.text()
    draft.text.field.setPlainText(text.replace("weight = 2", "weight = 5"))
    draft.text.apply()
    assert (draft.text.error.text(), weight(draft)) == ("", 5)


@pytest.mark.long
def test_once_scoring_began_it_is_read_and_changed_by_a_decision_alone(scoring: SchemePage) -> None:
    entry = scoring.editor.entries["weight"].field
    assert isinstance(entry, LineField)
    assert entry.isReadOnly()
    assert scoring.version.isHidden()
    scoring.version_button.click()
    assert type_in(scoring.editor, "weight", "3") == ""
    assert weight(scoring) == 2  # a draft is nobody's scheme
    assert scoring.version.scores.text() == "The 1 score stays."
    scoring.version.adopt_button.click()
    assert "the body that decided it" in scoring.version.error.text()
    for name, text in (("decided_by", "Board"), ("decided_on", "11/01/2016"), ("reason", "Amended.")):
        scoring.version.fields[name].setText(text)
    scoring.version.adopt_button.click()
    assert (weight(scoring), scoring.session.call.scheme_version) == (3, 2)
    assert scoring.version.isHidden()
    assert "decided by Board on 11 January 2016" in scoring.versions.text()
    assert prove(scoring.session.workspace).is_sound


@pytest.mark.long
def test_a_draft_that_is_thrown_away_leaves_nothing(scoring: SchemePage) -> None:
    before = scoring.session.view.last_change()
    scoring.version_button.click()
    type_in(scoring.editor, "weight", "7")
    assert scoring.unrecorded() == ("the draft of a new version of the scheme",)
    scoring.give_up()
    assert (scoring.session.view.last_change(), scoring.unrecorded()) == (before, ())
    assert scoring.editor.entries["weight"].typed == "2"


def test_what_is_locked_looks_so_descriptions_included(scoring: SchemePage) -> None:
    def still(name: str) -> object:
        field = scoring.editor.entries[name].field
        assert isinstance(field, LineField | TextField)
        return field.isReadOnly(), field.property("still")

    names = ("weight", "guidance-nl", "descriptor-10-nl", "descriptor-10-en")
    assert [still(name) for name in names] == [(True, "true")] * 4
    scoring.version_button.click()
    assert [still(name) for name in names] == [(False, "false")] * 4


def test_descriptions_are_a_table_whose_heads_are_said_once(draft: SchemePage) -> None:
    shown = [each.text() for each in draft.editor.findChildren(Label) if not each.isHidden()]
    assert [1, 1] == [shown.count(f"What it means · {name}") for name in ("Nederlands", "English")]
    field = draft.editor.entries["descriptor-10-nl"].field
    assert field.accessibleName() == "5: what it means · Nederlands"


def test_a_scale_is_one_of_the_scheme(draft: SchemePage) -> None:
    field = draft.editor.entries["scale"].field
    assert isinstance(field, ChoiceField)
    assert [field.itemData(n) for n in range(field.count())] == ["half"]


@pytest.mark.long
@pytest.mark.parametrize("template", template_ids())
def test_who_only_looks_at_a_scheme_leaves_nothing_behind(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path, template: str
) -> None:
    with create_panel(tmp_path / "call.evalpanel", scheme_text=template_text(template)) as panel:
        page = opened(qtbot, tasks, panel, tmp_path)
        before = panel.view.last_change()
        for criterion in panel.view.call().scheme.criteria:
            page._choose("criterion", criterion.id)
            page.flush()
        assert (SAVED, before) == (page.saving(), panel.view.last_change())


def test_the_form_reads_in_either_language_and_keeps_what_was_tried(draft: SchemePage) -> None:
    preview = draft.preview
    assert preview.form is not None
    criterion = draft.session.call.scheme.criteria[0]
    preview.form.scored.emit(criterion.id, criterion.scale.highest_steps)
    preview.languages["nl"].click()
    shown = [each.text() for each in preview.form.findChildren(Label)]
    assert any(criterion.title.nl in text for text in shown)
    assert {criterion.id: criterion.scale.highest_steps} == preview.given
    assert [False, True] == [preview.languages[code].isChecked() for code in ("en", "nl")]
    assert SAVED == draft.saving()


@pytest.mark.long
def test_what_was_refused_waits_with_its_sentence_while_another_criterion_is_shown(
    scoring: SchemePage,
) -> None:
    scoring.begin_version()
    scoring.outline.chosen.emit("criterion", "helix")
    wrong = type_in(scoring.editor, "weight", "many")
    assert wrong
    assert type_in(scoring.scale, "highest", "0") == "Must be more than the lowest value."
    scoring.outline.chosen.emit("criterion", "sme")
    assert (scoring.editor.entries["weight"].typed, scoring.editor.entries["weight"].error.text()) == (
        "1",
        "",
    )
    assert scoring.saving() != SAVED
    type_in(scoring.editor, "weight", "5")
    scoring.adopt()
    assert scoring.version.error.text() == "A value was refused and is not in the scheme; correct it first."
    entry = scoring.editor.entries["weight"]
    assert ("many", wrong) == (entry.typed, entry.error.text())
    assert "0" == scoring.scale.entries["highest"].typed
    scoring.give_up()
    assert scoring.saving() == SAVED


def test_the_kind_of_scale_is_chosen_among_segments_by_the_arrows(draft: SchemePage, qtbot: QtBot) -> None:
    field = draft.scale.entries["kind"].field
    assert isinstance(field, SegmentedField)
    field.setFocus()
    button = field.focusProxy()
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert draft.scheme.criterion("helix").scale.words
    again = draft.scale.entries["kind"].field
    assert isinstance(again, SegmentedField)
    assert again.currentData() == "words"
    assert again.focusProxy() is QApplication.focusWidget()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert again.currentData() == "words"


@pytest.mark.long
def test_the_window_does_not_call_all_saved_while_a_draft_of_a_version_is_not_recorded(
    window: MainWindow, tmp_path: Path
) -> None:
    panel: Workspace = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("scheme")
    page = window.page()
    assert isinstance(page, SchemePage)
    assert "All saved" in window.session.savings.now.words_of_all
    page.begin_version()
    assert "All saved" in window.session.savings.now.words_of_all  # nothing is typed in it yet
    type_in(page.editor, "weight", "3")
    words = "Not recorded yet: the draft of a new version of the scheme (kept on this device)"
    assert words == window.session.savings.now.words_of_all
    page.give_up()
    assert "All saved" in window.session.savings.now.words_of_all


@pytest.mark.long
def test_above_a_draft_stands_that_it_is_one_and_what_is_in_force(scoring: SchemePage) -> None:
    assert "the scheme is fixed" in scoring.state_label.text()
    scoring.begin_version()
    assert "version 1 · in force; what stands here is the draft of version 2" in scoring.state_label.text()
    scoring.give_up()
    assert "the scheme is fixed" in scoring.state_label.text()
