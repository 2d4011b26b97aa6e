"""The scale of a criterion in the form: points or words, with the checks of the reader, by keyboard as by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from evalapp.operations.records.verification import prove
from tests.ui.pages.scheme.scheme_pages import choose, type_in
from ui.pages.scheme.page import SchemePage
from ui.saving import SAVED


def scale(page: SchemePage, criterion: str = "helix") -> Scale:
    return page.scheme.criterion(criterion).scale


def words(page: SchemePage) -> list[tuple[int, str]]:
    return [(each.value, each.title.en) for each in scale(page).words]


def test_points_have_a_range_a_step_and_words(draft: SchemePage) -> None:
    assert [type_in(draft.scale, *each) for each in (("highest", "10"), ("step", "1"))] == ["", ""]
    assert type_in(draft.scale, "label-10-nl", "Uitstekend") == ""
    assert (scale(draft).highest, scale(draft).step) == (10, 1)
    assert str(scale(draft).labels[scale(draft).value(10)]) == "Uitstekend"
    assert scale(draft, "sme") == scale(draft)  # they share it, and the card says so
    assert "SME impact" in draft.scale.users.text()
    assert prove(draft.session.workspace).is_sound


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("highest", "0", "Must be more than the lowest value."),
        ("highest", "many", "many"),
        ("step", "0", "Must be more than 0."),
        ("step", "0.7", "The lowest and highest values must be whole numbers of steps."),
        ("step", "0.001", "The scale has more than 1000 steps; take larger ones."),
    ],
)
def test_a_scale_that_cannot_be_says_why_beside_its_field(
    draft: SchemePage, name: str, typed: str, why: str
) -> None:
    before = draft.session.view.last_change()
    assert why in type_in(draft.scale, name, typed)
    assert draft.session.view.last_change() == before
    assert draft.scale.entries[name].typed == typed
    assert draft.saving() != SAVED


@pytest.mark.long
def test_points_become_words_that_are_added_moved_renamed_and_removed(draft: SchemePage) -> None:
    assert choose(draft.scale, "kind", "words") == ""
    assert words(draft) == [(1, "low"), (2, "middling"), (3, "high")]
    draft.scale.buttons["add-word"].click()
    assert words(draft)[-1] == (4, "New word")
    assert type_in(draft.scale, "word-word-4-en", "superb") == ""
    draft.scale.buttons["worse-word-4"].click()
    assert words(draft) == [(1, "low"), (2, "middling"), (3, "superb"), (4, "high")]
    draft.scale.buttons["remove-word-2"].click()
    assert words(draft) == [(1, "low"), (3, "superb"), (4, "high")]
    assert type_in(draft.scale, "value-word-1", "−2") == ""
    assert words(draft)[0] == (-2, "low")
    box = draft.scale.entries["excludes-word-1"].field
    assert isinstance(box, QCheckBox)
    box.click()
    assert [each.excludes for each in scale(draft).words] == [True, False, False]
    assert prove(draft.session.workspace).is_sound


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("value-word-1", "3", "The words must stand from worst to best, with rising values."),
        ("value-word-1", "1.5", "“1.5” is not a whole number; write one in digits, such as 2."),
        ("word-word-1-en", "High", "Another word of the scale is called so; take another."),
    ],
)
def test_a_word_that_cannot_be_says_why_beside_its_field(
    draft: SchemePage, name: str, typed: str, why: str
) -> None:
    choose(draft.scale, "kind", "words")
    before = draft.session.view.last_change()
    assert (type_in(draft.scale, name, typed), draft.session.view.last_change()) == (why, before)


def test_the_last_word_stays(draft: SchemePage) -> None:
    choose(draft.scale, "kind", "words")
    for id in ("word-1", "word-2", "word-3"):
        draft.scale.buttons[f"remove-{id}"].click()
    assert words(draft) == [(3, "high")]
    assert draft.scale.error.text() == "A scale of words has at least one word; change this one instead."


def test_one_criterion_gets_a_scale_of_its_own(draft: SchemePage) -> None:
    draft.scale.buttons["own"].click()
    assert [scale(draft, each).id for each in ("helix", "sme")] == ["half-1", "half"]
    assert type_in(draft.scale, "highest", "10") == ""
    assert [scale(draft, each).highest for each in ("helix", "sme")] == [10, 5]
    assert draft.scale.users.isHidden()
    wrong = choose(draft.scale, "better", "lower")  # of all of them, as a total has one direction
    assert (wrong, [scale(draft, each).higher_is_better for each in ("helix", "sme")]) == ("", [False] * 2)


def test_descriptions_of_values_that_go_are_said_to_go(draft: SchemePage, qtbot: QtBot) -> None:
    field = draft.editor.entries["descriptor-10-en"].field
    field.setFocus()
    field.setPlainText("All sides")
    draft.editor.entries["descriptor-10-en"].commit()
    with qtbot.waitSignal(draft.told) as told:
        assert type_in(draft.scale, "highest", "4") == ""
    assert told.args is not None
    assert told.args[0].text == "1 description went with a value that the scale no longer has."
    assert told.args[0].offers_undo


def test_tab_goes_along_a_word_and_on_to_the_next(draft: SchemePage, qtbot: QtBot) -> None:
    choose(draft.scale, "kind", "words")
    draft.activateWindow()
    entries, buttons = draft.scale.entries, draft.scale.buttons
    names = ["value-word-2", "word-word-2-nl", "word-word-2-en", "excludes-word-2"]
    stops = [entries[each].field for each in names]
    stops += [buttons[f"{each}-word-2"] for each in ("better", "worse", "remove")]
    stops += [entries["value-word-1"].field]
    stops[0].setFocus()
    for stop in stops:
        assert QApplication.focusWidget() is stop
        qtbot.keyClick(stop, Qt.Key.Key_Tab)


def test_the_keyboard_goes_on_where_it_was_once_the_form_is_made_anew(
    draft: SchemePage, qtbot: QtBot
) -> None:
    choose(draft.scale, "kind", "words")
    draft.activateWindow()
    draft.scale.buttons["worse-word-3"].setFocus()
    qtbot.keyClick(draft.scale.buttons["worse-word-3"], Qt.Key.Key_Return)
    assert draft.scale.buttons["worse-word-3"].hasFocus()
    qtbot.keyClick(draft.scale.buttons["remove-word-3"], Qt.Key.Key_Return)
    assert draft.scale.buttons["remove-word-2"].hasFocus()
    name = draft.scale.entries["value-word-1"].field
    name.setFocus()
    name.setText("0")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert draft.scale.entries["word-word-1-nl"].field.hasFocus()


def test_the_form_of_a_group_has_no_scale(draft: SchemePage) -> None:
    draft.outline.chosen.emit("group", "all")
    assert draft.scale.isHidden()
