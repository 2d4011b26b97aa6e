"""Flags, codes, checklist and notes in forms, by keyboard as by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.scheme.checklist import FindingKind
from evalapp.operations.records.verification import prove
from tests.ui.pages.scheme.scheme_pages import choose, type_in
from ui.pages.scheme.faces import LISTS
from ui.pages.scheme.lists_form import ListForm
from ui.pages.scheme.page import SchemePage
from ui.saving import SAVED


@pytest.fixture
def lists(draft: SchemePage) -> dict[str, ListForm]:
    draft.faces.setCurrentIndex(LISTS)
    return {each._key: each for each in draft.faces.lists}


@pytest.mark.long
def test_flags_and_questions_come_are_named_and_go(draft: SchemePage, lists: dict[str, ListForm]) -> None:
    flags, checklist = lists["flags"], lists["checklist"]
    flags.buttons["add"].click()
    n = len(draft.scheme.flags) - 1
    assert flags.entries[f"title-{n}-nl"].field is QApplication.focusWidget()
    assert type_in(flags, f"title-{n}-en", "Backed by the province") == ""
    assert draft.scheme.flags[n].title.en == "Backed by the province"
    checklist.buttons["add"].click()
    at = len(draft.scheme.checklist) - 1
    assert choose(checklist, f"finding-{at}", "helix") == ""
    assert draft.scheme.checklist[at].finding is FindingKind.HELIX
    told = [each.summary for each in draft.session.view.history(limit=2)]
    assert choose(checklist, f"official-{at}", "yes") == ""
    assert type_in(checklist, f"source-{at}-en", "Article 6") == ""
    assert (True, "Article 6") == (
        draft.scheme.checklist[at].is_official,
        draft.scheme.checklist[at].source.en,
    )
    assert told[1] == "Question of the checklist “New question” added"
    assert told[0].startswith("Question of the checklist “New question”: what the program finds beside it")
    checklist.buttons[f"remove-{at}"].click()
    assert (
        draft.session.view.history(limit=1)[0].summary == "Question of the checklist “New question” removed"
    )
    flags.buttons[f"remove-{n}"].click()
    assert len(draft.scheme.flags) == n
    assert prove(draft.session.workspace).is_sound


@pytest.mark.long
def test_a_code_is_spelt_otherwise_and_one_that_stands_there_is_refused(
    draft: SchemePage, lists: dict[str, ListForm]
) -> None:
    codes = lists["codes"]
    codes.buttons["add"].click()
    codes.buttons["add"].click()
    n = len(draft.scheme.codes) - 1
    assert type_in(codes, f"code-{n}", "nvt") == ""
    assert "NVT" in draft.scheme.codes
    assert type_in(codes, f"code-{n - 1}", "NVT") == "The code NVT stands there already."
    assert draft.saving() != SAVED
    codes.buttons[f"remove-{n}"].click()
    assert "NVT" not in draft.scheme.codes


@pytest.mark.long
def test_notes_move_and_one_that_says_nothing_is_refused(
    draft: SchemePage, lists: dict[str, ListForm]
) -> None:
    notes = lists["notes"]
    for _each in range(2):
        notes.buttons["add"].click()
    n = len(draft.scheme.notes) - 1
    entry = notes.entries[f"text-{n}-en"]
    entry.field.setPlainText("The last one.")  # type: ignore[union-attr]
    entry.commit()
    notes.buttons[f"up-{n}"].click()
    assert draft.scheme.notes[n - 1].en == "The last one."
    assert notes.buttons[f"down-{n - 1}"].isEnabled()


def test_who_may_not_edit_reads_them(scoring: SchemePage) -> None:
    scoring.faces.setCurrentIndex(LISTS)
    for form in scoring.faces.lists:
        assert "add" not in form.buttons
        assert all(each.isHidden() for each in form.buttons.values())
