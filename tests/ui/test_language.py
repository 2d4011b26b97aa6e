"""In which language the window speaks, and what happens when another is chosen in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from evalapp.domain.texts import current_language, in_language
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.app import Application
from ui.language import Speech, language_of_window
from ui.pages.opening.start import StartPage
from ui.saving import refused
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
from ui.widgets.buttons import LinkButton
from ui.window.rail import RailButton


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    made = Speech(qapp)
    with in_language("en"):
        yield made
    made.be_silent()


@pytest.fixture
def application(qapp: QApplication, settings: Settings, speech: Speech) -> Iterator[Application]:
    made = Application(qapp, settings, Tasks(SynchronousPool()), speech)
    made.window.show()
    yield made
    made.window.close()


def test_what_was_chosen_holds_over_the_machine_and_below_what_is_asked_for(settings: Settings) -> None:
    before = language_of_window(settings, {"LANG": "en_GB.UTF-8"})
    settings.language = "nl"

    assert [
        before,
        language_of_window(settings, {"LANG": "en_GB.UTF-8"}),
        language_of_window(settings, {"LANG": "nl_BE.UTF-8", "EVALAPP_LANGUAGE": "en"}),
    ] == ["en", "nl", "en"]


def test_a_language_that_there_is_not_is_none_chosen(settings: Settings) -> None:
    settings._set("language", "fr")

    assert settings.language == ""


def test_qt_speaks_the_language_of_the_window(speech: Speech) -> None:
    said = []
    for language in ("nl", "en"):
        speech.speak(language)
        said.append(QCoreApplication.translate("QPlatformTheme", "Cancel"))

    assert said == ["Annuleren", "Cancel"]


@pytest.mark.long
def test_another_language_goes_on_at_the_same_page_of_the_same_file(
    application: Application, settings: Settings, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "panel.evalpanel")
    application.window.start(panel)
    application.window.act_as("C1")
    application.window.show_page("reports")
    before = application.window

    application.do("language-nl")

    window = application.window
    assert (current_language(), settings.language) == ("nl", "nl")
    assert window is not before
    assert window.session is not None
    assert (window.session.actor.id, window.page_id) == ("C1", "reports")
    assert "Overzicht" in {each.text() for each in window.rail.findChildren(RailButton)}


def test_on_the_start_page_the_other_language_is_one_click_away(application: Application) -> None:
    page = application.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    next(each for each in page.findChildren(LinkButton) if each.text() == "Nederlands").click()

    assert current_language() == "nl"


def test_something_unstored_is_asked_of_before_the_language_changes(
    application: Application, work: Workspace
) -> None:
    application.window.start(work)
    page = application.window.page()
    assert page is not None
    page.session.savings.watch(lambda: refused("No room."))
    before = application.window

    application.do("language-nl")

    assert application.window is before
    assert before.messages.isVisible()
    before.close_session()


@pytest.mark.parametrize(
    ("context", "source", "dutch"),
    [
        ("QAbstractFileIconProvider", "%1 File", "%1-bestand"),
        ("QAbstractFileIconProvider", "Drive", "Station"),
        ("QSidebar", "Remove", "Verwijderen"),
        (
            "QFileDialog",
            "%1 already exists.\nDo you want to replace it?",
            "%1 bestaat al.\nWilt u het vervangen?",
        ),
        ("QPlatformTheme", "Yes to &All", "Ja op &alles"),
        ("QScrollBar", "Scroll here", "Hier schuiven"),
    ],
)
def test_what_qt_has_no_dutch_for_is_ours(speech: Speech, context: str, source: str, dutch: str) -> None:
    speech.speak("nl")
    assert QCoreApplication.translate(context, source) == dutch


def test_a_folder_in_the_file_dialog_is_called_so_in_the_language(speech: Speech) -> None:
    speech.speak("nl")
    assert "Map" == QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms")
