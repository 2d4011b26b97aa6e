"""What a juror still has to give, told beside the heading of its column: how many scores or justifications, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.post.reminders import debts_of
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.scores import SetComment, SetScore
from tests.operations.juror.round_samples import Round
from ui.pages.exchange.register.debt_rows import debt_badge
from ui.pages.exchange.register.register_rows import out_columns, out_rows


@pytest.mark.parametrize(
    ("language", "head", "owed", "done"),
    [
        ("nl", "Nog te doen", ("6 scores", "5 scores", "1 motivering"), "klaar"),
        ("en", "Still to come", ("6 scores", "5 scores", "1 justification"), "done"),
    ],
)
def test_it_is_counted_until_it_is_done(
    tmp_path: Path, language: str, head: str, owed: tuple[str, str, str], done: str
) -> None:
    with Round.scored(tmp_path) as made, in_language(language):

        def still() -> str:
            column = next(each for each in out_columns() if each.head == head)
            (row,) = out_rows(register_of(made.panel.view), debts_of(made.panel.view))
            return column.cell(row).text

        said = [still()]
        (debt,) = debts_of(made.panel.view)
        bare = replace(debt, scores=debt.asked, bare=(("A-1", 1),))
        for number in ("A-1", "A-2", "A-3"):
            for criterion in ("helix", "sme"):
                place = {"juror": PersonId("J1"), "application": number, "criterion": criterion}
                made.panel.execute(SetScore(**place, value=4))
                made.panel.execute(SetComment(**place, comment="Goed."))
                said.append(still())
        assert [*owed, done] == [said[0], said[1], debt_badge(bare).text, said[-1]]
