"""A Dutch reader meets no English on the page of the decisions, before and after there is something on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from evalapp.domain.deciding.values import Channel
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.ruling import DecideAll
from tests.operations.deciding.decided_samples import MEANT, closed, notify
from tests.ui.access.sweeping import settle
from tests.ui.reading import in_marked
from tests.ui.window.changing import shown
from tests.ui.window.going_on.going_through import NAMES, PLACES, TYPED
from ui.app import Application
from ui.pages.decisions.page import DecisionsPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_reads_another_language_there(qapp: QApplication, tmp_path: Path, language: str) -> None:
    path = tmp_path / "call.evalpanel"
    panel = closed(path)
    with in_marked(language, (*NAMES, *TYPED, *PLACES, tmp_path.name)) as heard:
        made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))

        def look() -> None:
            settle()
            heard.hear(made.window)

        made.window.show()
        made.window.start(panel)
        page = shown(made.window, "decisions")
        assert isinstance(page, DecisionsPage)
        look()
        panel.execute(DecideAll(meant=MEANT))
        look()
        panel.execute(notify("A-2"))
        panel.execute(notify("A-3", channel=Channel.EMAIL))
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
        for row in range(3):
            page.table.selectRow(row)
            look()
        page.decision.which.setCurrentIndex(1)
        page.decision.which.activated.emit(1)
        page.notify.act()
        page.decision.act()
        look()
        made.window.close()
        made.window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    heard.learn(path)
    assert [] == heard.outside()
