"""A report is looked at before it is written, printed page by page, and asked for as it was asked for before."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, changed_call, small_panel
from tests.ui.pages.reports.reports_pages import page_of
from ui.pages.reports.paper import put_on_paper
from ui.tasks import Cancelled
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = small_panel(tmp_path / "call.evalpanel")
    made.actor = SECRETARY
    return made


def to_file(path: Path, first: int = 0, last: int = 0) -> QPrinter:
    """A printer that any machine has."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFromTo(first, last)
    return printer


def drawn(panel: Workspace) -> bytes:
    return RANKING.gathered(panel, Options(language="en")).draw()


def sizes(path: Path) -> list[tuple[int, int]]:
    return [
        (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        for page in PdfReader(path).pages
    ]


@pytest.mark.long
def test_the_preview_shows_the_very_pages_and_leads_back(
    window: MainWindow, panel: Workspace, qtbot: QtBot
) -> None:
    page = page_of(window, panel)
    page.look.click()
    assert page.shown is not None
    assert page.shown.pane.view.page_count == len(PdfReader(_stream(drawn(panel))).pages)
    assert not page.which.isVisible()
    qtbot.keyClick(page.shown, Qt.Key.Key_Escape)
    assert page.shown is None
    assert page.which.isVisible()
    assert page.look.hasFocus()


@pytest.mark.long
def test_a_preview_says_that_the_file_has_changed_since(window: MainWindow, panel: Workspace) -> None:
    page = page_of(window, panel)
    page.look.click()
    assert page.shown is not None
    assert not page.shown._older.isVisible()
    page.session.run(changed_call(title="Anders"))
    assert page.shown._older.text() == "The file has changed since; look at it anew"


@pytest.mark.long
def test_what_it_was_made_with_is_written_from_the_preview(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = page_of(window, panel)
    page.look.click()
    page.write(tmp_path / "a.pdf")
    assert page.shown is None
    assert page.result.isVisible()


@pytest.mark.long
def test_it_is_printed_page_by_page_and_that_is_said(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, panel)
    asked = []

    def ask(_parent: QWidget, name: str) -> QPrinter:
        asked.append(name)
        return to_file(tmp_path / "paper.pdf")

    monkeypatch.setattr(page, "ask_printer", ask)
    page.on_paper.click()
    assert asked == [page.kind.file_name_in_words(page.options)]
    wanted = PdfReader(_stream(drawn(panel))).pages
    assert len(sizes(tmp_path / "paper.pdf")) == len(wanted)


def test_nothing_is_printed_where_nobody_chose_a_printer(
    window: MainWindow, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, panel)
    monkeypatch.setattr(page, "ask_printer", lambda _parent, _name: None)
    page.on_paper.click()
    assert not page.work.is_busy


@pytest.mark.long
def test_only_the_pages_that_were_asked_for_are_printed(panel: Workspace, tmp_path: Path) -> None:
    content = drawn(panel)
    assert put_on_paper(content, "x", to_file(tmp_path / "b.pdf", 2, 2), lambda _share: None) == 1
    assert sizes(tmp_path / "b.pdf") == [(595, 842)]


@pytest.mark.long
def test_stopping_leaves_the_printer_in_the_middle(panel: Workspace, tmp_path: Path) -> None:
    def tell(share: float) -> None:
        if share > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        put_on_paper(drawn(panel), "x", to_file(tmp_path / "c.pdf"), tell)


@pytest.mark.long
def test_a_report_is_asked_for_as_it_was_before(window: MainWindow, panel: Workspace) -> None:
    page = page_of(window, panel)
    page.open_at("evaluations")
    page.how.languages["nl"].click()
    page.how.boxes[ANONYMOUS].click()
    page.applications.tick_only("A-2")
    window.show_page("overview")
    window.close_session()
    again = page_of(window, Workspace.open(panel.path))
    assert (again.kind.id, again.how.language, again.how.flags) == ("evaluations", "nl", {ANONYMOUS})
    assert again.applications.ticked == ["A-2"]


@pytest.mark.long
def test_what_nobody_chose_is_as_the_call_says(window: MainWindow, panel: Workspace) -> None:
    page = page_of(window, panel)
    page.open_at("register")
    window.show_page("overview")
    kept = window.settings.noted(f"reports {panel.view.call().panel}")
    assert kept == {"kind": "register", "language": "", "flags": [], "ticked": {}, "each": False}


@pytest.mark.long
@pytest.mark.parametrize(
    "kept", [None, [], {"kind": 3}, {"kind": "x", "language": "xx", "flags": [1], "ticked": {}}]
)
def test_odd_settings_are_as_good_as_none(window: MainWindow, panel: Workspace, kept: object) -> None:
    window.settings.note(f"reports {panel.view.call().panel}", kept)
    page = page_of(window, panel)
    assert page.kind.id == "ranking"
    assert page.how.language == "en"


def _stream(raw: bytes) -> io.BytesIO:
    return io.BytesIO(raw)


@pytest.mark.long
def test_a_report_that_somebody_made_notes_in_stays_and_that_is_said(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    path, page = tmp_path / "ranking.pdf", page_of(window, panel)
    page.write(path)
    with path.open("ab") as file:
        file.write(b"99 0 obj\n<</Type /Annot>>\nendobj\nstartxref\n0\n%%EOF\n")
    theirs = path.read_bytes()
    page.write(path)

    assert "“ranking.pdf” was changed since Evalapp wrote it; choose another name" in page.work.error.text()
    assert theirs == path.read_bytes()
