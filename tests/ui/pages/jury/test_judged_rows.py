"""Who assesses what, in a row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.progress.facts import facts_of
from tests.samples import PEOPLE, small_panel
from ui.pages.exchange.handout_rows import pack_rows
from ui.pages.exchange.merge_rows import who_is_in
from ui.pages.jury.rows import JudgedRow, judged_columns, judged_rows

NAMESAKES = tuple(
    replace(each, name=PEOPLE[0].name, organisation=organisation)
    for each, organisation in zip((each for each in PEOPLE if each.role is Role.JUROR), ("VITO", "VUB"))
)


@pytest.mark.parametrize(
    ("is_out", "shown"), [(True, ("inadmissible", "")), (False, ("nobody", "attention"))]
)
def test_nobody_is_missed_for_what_is_inadmissible(is_out: bool, shown: tuple[str, str]) -> None:
    row = JudgedRow(number="A-1", title="", jurors=(), barred=(), is_out=is_out, why_out="inadmissible")
    cell = judged_columns()[2].cell(row)
    assert shown == (cell.text, cell.badge)


def test_namesakes_are_told_apart(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=1, phase=Phase.DRAFT) as panel:
        panel.execute(ImportJury(people=NAMESAKES))
        assert judged_rows(panel.view, None)[0].jurors == ("An Peeters (VITO)", "An Peeters (VUB)")
        assert [each.name for each in pack_rows(panel.view)] == ["An Peeters (VITO)", "An Peeters (VUB)"]
        assert who_is_in(facts_of(panel.view)).endswith("An Peeters (VITO), An Peeters (VUB)")
