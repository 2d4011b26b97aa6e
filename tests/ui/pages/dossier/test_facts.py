"""The key figures of a dossier say what is known, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Application, Dossier
from ui.pages.dossier.facts import Facts
from ui.widgets.text import Label

APPLICATION = Application(number="A", title="T", organisation="O")


@pytest.mark.parametrize(
    ("earlier", "said", "is_asked"),
    [("", "not stated", False), ("geen", "geen", False), ("VIS", "VIS", True)],
)
def test_an_earlier_instrument_that_is_not_stated_is_not_said_to_be_none(
    qtbot: QtBot, earlier: str, said: str, is_asked: bool
) -> None:
    facts = Facts(Dossier(application=replace(APPLICATION, earlier_instrument=earlier)))
    qtbot.addWidget(facts)
    texts = [each.text() for each in facts.findChildren(Label)]
    assert (True, is_asked) == (said in texts, "reorientation not explained" in texts)
