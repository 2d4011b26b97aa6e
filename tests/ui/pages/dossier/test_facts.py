"""The key figures of a dossier say what is known, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Application, Dossier, Helix, Lacking, Partner
from ui.pages.dossier.facts import Facts
from ui.pages.dossier.partners import PartnersView
from ui.tables.row_table import RowTable
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


def test_the_share_of_smes_is_of_the_companies_that_are_known(qtbot: QtBot) -> None:
    kmo = Partner(name="P", helix=Helix.COMPANY, staff=8, turnover=100)
    silent = Partner(name="Q", helix=Helix.COMPANY)
    facts = Facts(Dossier(application=APPLICATION, partners=(kmo, silent)))
    qtbot.addWidget(facts)
    (said,) = [each for each in facts.findChildren(Label) if each.text() == "SMEs: 1 of 1 known, 1 unknown"]
    assert said.wordWrap()  # what is not known is the last of it, and must not be cut


def test_the_table_of_partners_says_what_nobody_said(qtbot: QtBot) -> None:
    view = PartnersView((Partner(name="Q", helix=Helix.COMPANY), Partner(name="R", helix=Helix.OTHER)))
    qtbot.addWidget(view)
    table = view.findChild(RowTable)
    rows = [[table.model().index(row, column).data() for column in (1, 4)] for row in range(2)]
    assert [["company size unknown", "not given"], ["other", "not given"]] == rows


def test_a_list_of_partners_that_could_not_be_read_is_not_said_to_be_empty(qtbot: QtBot) -> None:
    view = PartnersView((), Lacking(partners=3))
    qtbot.addWidget(view)
    texts = [each.text() for each in view.findChildren(Label)]
    assert "The list of partners is not complete: 3 rows of it could not be read." in texts
