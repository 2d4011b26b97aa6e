"""Enlarged text in a small window: the pages of the office and the first page cut no words and no numbers."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Helix, Partner
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import LANGUAGES, in_language
from tests.samples import SECRETARY, dossier, small_panel
from tests.ui.access.sweeping import LEAST_TARGET, crosswise, cut_texts, escaped_widgets, settle
from ui.dialogs.shortcuts import ShortcutSheet
from ui.look import theme
from ui.pages.applications.page import ApplicationsPage
from ui.pages.dossier.ceilings import CeilingsView
from ui.pages.history.page import HistoryPage
from ui.pages.opening.choice import Choice
from ui.pages.opening.start import StartPage
from ui.pages.overview.page import OverviewPage
from ui.tasks import Tasks
from ui.widgets.fields import TextField
from ui.widgets.helix import HelixBar
from ui.widgets.scrolling import scrolling
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from ui.window import rail
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

LARGEST, SMALLEST = 1.5, (1024, 640)  # together
TWICE = 2.0


@pytest.fixture
def office(window: MainWindow, qapp: QApplication, tmp_path: Path) -> MainWindow:
    theme.apply(qapp, "light", text_scale=LARGEST)
    window.resize(*SMALLEST)
    window.start(small_panel(tmp_path / "panel.evalpanel"))
    return window


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
@pytest.mark.parametrize(("scale", "size"), [(LARGEST, SMALLEST), (TWICE, (1440, 900)), (TWICE, (1280, 720))])
def test_nothing_is_cut_off_in_the_office(
    window: MainWindow,
    qapp: QApplication,
    tmp_path: Path,
    role: Role,
    language: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    cut = {}
    theme.apply(qapp, "light", text_scale=scale)
    with in_language(language):
        window.resize(*size)
        window.start(small_panel(tmp_path / "panel.evalpanel"))
        assert window.session is not None
        window.act_as(next(person.id for person in window.session.view.people() if person.role is role))
        for entry in entries_for(role):
            window.show_page(entry.id)
            settle()
            cut[entry.id] = [*cut_texts(window), *escaped_widgets(window), *crosswise(window)]

    assert cut == {page: [] for page in cut}


def test_a_declaration_is_read_without_scrolling_in_it(office: MainWindow) -> None:
    office.show_page("overview")
    page = office.page()
    assert isinstance(page, OverviewPage)
    page.open_at("call")
    settle()

    assert [field.verticalScrollBar().maximum() for field in page.declaration_card.fields.values()] == [0, 0]


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.15, 1.3, 1.5])
def test_a_field_is_as_high_as_its_text(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    field = TextField("Reason")
    qtbot.addWidget(field)
    field.setFixedWidth(420)
    field.show()
    field.setPlainText("I declare that I have no interest in this dossier, of whatever kind. " * 4)
    settle()

    assert field.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", [1.0, LARGEST])
def test_a_card_to_begin_with_grows_with_its_words(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    start = StartPage([], Tasks())
    qtbot.addWidget(start)
    start.resize(1440, 900)
    start.show()
    said = start.findChildren(Choice)[1].findChildren(Label)[-1]
    said.setText("From a template that is ready to be used, for whoever is the secretary of a panel.")
    settle()

    assert cut_texts(start) == []
    cards = start.findChildren(Choice)
    for row in (cards[:2], cards[2:]):
        assert {max(card.heightForWidth(card.width()) for card in row)} == {card.height() for card in row}


def test_tabs_that_do_not_fit_are_stepped_through_with_targets_of_24_pixels(qtbot: QtBot) -> None:
    tabs = Tabs("Dossier")
    qtbot.addWidget(tabs)
    theme.dress(tabs)
    for n in range(6):
        tabs.addTab(Label(str(n)), f"Attachments {n}")
    tabs.resize(200, 200)
    tabs.show()
    settle()
    steps = [each for each in tabs.findChildren(QToolButton) if each.isVisible()]

    assert len(steps) == 2
    assert all(min(each.width(), each.height()) >= LEAST_TARGET for each in steps)


def test_the_search_in_the_history_has_room_for_words(office: MainWindow) -> None:
    office.show_page("history")
    settle()
    page = office.page()
    assert isinstance(page, HistoryPage)

    assert page.search.width() >= theme.pixels(200)


@pytest.mark.long
def test_the_rail_has_an_icon_at_every_word_or_at_none(
    window: MainWindow, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(rail.icons, "paint_icon", lambda _painter, name, *_more: drawn.append(name))
    theme.apply(qapp, "light", text_scale=TWICE)
    window.start(small_panel(tmp_path / "panel.evalpanel"))
    buttons = [each for each in window.rail.findChildren(rail.RailButton) if each.isVisible()]
    seen = set()
    for height in range(700, 1200, 10):
        window.resize(1440, height)
        settle()
        drawn.clear()
        for each in buttons:
            each.grab()
        seen.add(len(drawn))
    assert seen == {0, len(buttons)}


def test_the_words_of_the_rail_are_enlarged_too(window: MainWindow, qapp: QApplication) -> None:
    before = window.rail.width()
    theme.apply(qapp, "light", text_scale=LARGEST)
    settle()

    assert window.rail.width() == round(before * LARGEST)


def test_an_import_is_read_and_decided_on_without_a_word_cut(
    window: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    theme.apply(qapp, "light", text_scale=LARGEST)
    window.resize(*SMALLEST)
    panel = small_panel(tmp_path / "panel.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    table = tmp_path / "applications.csv"
    table.write_text(
        "number;title;organisation;requested support;remark of ours\n"
        "A-1;Another title;Org;150.000;x\nA-9;New;Org;k€ 20;y\nB-1;Newer;Org;200000;z\n",
        encoding="utf-8",
    )
    page.look_at([table])
    settle()
    shown = page.import_panel

    assert (cut_texts(window), escaped_widgets(window)) == ([], [])
    assert [each.text() for each in (shown.keep_button, shown.button)] == [
        "Save 1 refused row as a table…",
        "Import 2 applications",
    ]
    assert shown.table.viewport().height() >= 2 * theme.pixels(theme.ROW)


def test_the_list_of_shortcuts_ends_above_what_closes_it(office: MainWindow) -> None:
    office.show_shortcuts()
    settle()
    sheet = office.findChild(ShortcutSheet)
    assert sheet is not None
    shown, closing = sheet.findChild(QScrollArea), sheet.findChildren(Label)[-1]
    assert shown is not None

    assert shown.geometry().bottom() < closing.geometry().top()
    assert sheet.rect().contains(sheet.card.geometry())


@pytest.mark.parametrize("part", ["budget", "partners"])
def test_a_dossier_in_a_narrow_pane_is_read_whole(qtbot: QtBot, qapp: QApplication, part: str) -> None:
    theme.apply(qapp, "light", text_scale=LARGEST)
    rules = BudgetRules(support_rate=Fraction(50), most_per_year=40_000, most_years=3)
    partners = tuple(Partner(name=side.value, helix=side) for side in Helix)
    view = CeilingsView(dossier("A-1"), rules) if part == "budget" else HelixBar(partners)
    pane = scrolling(view)
    qtbot.addWidget(pane)
    pane.resize(400, 400)
    pane.show()
    settle()

    assert view.width() <= pane.viewport().width()
    assert (cut_texts(pane), escaped_widgets(pane)) == ([], [])
