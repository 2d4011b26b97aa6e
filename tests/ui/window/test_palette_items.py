"""What the palette finds, by whatever word somebody types, and that its words can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from evalapp.domain.texts import in_language
from tests.samples import small_panel
from ui.dialogs.guide_window import GuideWindow, slug
from ui.dialogs.palette import Item, Palette
from ui.pages.reports.page import ReportsPage
from ui.tables.cell_delegate import PADDING
from ui.window.frame import MainWindow


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with in_language(request.param):
        yield request.param


def opened(window: MainWindow, folder: Path) -> Palette:
    window.start(small_panel(folder / "call.evalpanel"))
    window.show_palette()
    return window.findChildren(Palette)[0]


def found(palette: Palette, typed: str) -> list[str]:
    palette.field.setText(typed)
    return [item.text for item in palette._model.rows]


@pytest.mark.long
def test_who_would_remove_an_application_finds_what_is_possible(window: MainWindow, tmp_path: Path) -> None:
    palette = opened(window, tmp_path)
    palette.field.setText("remove appl")
    (item,) = palette._model.rows
    assert item.text == "Remove an application"
    assert item.answer == "withdrawn, inadmissible, or its import undone"
    palette._take()
    assert "applications" == window.page_id


PAGES = {
    "nl": [
        ("aanvraag", "Aanvragen"),
        ("AANVRÁÁG", "Aanvragen"),
        ("project", "Aanvragen"),
        ("jurylid", "Jury"),
        ("pakken", "Uitwisselen"),
        ("beraadslagingen", "Vergadering"),
        ("rangorde", "Rangschikking"),
        ("verslag", "Verslagen"),
        ("logboek", "Historiek"),
    ],
    "en": [
        ("application", "Applications"),
        ("proposal", "Applications"),
        ("members", "Jury"),
        ("pack", "Exchange"),
        ("report", "Reports"),
        ("log", "History"),
    ],
}


@pytest.mark.long
def test_a_page_is_found_in_singular_and_plural_and_by_its_other_words(
    window: MainWindow, tmp_path: Path, language: str
) -> None:
    palette = opened(window, tmp_path)
    for typed, page in PAGES[language]:
        assert page in found(palette, typed)[:5], typed


@pytest.mark.long
def test_the_page_that_is_called_so_comes_first(window: MainWindow, tmp_path: Path, language: str) -> None:
    palette = opened(window, tmp_path)
    typed, page = PAGES[language][0]
    assert page == found(palette, typed)[0]


def test_what_is_not_meant_is_not_found(window: MainWindow, tmp_path: Path) -> None:
    assert [] == found(opened(window, tmp_path), "zzz")


@pytest.mark.long
def test_no_answer_and_no_action_is_cut(window: MainWindow, tmp_path: Path, language: str) -> None:
    palette = opened(window, tmp_path)
    table = palette._table
    delegate = table.itemDelegate()
    cut = []
    for n, item in enumerate(palette._model.lines):
        if not isinstance(item, Item):
            continue  # the name of a group goes over all columns
        needed = delegate.sizeHint(None, palette._model.index(n, 0)).width()  # type: ignore[arg-type]
        if needed > table.columnWidth(0) + PADDING:
            cut.append(f"{item.text} {item.answer}")
    assert [] == cut


WHAT_THE_GUIDE_TELLS_OF = {
    "nl": [
        ("verbintenis", "Wat de oproep over zichzelf zegt"),
        ("vernietiging", "Verklaring van vernietiging"),
        ("bewaartermijn", "Verklaring van vernietiging"),
    ],
    "en": [
        ("undertaking", "What the call says of itself"),
        ("destruction", "Declaration of destruction"),
        ("retention", "Declaration of destruction"),
    ],
}


BY_ANOTHER_WORD = {
    "nl": [
        ("instellingen", "Grotere tekst"),
        ("instellingen", "Kleuren: donker"),
        ("instellingen", "Taal (language): English"),
        ("letter", "Grotere tekst"),
        ("lettergrootte", "Kleinere tekst"),
        ("kopie", "Reservekopie terugzetten…"),
        ("wachtwoord", "Pakken uitdelen…"),
        ("code", "Pakken uitdelen…"),
    ],
    "en": [
        ("settings", "Larger text"),
        ("preferences", "Colours: dark"),
        ("settings", "Language (taal): Nederlands"),
        ("font", "Larger text"),
        ("text size", "Smaller text"),
        ("copy", "Put a back-up back…"),
        ("password", "Hand out packs…"),
        ("code", "Hand out packs…"),
    ],
}


@pytest.mark.long
def test_an_act_is_found_by_what_other_programs_call_it(
    language: str, window: MainWindow, tmp_path: Path
) -> None:
    palette = opened(window, tmp_path)
    for typed, text in BY_ANOTHER_WORD[language]:
        assert text in found(palette, typed), typed


@pytest.mark.long
def test_what_the_guide_has_chapters_about_is_found(
    language: str, window: MainWindow, tmp_path: Path
) -> None:
    palette = opened(window, tmp_path)
    for typed, text in WHAT_THE_GUIDE_TELLS_OF[language]:
        assert text in found(palette, typed), typed


def test_what_has_no_action_leads_to_the_chapters_that_tell_of_it(window: MainWindow, tmp_path: Path) -> None:
    palette = opened(window, tmp_path)
    texts = found(palette, "selectieregel")
    assert "How long you keep it" in texts
    palette._table.choose_first()
    first = texts[0]
    palette._take()
    (shown,) = window.findChildren(GuideWindow)
    assert slug(first) == shown.chapters.currentItem().data(Qt.ItemDataRole.UserRole)
    shown.close()


def test_what_nobody_tells_of_finds_nothing(window: MainWindow, tmp_path: Path) -> None:
    palette = opened(window, tmp_path)
    assert [] == found(palette, "xylofoon")
    assert "0 found" in palette._found.text()


def test_the_declaration_of_destruction_is_chosen(window: MainWindow, tmp_path: Path) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.trigger("destruction")
    page = window.page()
    assert isinstance(page, ReportsPage)
    assert "destruction" == page.kind.id
    window.trigger("call")
    assert "overview" == window.page_id
