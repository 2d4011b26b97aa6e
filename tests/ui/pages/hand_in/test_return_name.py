"""The name under which a return is proposed to be written."""

from __future__ import annotations

from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from ui.pages.hand_in.page import HandInPage
from ui.window.frame import MainWindow


def test_a_return_that_lies_there_is_never_proposed_to_be_written_over(
    window: MainWindow, work: Workspace, pack: HandedPack
) -> None:
    work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    submit(work, pack.code, work.path.with_suffix(".evalreturn"))
    (work.path.parent / f"{work.path.stem}-2.evalreturn").write_bytes(b"of work that a back-up replaced")
    window.start(work)
    window.show_page("hand-in")
    page = window.page()
    assert isinstance(page, HandInPage)
    assert page.sign.path.name == f"{work.path.stem}-3.evalreturn"
