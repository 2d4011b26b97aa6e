"""The attachments of a dossier in the pane where the dossier stands."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Attachment
from evalapp.operations.panel.attaching import AttachFiles
from tests.samples import Act, small_panel
from tests.ui.widgets.pdf.pdf_samples import pdf, png
from ui.actions import acts_of
from ui.pages.dossier import pdf_reader
from ui.pages.dossier.dossier_view import DossierView
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.buttons import Button
from ui.widgets.picture_view import PictureView
from ui.widgets.text import Label

FILES = {
    "plan.pdf": pdf(48),
    "other.pdf": pdf(3),
    "locked.pdf": pdf(2, password="geheim"),
    "damaged.pdf": pdf(48)[:9000],
    "empty.pdf": b"",
    "word.pdf": b"PK\x03\x04" + bytes(4000),
    "picture.pdf": png(),
    "picture.png": png(),
    "broken.jpg": b"\xff\xd8\xff" + bytes(300),
    "table.xlsx": b"PK\x03\x04" + bytes(400),
}


@pytest.fixture
def session(tmp_path: Path, tasks: Tasks) -> Iterator[Session]:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(
            AttachFiles(application="A-1", paths=tuple(folder / name for name in FILES if FILES[name]))
        )
        # As panels have them from before empty files were refused.
        empty = {"application": "A-1", "name": "empty.pdf", "size": 0, "sha256": sha256(b"").hexdigest()}
        panel.execute(Act(act=lambda change: (change.put_content(b""), change.put("attachment", [empty]))))
        yield Session(panel, tasks, Settings(tmp_path / "settings.json"))


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> Iterator[DossierView]:
    made = DossierView(session, can_widen=True)
    made.resize(560, 640)
    made.show()
    made.activateWindow()
    made.show_dossier(session.view.dossier("A-1"))
    yield made
    made.close_attachment()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def attachment(session: Session, name: str) -> Attachment:
    return next(each for each in session.view.dossier("A-1").attachments if each.name == name)


def shown_text(view: DossierView) -> str:
    assert view.reader is not None
    return " ".join(label.text() for label in view.reader._body.findChildren(Label))


def test_a_document_is_read_in_the_pane_of_the_dossier(view: DossierView, session: Session) -> None:
    view.open_attachment(attachment(session, "plan.pdf"))

    assert view.reader is not None
    assert view.currentWidget() is view.reader
    assert view.reader.pane is not None
    assert 48 == view.reader.pane.view.page_count
    assert view.reader.pane.view.hasFocus()


def test_escape_leads_back_to_the_file_in_the_list(view: DossierView, session: Session, qtbot: QtBot) -> None:
    view.go_to_attachments()
    view.open_attachment(attachment(session, "plan.pdf"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    focus = QApplication.focusWidget()
    assert view.currentWidget() is view.sheet
    assert isinstance(focus, Button)
    assert "Read plan.pdf" == focus.accessibleName()


def test_the_same_key_leads_to_the_attachments_and_back(view: DossierView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.left):
        view.go_to_attachments()
    with qtbot.waitSignal(view.left):
        view.go_to_attachments()


def test_what_is_only_possible_in_an_attachment_leads_to_the_list(view: DossierView) -> None:
    acts_of(view)["attachment-search"]()

    assert view._tabs is not None
    assert view._tabs.count() - 1 == view._tabs.currentIndex()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("locked.pdf", "locked with a password"),
        ("damaged.pdf", "damaged"),
        ("empty.pdf", "is empty"),
        ("word.pdf", "is not a PDF"),
        ("picture.pdf", "is not a PDF"),
        ("broken.jpg", "damaged"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(
    view: DossierView, session: Session, name: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    view.open_attachment(attachment(session, name))

    assert view.reader is not None
    assert view.reader.pane is None
    text = shown_text(view)
    assert said in text
    assert 1 == text.count(".") - text.count(name)
    assert name in text
    assert "" == capfd.readouterr().err


def test_a_document_that_cannot_be_shown_can_be_saved(
    view: DossierView, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "saved.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    view.open_attachment(attachment(session, "locked.pdf"))

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert FILES["locked.pdf"] == target.read_bytes()


def test_saving_where_nothing_can_be_written_says_so(
    view: DossierView, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "x"), ""))
    view.open_attachment(attachment(session, "plan.pdf"))
    assert view.reader is not None
    view.reader.save()

    assert "is not there" in view.reader._error.text()


def test_a_picture_is_shown(view: DossierView, session: Session) -> None:
    view.open_attachment(attachment(session, "picture.png"))

    picture = view.findChild(PictureView)
    assert picture is not None
    assert "#2f6db5" == picture.grab().toImage().pixelColor(150, 100).name()


def test_what_the_window_cannot_show_is_only_offered_to_be_saved(view: DossierView) -> None:
    assert view._files is not None
    names = {button.accessibleName() for button in view._files.findChildren(Button)}

    assert {"Save table.xlsx"} == {name for name in names if "table.xlsx" in name}


def test_a_document_opens_where_it_was_left_also_after_a_restart(
    view: DossierView, session: Session, tmp_path: Path
) -> None:
    plan = attachment(session, "plan.pdf")
    view.open_attachment(plan)
    assert view.reader is not None
    assert view.reader.pane is not None
    view.reader.pane.do("attachment-zoom-in")
    view.reader.pane.view.show_place(30, 0.25)
    place = view.reader.pane.place()
    view.close_attachment()

    assert place == Settings(tmp_path / "settings.json").place_in(plan.sha256)
    view.open_attachment(attachment(session, "other.pdf"))
    view.open_attachment(plan)
    assert view.reader is not None
    assert view.reader.pane is not None
    assert (place, 30) == (view.reader.pane.place(), view.reader.pane.view.page)


def test_another_dossier_gives_the_memory_back(view: DossierView, session: Session) -> None:
    view.open_attachment(attachment(session, "plan.pdf"))
    assert view.reader is not None
    opened = view.reader._open
    assert opened is not None

    view.show_dossier(session.view.dossier("A-2"))

    assert view.reader is None
    assert QPdfDocument.Status.Null is opened.document.status()
    assert 0 == opened._buffer.size()


def test_leaving_while_pages_are_drawn_and_searched_ends_both(
    view: DossierView, session: Session, qtbot: QtBot
) -> None:
    for _time in range(5):
        view.open_attachment(attachment(session, "plan.pdf"))
        assert view.reader is not None
        assert view.reader.pane is not None
        view.reader.pane.find_bar.field.setText("plan")
        view.reader.pane.search.step(1, page=0)
        view.show_dossier(session.view.dossier("A-2"))
        qtbot.wait(120)

    assert view.reader is None


def test_nothing_is_read_before_an_attachment_is_opened(
    view: DossierView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.view, "attachment", lambda _sha256: pytest.fail("read too early"))

    view.show_dossier(session.view.dossier("A-2"))
    view.show_dossier(session.view.dossier("A-1"))


def test_a_large_attachment_is_read_beside_the_window(
    view: DossierView, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(pdf_reader, "AT_ONCE", 100)
    pool = QThreadPool()
    session.tasks = Tasks(pool)
    view.open_attachment(attachment(session, "plan.pdf"))

    assert "is being read" in shown_text(view)
    qtbot.waitUntil(lambda: view.reader is not None and view.reader.pane is not None)
    assert view.reader is not None
    assert view.reader.pane is not None
    assert view.reader.pane.view.hasFocus()
    pool.waitForDone()


def test_a_large_attachment_that_is_left_at_once_never_comes(
    view: DossierView, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(pdf_reader, "AT_ONCE", 100)
    pool = QThreadPool()
    session.tasks = Tasks(pool)
    view.open_attachment(attachment(session, "plan.pdf"))
    view.close_attachment()
    pool.waitForDone()
    qtbot.wait(20)

    assert view.currentWidget() is view.sheet


def test_content_that_the_file_lost_is_said(view: DossierView) -> None:
    lost = Attachment(name="lost.pdf", size=10, sha256="0" * 64)
    view.open_attachment(lost)

    assert "is not in the file" in shown_text(view)


def test_the_tab_and_the_place_of_a_dossier_are_kept(
    view: DossierView, session: Session, qtbot: QtBot
) -> None:
    view.resize(560, 240)
    assert view._tabs is not None
    view._tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: view.sheet.verticalScrollBar().maximum() >= 60)
    view.sheet.verticalScrollBar().setValue(60)

    view.show_dossier(session.view.dossier("A-2"))
    QApplication.processEvents()
    assert (2, 0) == (view._tabs.currentIndex(), view.sheet.verticalScrollBar().value())

    view.show_dossier(session.view.dossier("A-1"))
    qtbot.waitUntil(lambda: view.sheet.verticalScrollBar().value() == 60)
    assert 2 == view._tabs.currentIndex()


def test_settings_hold_nothing_of_a_document_but_its_fingerprint(
    view: DossierView, session: Session, tmp_path: Path
) -> None:
    view.open_attachment(attachment(session, "plan.pdf"))
    view.close_attachment()

    text = (tmp_path / "settings.json").read_text()
    assert attachment(session, "plan.pdf").sha256 in text
    assert "plan" not in text
