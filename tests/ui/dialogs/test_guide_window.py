"""The guide beside the window: the right one, at the right chapter, and nothing from outside it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.operations.workspace import Workspace
from resources import GUIDES, guide
from tests.samples import small_panel
from tests.ui.access.sweeping import controls, heard_name, settle
from ui.dialogs.guide_window import GuideWindow, guide_text, slug
from ui.pages.applications.page import ApplicationsPage
from ui.pages.jury.page import JuryPage
from ui.window.chapters import CHAPTERS, chapter_of
from ui.window.entries import ENTRIES
from ui.window.frame import MainWindow
from ui.window.rail import RailButton


@pytest.fixture
def beside(window: MainWindow) -> GuideWindow:
    made = GuideWindow(window, window.show_shortcuts)
    made.show_chapter("secretary", "merging")
    settle()
    return made


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """To be asked for before the window, which speaks it then."""
    with in_language(request.param):
        yield request.param


def shown_beside(window: MainWindow) -> GuideWindow:
    (shown,) = window.findChildren(GuideWindow)
    return shown


def test_each_page_of_each_role_has_its_chapter_in_each_language(language: str, window: MainWindow) -> None:
    beside = GuideWindow(window, window.show_shortcuts)
    for role, of_pages in CHAPTERS.items():
        beside.show_chapter(role.value)
        lacking = [page for page in of_pages if not beside.has_chapter(chapter_of(role, *page.split("/")))]
        assert (role, lacking) == (role, [])
    known = [(role, entry.id) for entry in ENTRIES for role in entry.roles]
    assert [each for each in known if not chapter_of(*each)] == []


@pytest.mark.long
@pytest.mark.parametrize("name", GUIDES)
def test_every_heading_stands_in_the_list_and_is_gone_to_from_there(
    language: str, beside: GuideWindow, name: str
) -> None:
    beside.show_chapter(name)
    headings = [slug(each) for each in re.findall(r"^#+ (.*)$", guide_text(name), re.MULTILINE)]
    rows = [beside.chapters.item(row) for row in range(beside.chapters.count())]
    assert [row.data(Qt.ItemDataRole.UserRole) for row in rows] == headings
    for row, heading in zip(rows, headings, strict=True):
        beside.chapters.setCurrentItem(row)
        at = beside.page.textCursor().block()
        assert (at.blockFormat().headingLevel() > 0, slug(at.text())) == (True, heading)


def test_a_chapter_is_the_same_in_each_language() -> None:
    """By its place among the headings, since its words differ."""

    def places(language: str) -> dict[tuple[Role, str], int]:
        with in_language(language):
            return {
                (role, page): [
                    slug(each) for each in re.findall(r"^#+ (.*)$", guide_text(role.value), re.MULTILINE)
                ].index(chapter_of(role, *page.split("/")))
                for role, of_pages in CHAPTERS.items()
                for page in of_pages
            }

    first, *others = [places(language) for language in LANGUAGES]
    assert others == [first] * len(others)


@pytest.mark.long
@pytest.mark.parametrize("person", ["S-01", "C1"])
def test_f1_on_each_page_opens_its_chapter_in_each_language(
    language: str, window: MainWindow, tmp_path: Path, qtbot: QtBot, person: str
) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.act_as(person)
    role = Role.CHAIR if person == "C1" else Role.SECRETARY
    pages = {each.id for each in ENTRIES if role in each.roles and not each.instead_of}
    assert len(pages) > 10
    for page in sorted(pages):
        window.show_page(page)
        window.activateWindow()
        settle()
        qtbot.keyClick(window, Qt.Key.Key_F1)
        settle()
        shown = shown_beside(window)
        at = shown.chapters.currentItem().data(Qt.ItemDataRole.UserRole)
        assert (page, shown.name, at) == (page, role.value, chapter_of(role, page))
        shown.close()


def test_the_pages_on_which_a_call_is_prepared_have_a_heading_each() -> None:
    """One long chapter tells of them all: whoever asks on one of them should not have to look for it."""
    pages = ("overview", "applications", "jury", "scheme")
    found = [chapter_of(Role.SECRETARY, page) for page in pages]
    assert len(set(found)) == len(pages)
    assert "preparing-a-call" not in found


@pytest.mark.long
def test_f1_and_the_rail_open_the_guide_for_the_role_at_the_page(
    language: str, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.act_as("C1")
    window.show_page("ranking")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settle()
    shown = shown_beside(window)
    chapter = {"nl": "de-rangschikking-lezen", "en": "reading-the-ranking"}[language]
    assert (shown.isVisible(), shown.name, shown.chapter) == (True, "chair", chapter)
    title = {"nl": "Gids voor de voorzitter – Evalapp", "en": "Guide for the chair – Evalapp"}[language]
    assert shown.windowTitle() == title
    shown.close()
    window.show_page("meeting")
    next(each for each in window.rail.findChildren(RailButton) if each.text() == _("Help")).click()
    settle()
    chapter = {"nl": "de-vergadering-leiden", "en": "leading-the-meeting"}[language]
    assert (shown_beside(window), shown.chapter) == (shown, chapter)


@pytest.mark.long
def test_a_juror_gets_the_jurors_guide(language: str, window: MainWindow, work: Workspace) -> None:
    window.start(work)
    for page in ("dossiers", "compare", "hand-in"):
        window.show_page(page)
        window.show_help()
        settle()
        shown = shown_beside(window)
        assert (page, shown.name, shown.chapter) == (page, "juror", chapter_of(Role.JUROR, page))
    assert shown.chapter == {"nl": "indienen", "en": "handing-in"}[language]


def test_without_a_file_it_is_the_secretarys(window: MainWindow) -> None:
    window.show_help()
    assert shown_beside(window).name == "secretary"


def test_links_stay_within_the_guides(beside: GuideWindow) -> None:
    for url, name, chapter in (
        ("chair.md", "chair", "guide-for-the-chair"),
        ("secretary.md#when-things-go-wrong", "secretary", "when-things-go-wrong"),
        ("#handing-out-packs", "secretary", "handing-out-packs"),
        ("https://example.org/", "secretary", "handing-out-packs"),
        ("../../x.md", "secretary", "handing-out-packs"),
        ("file:///etc/passwd", "secretary", "handing-out-packs"),
    ):
        beside.page.anchorClicked.emit(QUrl(url))
        settle()
        assert beside.name == name
        # The last chapter may be too short to come to the top.
        assert beside.chapters.currentItem().data(Qt.ItemDataRole.UserRole) == chapter


@pytest.mark.long
@pytest.mark.parametrize("name", GUIDES)
def test_every_link_that_is_shown_leads_somewhere(language: str, beside: GuideWindow, name: str) -> None:
    text = guide_text(name)
    assert "![" not in text
    assert "](http" not in text
    assert "](../" not in text
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
    beside.page.setHtml(f'<img src="file://{guide("juror", "en")}"><img src="https://example.org/a.png">')
    assert beside.page.loadResource(2, QUrl("https://example.org/a.png")) is None


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_needs_no_network(
    language: str, beside: GuideWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise AssertionError("a guide asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    asked: list[object] = []
    monkeypatch.setattr(beside.page, "loadResource", lambda *given: asked.append(given))
    beside.show_chapter(name)
    settle()
    assert (len(beside.page.toPlainText()) > 10_000, asked) == (True, [])


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


@pytest.mark.long
def test_f1_opens_the_chapter_of_the_tab_or_choice_at_hand(
    language: str, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.act_as("S-01")
    for page, part in (each.split("/") for each in CHAPTERS[Role.SECRETARY] if "/" in each):
        if part in ("import", "together"):
            continue  # shown while files are looked at
        window.show_page(page, None if page == "applications" else part)
        if page == "applications":
            shown_page = window.page()
            assert isinstance(shown_page, ApplicationsPage)
            shown_page.checking.bar.setCurrentIndex(1)
        elif page == "jury":
            shown_page = window.page()
            assert isinstance(shown_page, JuryPage)
            shown_page.tabs.setCurrentIndex(1)
        window.activateWindow()
        settle()
        qtbot.keyClick(window, Qt.Key.Key_F1)
        settle()
        shown = shown_beside(window)
        at = shown.chapters.currentItem().data(Qt.ItemDataRole.UserRole)
        assert (page, part, at) == (page, part, chapter_of(Role.SECRETARY, page, part))
        assert page == "exchange" or at != chapter_of(Role.SECRETARY, page)
        shown.close()


def test_the_chapters_never_scroll_across(language: str, window: MainWindow, beside: GuideWindow) -> None:
    """The longest title stands whole, on as many lines as it needs."""
    beside.show_chapter("secretary")
    settle()
    shown = beside.chapters
    assert not shown.horizontalScrollBar().isVisible()
    longest = max((shown.item(row) for row in range(shown.count())), key=lambda item: len(item.text()))
    assert shown.visualItemRect(longest).width() <= shown.viewport().width()
    assert shown.visualItemRect(longest).height() > 1.5 * shown.fontMetrics().height()
