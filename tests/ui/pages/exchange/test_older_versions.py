"""A file that is older than what is there is no refusal: nothing of it is needed."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from evalapp.domain.merge import Outcome
from evalapp.operations.exchange.merged import MergedFile, MergeOfChange
from ui.pages.exchange.merged.merged_rows import made_figures, show_figures

FILE = MergedFile(position=0, file="a.evalreturn", outcome=Outcome.MERGED, juror="An", counts="")


def test_it_is_counted_beside_the_refused_and_not_among_them(qtbot: QtBot) -> None:
    figures = made_figures()
    for each in figures.values():
        qtbot.addWidget(each)
    outcomes = (Outcome.MERGED, Outcome.REFUSED, Outcome.REFUSED, Outcome.STALE, Outcome.STALE)
    files = tuple(replace(FILE, position=n, outcome=outcome) for n, outcome in enumerate(outcomes))
    show_figures(figures, MergeOfChange(change=1, at="2015-12-01T10:00:00Z", actor="S", files=files), 0)
    refused = figures["refused"]
    assert ("2", "beside 2 older versions") == (refused.figure.text(), refused.note.text())


def test_nobody_has_to_see_to_it() -> None:
    assert "older version" == Outcome.STALE.label
    assert [True, False] == [
        replace(FILE, outcome=outcome).needs_look for outcome in (Outcome.REFUSED, Outcome.STALE)
    ]
