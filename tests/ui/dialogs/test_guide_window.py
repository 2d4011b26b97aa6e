"""The guide beside the window: the right one, at the right chapter, and nothing from outside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evalapp.domain.people import Role
from evalapp.operations.workspace import Workspace
from resources import guide
from tests.samples import small_panel
from tests.ui.access.sweeping import controls, heard_name, settle
from ui.dialogs.guide_window import GUIDES, GuideWindow, guide_text
from ui.window.chapters import CHAPTERS, chapter_of
from ui.window.entries import ENTRIES
from ui.window.frame import MainWindow
from ui.window.rail import RailButton


@pytest.fixture
def beside(window: MainWindow) -> GuideWindow:
    made = GuideWindow(window, window.show_shortcuts)
    made.show_chapter("secretary", "samenvoegen")
    settle()
    return made


def test_every_page_has_its_chapter(beside: GuideWindow) -> None:
    for role, of_pages in CHAPTERS.items():
        beside.show_chapter(role.value)
        lacking = [page for page, heading in of_pages.items() if not beside.has_chapter(heading)]
        assert (role, lacking) == (role, [])
    known = [(role, entry.id) for entry in ENTRIES for role in entry.roles]
    assert [each for each in known if not chapter_of(*each)] == []


def test_f1_and_the_rail_open_the_guide_for_the_role_at_the_page(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.act_as("C1")
    window.show_page("ranking")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settle()
    (shown,) = window.findChildren(GuideWindow)
    assert (shown.isVisible(), shown.name, shown.chapter) == (True, "chair", "de-rangschikking-lezen")
    assert shown.windowTitle() == "Gids voor de voorzitter – Evalapp"
    shown.close()
    window.show_page("meeting")
    next(each for each in window.rail.findChildren(RailButton) if each.text() == "Help").click()
    settle()
    assert (window.findChildren(GuideWindow), shown.chapter) == ([shown], "de-vergadering-leiden")


def test_a_juror_gets_the_jurors_guide(window: MainWindow, work: Workspace) -> None:
    window.start(work)
    window.show_page("hand-in")
    window.show_help()
    settle()
    (shown,) = window.findChildren(GuideWindow)
    assert (shown.name, shown.chapter) == (Role.JUROR.value, "indienen")


def test_without_a_file_it_is_the_secretarys(window: MainWindow) -> None:
    window.show_help()
    assert window.findChildren(GuideWindow)[0].name == "secretary"


def test_links_stay_within_the_guides(beside: GuideWindow) -> None:
    for url, name, chapter in (
        ("chair.md", "chair", "gids-voor-de-voorzitter"),
        ("secretary.md#als-het-misgaat", "secretary", "als-het-misgaat"),
        ("#pakken-uitdelen", "secretary", "pakken-uitdelen"),
        ("https://example.org/", "secretary", "pakken-uitdelen"),
        ("../../x.md", "secretary", "pakken-uitdelen"),
        ("file:///etc/passwd", "secretary", "pakken-uitdelen"),
    ):
        beside.page.anchorClicked.emit(QUrl(url))
        settle()
        assert beside.name == name
        # The last chapter may be too short to come to the top.
        assert beside.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == chapter


@pytest.mark.parametrize("name", GUIDES)
def test_every_link_that_is_shown_leads_somewhere(beside: GuideWindow, name: str) -> None:
    text = guide_text(name)
    assert "![" not in text
    assert "](http" not in text
    assert "](file-format.md" not in text
    beside.show_chapter(name)
    block, links = beside.page.document().begin(), set()
    while block.isValid():
        links |= {each.format.anchorHref() for each in block.textFormats() if each.format.isAnchor()}
        block = block.next()
    for link in sorted(links):
        beside.show_chapter(name)
        beside.page.anchorClicked.emit(QUrl(link))
        wanted = link.partition("#")[2]
        assert not wanted or beside.has_chapter(wanted), link


def test_nothing_is_fetched(beside: GuideWindow) -> None:
    beside.page.setHtml(f'<img src="file://{guide("juror", "nl")}"><img src="https://example.org/a.png">')
    assert beside.page.loadResource(2, QUrl("https://example.org/a.png")) is None


def test_words_are_found_and_counted_and_enter_goes_on(beside: GuideWindow) -> None:
    beside.show_chapter("secretary")
    settle()
    QTest.keyClicks(beside.search, "filter")
    n = len(beside.page.extraSelections())
    assert n > 1
    assert beside.found.text() == f"found {n} times"
    first = beside.page.textCursor().position()
    QTest.keyClick(beside.search, Qt.Key.Key_Return)
    assert beside.page.textCursor().position() > first
    QTest.keyClick(beside.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert beside.page.textCursor().position() == first
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    assert (beside.search.text(), beside.found.text(), beside.isVisible()) == ("", "", True)
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    assert not beside.isVisible()


def test_each_control_is_heard(beside: GuideWindow) -> None:
    assert [each for each in controls(beside) if not heard_name(each)] == []


def test_it_takes_the_colours_in_force(beside: GuideWindow, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    from ui.look import theme

    assert isinstance(qapp, QApplication)
    grounds = []
    for name in ("light", "dark"):
        theme.apply(qapp, name)
        settle()
        image: QImage = beside.page.viewport().grab().toImage()
        grounds.append(image.pixelColor(4, 4).name())
        assert grounds[-1] in (theme.colour("panel").name(), theme.colour("window").name())
    assert grounds[0] != grounds[1]
