"""What a juror still has to give, told beside the heading of its column: all of it, a part, or nothing any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.post.reminders import debts_of
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.scores import SetComment, SetScore
from tests.operations.juror.round_samples import Round
from ui.pages.exchange.register.register_rows import debt_badge, out_columns, out_rows


@pytest.mark.parametrize(
    ("language", "head", "everything", "done"),
    [("nl", "Nog te doen", "alles", "klaar"), ("en", "Still to come", "everything", "done")],
)
def test_who_gave_nothing_owes_everything_and_who_gave_all_is_done(
    tmp_path: Path, language: str, head: str, everything: str, done: str
) -> None:
    with Round.scored(tmp_path) as made, in_language(language):
        column = next(each for each in out_columns() if each.head == head)
        debt = next(each for each in debts_of(made.panel.view) if each.person.id == "J1")
        assert everything == debt_badge(debt).text
        for number in ("A-1", "A-2", "A-3"):
            for criterion in ("helix", "sme"):
                made.panel.execute(
                    SetScore(juror=PersonId("J1"), application=number, criterion=criterion, value=4)
                )
                made.panel.execute(
                    SetComment(juror=PersonId("J1"), application=number, criterion=criterion, comment="Goed.")
                )
        (row,) = out_rows(register_of(made.panel.view), debts_of(made.panel.view))
        assert done == column.cell(row).text
