"""A Dutch reader meets no English on the page of the letters, whatever is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.letters.writing import SetFacts, WriteSection
from tests.operations.deciding.decided_samples import notify
from tests.operations.letters.letter_samples import FACTS, drafted, lettered, write
from tests.operations.letters.test_checking_letters import UNNEEDED
from tests.ui.access.sweeping import settle
from tests.ui.pages.letters.letters_pages import field_of, type_and_leave
from tests.ui.reading import in_marked
from tests.ui.window.changing import shown
from tests.ui.window.going_on.going_through import NAMES, PLACES, TYPED
from ui.app import Application
from ui.pages.letters.page import LettersPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

QUOTED = "voor die verbinding is de steun niet nodig"  # of it, by the program
WRITTEN = (
    *FACTS.values(),
    UNNEEDED,
    "Van mij.",
    "Van een ander.",
    "Hoogachtend",
    "Word",
    "XXXXX",
    "out",
    QUOTED,
)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_reads_another_language_there(qapp: QApplication, tmp_path: Path, language: str) -> None:
    path, other = tmp_path / "call.evalpanel", tmp_path / "other.evalpanel"
    with in_marked(language, (*NAMES, *TYPED, *PLACES, *WRITTEN, tmp_path.name)) as heard:
        made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))

        def look() -> None:
            settle()
            heard.hear(made.window)

        made.window.show()
        made.window.start(drafted(other))
        shown(made.window, "letters")
        look()
        panel = lettered(path)
        made.window.start(panel)
        page = shown(made.window, "letters")
        assert isinstance(page, LettersPage)
        look()
        page.table.choose("A-2")
        write(panel, "A-2", UNNEEDED)
        look()
        field_of(page).field.setPlainText("Van mij.")
        write(panel, "A-2", "Van een ander.")
        look()
        field_of(page).asked.take_theirs.click()
        type_and_leave(page, field_of(page), "x" * 6_001)
        look()
        page.show_texts()
        look()
        page.texts.facts.lines[Fact.SA_NUMBER].setText("12")
        page.texts.facts.store()
        page.texts.sections.field.setPlainText("{")
        page.texts.sections.store()
        look()
        for drafts in page.drafts().values():  # else the window would not close
            drafts.keep_only([])
        panel.execute(SetFacts(facts={Fact.AID: "", Fact.APPEAL: "", Fact.DELEGATE: ""}))
        panel.execute(WriteSection(section=Section.CLOSING, language="nl", text="Hoogachtend"))
        look()
        page.handing.ask_save()
        look()
        page.handing.save_in(tmp_path / "out")
        look()
        page.handing.leave_card()
        panel.execute(notify("A-2"))
        look()
        made.window.close()
        made.window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    heard.learn(path)
    heard.learn(other)
    assert [] == heard.outside()
