"""Before a file is open: enlarged text and small windows leave every button in sight, also while the page is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.outgoing.undertaking import Text
from evalapp.operations.exchange.handout import hand_out
from tests.samples import changed_call, small_panel
from tests.ui.access.sweeping import cut_texts, settle
from ui.look import theme
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.attempts import Attempts
from ui.pages.opening.entrance import EntrancePage
from ui.pages.opening.new_call import NewCallPage
from ui.pages.opening.take_over import TakeOverPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

LONG = Text(nl="Ik zwijg over wat ik lees. " * 30, en="I keep silent about what I read. " * 30)


def asking(tmp_path: Path) -> AccessCodePage:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(changed_call(undertaking=LONG))
        pack = hand_out(panel, tmp_path / "packs").packs[0]
    page = AccessCodePage(pack.path, Tasks(SynchronousPool()), Attempts())
    page.code.edit.setText(pack.code)
    page.code.edit.textEdited.emit(pack.code)
    page.open()
    return page


def made(which: str, tmp_path: Path) -> EntrancePage:
    settings, tasks = Settings(tmp_path / "settings.json"), Tasks(SynchronousPool())
    match which:
        case "undertaking":
            return asking(tmp_path)
        case "code":
            return AccessCodePage(tmp_path / "J1.evalpack", tasks, Attempts())
        case "new":
            return NewCallPage(settings)
        case _:
            return TakeOverPage(tmp_path / "call.evalhandover", tasks, Attempts(), settings)


@pytest.mark.parametrize("which", ["undertaking", "code", "take-over", "new"])
def test_at_twice_the_size_nothing_is_out_of_sight_at_the_right(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, which: str
) -> None:
    page = made(which, tmp_path)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    settle()
    before = max(card.width() for card in page._widths)
    theme.apply(qapp, "light", text_scale=2.0)
    settle()
    for card in page._widths:
        assert card.width() > before or card.width() >= 1000
    assert 0 == page.horizontalScrollBar().maximum()
    assert [] == cut_texts(page)
    theme.apply(qapp, "light", text_scale=1.0)
    settle()
    assert before == max(card.width() for card in page._widths)
