"""In a narrow ranking the criteria outlive the province and leave one by one; where columns leave, a note says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.people import Person, Role
from evalapp.domain.texts import Text
from evalapp.operations.panel.jury import ImportJury
from tests.exchange.merge.merge_samples import SCHEME
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from ui.look import theme
from ui.pages.ranking.columns import ranking_columns
from ui.tables.hidden import HiddenNote
from ui.tables.sharing import Widths, shared
from ui.window.frame import MainWindow

SIX = [f"Criterion {n}" for n in range(1, 7)]


@pytest.mark.parametrize(("room", "criteria"), [(1400, 6), (1080, 5), (860, 2), (700, 0)])
def test_the_criteria_outlive_the_province_and_leave_from_the_last(room: int, criteria: int) -> None:
    group = SCHEME.groups[0]
    six = tuple(
        replace(group.criteria[0], id=f"c{n}", title=Text(nl=head, en=head)) for n, head in enumerate(SIX)
    )
    made = replace(SCHEME, groups=(replace(group, criteria=six),))
    columns = [each for each in ranking_columns(made) if not each.is_optional]
    least = [
        250 if each.stretches else each.width or (110 if each.head == "Province" else 70) for each in columns
    ]
    shown = [columns[n] for n in shared(columns, Widths(least=least, wanted=least), room)]
    heads = [each.head for each in shown]
    assert SIX[:criteria] == [each for each in heads if each in SIX]
    assert ("Province" in heads) is (criteria == 6)
    assert [True] * 2 == [any(each.outlasts for each in shown), "Support" in heads]


@pytest.mark.long
@pytest.mark.parametrize("page", ["jury", "history"])
def test_columns_of_the_jury_and_the_history_never_leave_without_a_word(
    window: MainWindow, tmp_path: Path, qapp: QApplication, page: str
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    jurors = tuple(
        Person(
            id=f"J{n}",
            name=f"Juror {n} with a long name",
            role=Role.JUROR,
            organisation="Universiteit van hier",
            expertise="Circular economy and what comes of it",
        )
        for n in (1, 2)
    )
    panel.execute(ImportJury(people=jurors, reason="Verbeterd."))
    theme.apply(qapp, "light", text_scale=1.3)
    window.resize(1024, 700)
    window.start(panel)
    window.show_page(page)
    settle()
    shown = window.page()
    assert shown is not None
    told = [each.text() for each in shown.findChildren(HiddenNote) if each.isVisible()]
    assert ["hidden for want of room" in each for each in told] == [True]
