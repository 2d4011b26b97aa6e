"""What is to be seen to in a letter: of it alone, or of what all letters share."""

from __future__ import annotations

import pytest

from evalapp.domain.application import Application
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.finding import Finding, Level
from ui.pages.letters.columns import LetterRow, letter_columns

WRONG = Finding(level=Level.FAULT, sentence="Brackets.")
LOOK = Finding(level=Level.WARNING, sentence="Odd.", application="A-1")
OWN = Finding(level=Level.FAULT, sentence="Empty.", application="A-1")


@pytest.mark.parametrize(
    ("found", "shared", "words"),
    [
        ((), (), "in order"),
        ((LOOK,), (), "○ 1 to look at"),
        ((), (WRONG,), "● 1 in all letters"),
        ((LOOK,), (WRONG, WRONG), "● 2 in all letters"),
        ((OWN, LOOK), (WRONG,), "● 1 wrong"),
        ((), (Finding(level=Level.WARNING, sentence="Old."),), "in order"),
    ],
)
def test_no_letter_is_in_order_while_what_all_share_is_wrong(
    found: tuple[Finding, ...], shared: tuple[Finding, ...], words: str
) -> None:
    row = LetterRow(
        application=Application(number="A-1", title="T", organisation="O"),
        fate=Fate(application="A-1", kind=LetterKind.APPROVED),
        found=found,
        shared=shared,
    )
    column = next(each for each in letter_columns() if each.head == "To see to")
    cell = column.cell(row)
    assert cell.text == words
    assert words == "in order" or all(each.sentence in cell.tip_words for each in (*found, *shared))
