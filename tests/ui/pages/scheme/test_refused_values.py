"""A value that is refused: the window says so while it stands, and no longer once one is taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.permissions import Phase
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.scheme.scheme_pages import type_in
from ui.pages.scheme.faces import CRITERIA, RULES
from ui.pages.scheme.page import SchemePage

if TYPE_CHECKING:
    from ui.window.frame import MainWindow

NOT_SAVED = "Not saved: the scheme has a change that was not taken"


@pytest.fixture(params=["in draft", "draft of a version"])
def page(request: pytest.FixtureRequest, window: MainWindow, tmp_path: Path) -> SchemePage:
    is_draft = request.param == "in draft"
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT if is_draft else Phase.SCORING)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("scheme")
    page = window.page()
    assert isinstance(page, SchemePage)
    if not is_draft:
        page.begin_version()
    return page


def said(page: SchemePage) -> str:
    return page.session.savings.now.words_of_all


@pytest.mark.long
@pytest.mark.parametrize(
    ("form", "name", "wrong", "right"),
    [
        ("editor", "weight", "abc", "30"),
        ("editor", "threshold", "6", "3"),
        ("scale", "highest", "0", "7"),
        ("form", "threshold", "many", "3"),
    ],
)
def test_it_is_not_saved_while_a_refusal_stands_and_no_longer(
    page: SchemePage, form: str, name: str, wrong: str, right: str
) -> None:
    card = getattr(page.faces, form)
    assert type_in(card, name, wrong)
    assert said(page) == NOT_SAVED
    assert type_in(card, name, right) == ""
    assert card.entries[name].error.text() == ""
    assert "Not saved" not in said(page)


@pytest.mark.long
def test_a_refused_value_put_back_as_it_was_is_no_refusal_any_more(page: SchemePage) -> None:
    type_in(page.editor, "weight", "abc")
    assert type_in(page.editor, "weight", "2") == ""
    assert "Not saved" not in said(page)


@pytest.mark.long
def test_text_that_is_not_applied_is_not_saved(page: SchemePage) -> None:
    text = page.text.field.toPlainText()
    page.text.field.setPlainText(text.replace("weight = 2", "weight = 0"))
    assert said(page) == NOT_SAVED
    page.text.apply()
    assert said(page) == NOT_SAVED
    page.text.field.setPlainText(text.replace("weight = 2", "weight = 5") + "\n")
    page.text.apply()
    assert page.text.error.text() == ""
    assert "Not saved" not in said(page)


@pytest.mark.long
def test_text_that_is_left_as_it_was_is_saved(page: SchemePage) -> None:
    page.text.field.setPlainText("title")
    page.text.give_up()
    assert "Not saved" not in said(page)


@pytest.mark.long
def test_who_closes_is_led_to_the_criterion_with_the_refused_value(
    page: SchemePage, window: MainWindow
) -> None:
    page.outline.chosen.emit("criterion", "helix")
    wrong = type_in(page.editor, "weight", "abc")
    page.outline.chosen.emit("criterion", "sme")
    window.show_page("overview")

    window.close()

    assert window.isVisible()
    assert window.page() is page
    entry = page.editor.entries["weight"]
    assert ("abc", wrong) == (entry.typed, entry.error.text())
    assert entry.error.isVisible()
    assert entry.field.hasFocus()
    item = page.outline.tree.currentItem()
    assert item is not None
    assert "Triple helix" in item.text(0)
    assert window.messages.isVisible()


@pytest.mark.long
def test_who_closes_is_led_to_the_tab_with_the_refused_value(page: SchemePage, window: MainWindow) -> None:
    page.faces.setCurrentIndex(RULES)
    type_in(page.faces.form, "threshold", "many")
    page.faces.setCurrentIndex(CRITERIA)

    window.close()

    assert page.faces.form.entries["threshold"].error.isVisible()
