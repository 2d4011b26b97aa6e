"""At every desk, and whatever was spoken there before: no sentence of the other language, whoever says it."""

from __future__ import annotations

import getpass
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
)

from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.evening_samples import played
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from tests.ui.reading import in_marked
from tests.ui.window.changing import JUROR_ACTS, JUROR_PAGES, OFFICE_ACTS, OFFICE_PAGES
from tests.ui.window.going_on.going_through import NAMES, Person, person_at_work
from ui.selfcheck.pages import make_unranked
from ui.window.navigation import entries_for

Asked = list[tuple[str, str]]


def told_of(person: Person, asked: Asked, *paths: Path) -> list[str]:
    """What was said in another language than that of the moment."""
    for language, text in asked:
        person.heard.add([text], language)
    for path in paths:
        person.heard.learn(path)
    return person.heard.outside()


@pytest.mark.long
@pytest.mark.parametrize(("first", "then"), [("nl", "en"), ("en", "nl")])
def test_a_secretary_reads_one_language_and_then_the_other(
    qapp: QApplication, tmp_path: Path, asked: Asked, first: str, then: str
) -> None:
    path = tmp_path / "panel.evalpanel"
    panel = small_panel(path)
    with person_at_work(qapp, tmp_path, first) as secretary:
        secretary.look()
        secretary.application.window.start(panel)
        secretary.go_through(OFFICE_PAGES)
        for act in OFFICE_ACTS.values():
            act(panel)
        secretary.switch_to(then)
        secretary.go_through(OFFICE_PAGES)
        secretary.do_all()
        secretary.switch_to(first)
        secretary.go_through(OFFICE_PAGES)
        secretary.application.do("new")
        secretary.look()
        secretary.application.do("close")
        secretary.look()
    left = told_of(secretary, asked, path)
    assert not left, "\n".join(left)


@pytest.mark.long
@pytest.mark.parametrize(("first", "then"), [("nl", "en"), ("en", "nl")])
def test_a_juror_reads_one_language_and_then_the_other(
    qapp: QApplication,
    tmp_path: Path,
    pack: HandedPack,
    fresh_work: Workspace,
    asked: Asked,
    first: str,
    then: str,
) -> None:
    path = Path(fresh_work.path)
    with person_at_work(qapp, tmp_path, first) as juror:
        juror.application.open(pack.path)
        juror.look()
        juror.application.window.start(fresh_work)
        juror.go_through(JUROR_PAGES)
        for act in JUROR_ACTS.values():
            act(fresh_work)
        juror.switch_to(then)
        juror.go_through(JUROR_PAGES)
        juror.do_all()
        juror.switch_to(first)
        juror.go_through(JUROR_PAGES)
        juror.application.do("close")
        juror.look()
    left = told_of(juror, asked, path)
    assert not left, "\n".join(left)


# Who is at work, and what is shown of the file without its full stop, or in a list.
HERE = (getpass.getuser(), "evening", "Zonder werkpakket 4", "werking")
CHAIR_PAGES = tuple(entry.id for entry in entries_for(Role.CHAIR))


@pytest.mark.long
@pytest.mark.parametrize(("first", "then"), [("nl", "en"), ("en", "nl")])
def test_a_chair_reads_one_language_and_then_the_other(
    qapp: QApplication, tmp_path: Path, asked: Asked, first: str, then: str
) -> None:
    (folder := tmp_path / "evening").mkdir()
    with person_at_work(qapp, tmp_path, first) as chair, played(folder) as (panel, _clock):
        chair.heard.know(HERE)
        chair.application.window.start(panel)
        chair.application.window.act_as("C1")
        for language in (first, then):
            if language != first:
                chair.switch_to(language)
            chair.go_through(CHAIR_PAGES)
            chair.do_all()
        path = Path(panel.path)
        chair.application.do("close")
    left = told_of(chair, asked, path)
    assert not left, "\n".join(left)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_ranking_one_language_is_read_too(
    qapp: QApplication, tmp_path: Path, asked: Asked, language: str
) -> None:
    """In the demo, with all that its scheme and its applications say."""
    path = tmp_path / "alone.evalpanel"
    with person_at_work(qapp, tmp_path, language) as secretary:
        make_unranked(path)
        secretary.heard.know((*HERE, "alone-backups"))
        with Workspace.open(path, read_only=True) as panel:
            fields = [each.expertise for each in panel.view.people()]
            fields += [line for _number, line, _amount in panel.view.budget_sums(())]
            # Expertise is shown word by word.
            secretary.heard.know(word.strip() for each in fields for word in re.split(r"[;,]", each))
        secretary.application.open(path)
        for role in (Role.SECRETARY, Role.CHAIR):
            secretary.application.window.act_as({Role.SECRETARY: "S-01", Role.CHAIR: "V-01"}[role])
            secretary.go_through(tuple(entry.id for entry in entries_for(role, is_ranked=False)))
        secretary.application.do("close")
    left = told_of(secretary, asked, path)
    assert not left, "\n".join(left)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_file_dialogs_of_qt_speak_it_too(qapp: QApplication, tmp_path: Path, language: str) -> None:
    with in_marked(
        language, (*NAMES, "Type", "OK", "Help", "Reset", "bare", "list.xlsx", tmp_path.name)
    ) as heard:
        line, text, browser = QLineEdit(), QPlainTextEdit(), QTextBrowser()
        line.setText("x")
        (tmp_path / "list.xlsx").touch()
        (tmp_path / "bare").touch()
        dialogs = []
        for mode in QFileDialog.FileMode:
            for accept in QFileDialog.AcceptMode:
                dialog = QFileDialog(directory=str(tmp_path))
                dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
                dialog.setFileMode(mode)
                dialog.setAcceptMode(accept)
                dialogs.append(dialog)
        box = QDialogButtonBox()
        for button in QDialogButtonBox.StandardButton:
            if button is not QDialogButtonBox.StandardButton.NoButton:
                box.addButton(button)
        for widget in (
            line,
            text,
            line.createStandardContextMenu(),
            text.createStandardContextMenu(),
            browser.createStandardContextMenu(),
            box,
            *dialogs,
        ):
            widget.show()
            settle()
            heard.hear(widget)
            widget.close()
            widget.deleteLater()
    assert not heard.outside(), "\n".join(heard.outside())
