"""What stands in the way of letters, in one sentence for who is about to save them."""

from __future__ import annotations

from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.standing import Seen, standing_words


def seen(*findings: tuple[str, Level], is_draft: bool = False) -> Seen:
    fates = {
        number: Fate(application=number, kind=LetterKind.APPROVED, is_draft=is_draft)
        for number in ("A-1", "A-2")
    }
    found = [Finding(level=level, sentence="x", application=number) for number, level in findings]
    return Seen(language="nl", fates=fates, findings=found)


def test_only_what_is_there_is_counted() -> None:
    assert "1 thing is to be looked at." == standing_words(seen(("A-1", Level.WARNING)), ["A-1"])
    assert "2 things are wrong." == standing_words(seen(("A-1", Level.FAULT), ("", Level.FAULT)), ["A-1"])
    assert "Nothing is missing, and nothing contradicts." == standing_words(seen(), ["A-1"])


def test_of_other_letters_nothing_is_counted() -> None:
    found = seen(("A-2", Level.FAULT), ("A-2", Level.WARNING), ("A-1", Level.NOTE))
    assert "Nothing is missing, and nothing contradicts." == standing_words(found, ["A-1"])


def test_faults_come_first_and_drafts_last() -> None:
    found = seen(("A-1", Level.WARNING), ("A-2", Level.WARNING), ("A-2", Level.FAULT), is_draft=True)
    assert (
        "1 thing is wrong; 2 things are to be looked at; "
        "2 letters are drafts, since no decision of them is recorded."
        == standing_words(found, ["A-1", "A-2"])
    )
