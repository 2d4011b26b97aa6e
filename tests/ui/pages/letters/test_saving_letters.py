"""Letters go into a folder or onto paper, and what stands against them is said before and after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from evalapp.domain.letters.facts import Fact
from evalapp.operations.letters.writing import SetFacts
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import drafted, lettered
from tests.ui.later_pool import LaterPool
from tests.ui.pages.letters.letters_pages import at_letters
from tests.ui.pages.reports.test_looked_at_and_printed import to_file
from ui.pages.letters.latest import Latest
from ui.tasks import Tasks
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    return lettered(tmp_path / "call.evalpanel")


@pytest.mark.long
def test_a_file_each_and_one_of_all(window: MainWindow, panel: Workspace, tmp_path: Path) -> None:
    page = at_letters(window, panel)
    page.save_button.click()
    card = page.card
    assert not page.columns.isVisibleTo(page)
    assert card.save_button.hasFocus()
    assert card.about.text() == "3 letters (Nederlands): a file each, and one of all."
    assert "1 thing is wrong" in card.standing.text()
    assert card.findings.shown
    page.handing.save_in(tmp_path / "out")
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 4
    assert "brieven-nl.pdf" in [each.name for each in files]
    assert all(PdfReader(each).pages for each in files)
    assert "4 files are written in “out”." in card.result.text()
    assert "1 thing is wrong" in card.result.text()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
        assert window.messages.isVisible()
        card.save_button.click()
    assert not window.messages.isVisible()


@pytest.mark.long
def test_the_chosen_ones_alone_for_a_word_processor(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = at_letters(window, panel)
    page.table.choose("A-2")
    page.handing.ask_save()
    page.card.which.setCurrentIndex(1)
    page.card.which.activated.emit(1)
    page.card.form.setCurrentIndex(1)
    assert page.card.numbers == ["A-2"]
    page.handing.save_in(tmp_path / "out")
    assert [each.suffix for each in (tmp_path / "out").iterdir()] == [".docx"]


@pytest.mark.long
def test_drafts_are_said_to_be_so(window: MainWindow, tmp_path: Path) -> None:
    page = at_letters(window, drafted(tmp_path / "call.evalpanel"))
    page.handing.ask_save()
    assert "3 letters are drafts, since no decision of them is recorded" in page.card.standing.text()


@pytest.mark.long
def test_a_folder_that_cannot_be_is_said_on_the_card(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = at_letters(window, panel)
    page.handing.ask_save()
    (tmp_path / "file").write_text("x")
    page.handing.save_in(tmp_path / "file")
    assert page.card.work.error.text()
    assert not page.card.result.isVisibleTo(page)


@pytest.mark.long
def test_they_go_to_a_printer(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_letters(window, panel)

    def ask(_parent: QWidget, _name: str) -> QPrinter:
        return to_file(tmp_path / "paper.pdf")

    monkeypatch.setattr(page.handing, "ask_printer", ask)
    page.print_button.click()
    assert page.card.print_button.hasFocus()
    page.card.print_button.click()
    assert PdfReader(tmp_path / "paper.pdf").pages


@pytest.mark.long
def test_escape_leads_back(window: MainWindow, panel: Workspace) -> None:
    page = at_letters(window, panel)
    page.handing.ask_save()
    QTest.keyClick(page.card.save_button, Qt.Key.Key_Escape)
    assert page.columns.isVisibleTo(page)
    assert page.save_button.hasFocus()


@pytest.mark.long
def test_a_finding_on_the_card_leads_to_where_it_is_mended(window: MainWindow, panel: Workspace) -> None:
    panel.execute(SetFacts(facts={Fact.AID: ""}))
    page = at_letters(window, panel)
    page.handing.ask_save()
    line = next(each for each in page.card.findings.lines if each.finding and each.finding.fact is Fact.AID)
    line.link.click()
    assert page.columns.isVisibleTo(page)
    assert page.tabs.currentIndex() == 1


def test_only_what_was_asked_last_counts() -> None:
    pool, taken, refused = LaterPool(), list[int](), list[str]()
    tasks = Tasks(pool)
    latest: Latest[int] = Latest(tasks, taken.append, refused.append, parent=tasks)
    for n in range(4):
        latest.ask(lambda _report, n=n: n)
    pool.run()
    assert taken == [3]
    latest.ask(lambda _report: 4)
    latest.drop()
    pool.run()
    assert taken == [3]
    latest.ask(lambda _report: 5)
    pool.run()
    assert taken == [3, 5]
