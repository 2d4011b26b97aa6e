from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.outgoing.sent import Owing
from evalapp.domain.people import Person, Role
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.post.reminders import (
    copied,
    debts_of,
    make_reminders,
    reminder_text,
)
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetComment, SetScore
from tests.operations.exchange.post.post_samples import mail_in, text_of
from tests.operations.juror.round_samples import Round
from tests.samples import another_deadline


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        made.panel.execute(
            ImportJury(
                people=(Person(id="J1", name="An Peeters", role=Role.JUROR, email="an@ugent.be"),),
                reason="Verbeterd.",
            )
        )
        yield made


def test_who_has_no_pack_is_not_reminded(round_: Round) -> None:
    assert ["J1"] == [each.person.id for each in debts_of(round_.panel.view)]


def test_what_is_owed_is_said_in_numbers_and_applications(round_: Round) -> None:
    (nothing,) = debts_of(round_.panel.view)
    round_.merge(round_.hand_in())
    (partly,) = debts_of(round_.panel.view)
    assert (Owing.NOTHING_YET, Owing.PARTLY) == (nothing.owing, partly.owing)
    assert (2, 6, (("A-2", 2), ("A-3", 2))) == (partly.scores, partly.asked, partly.missing)
    told = reminder_text(round_.panel.view.call(), partly, "Mia Willems")
    assert ("2 of the 6 scores" in told, "A-2 (2 scores), A-3 (2 scores)" in told) == (True, True)


def test_an_outdated_pack_is_named_with_what_changed(round_: Round) -> None:
    round_.panel.execute(another_deadline("2099-01-31T17:00"))
    (debt,) = debts_of(round_.panel.view)
    with in_language("nl"):
        told = reminder_text(round_.panel.view.call(), debt, "Mia Willems")
    assert Owing.OUT_OF_DATE is debt.owing
    assert ("een andere termijn" in told or "andere" in told, "31 januari 2099 om 17.00 uur" in told) == (
        True,
        True,
    )


def test_a_deadline_that_has_passed_is_not_asked_to_be_kept(round_: Round) -> None:
    round_.panel.execute(another_deadline("2015-12-18T17:00"))
    (debt,) = debts_of(round_.panel.view)
    told = reminder_text(round_.panel.view.call(), debt, "Mia Willems")
    assert "The deadline was 18 December 2015, 17:00." in told


def test_a_draft_has_nothing_attached_and_the_register_has_it(round_: Round, tmp_path: Path) -> None:
    (file,) = make_reminders(round_.panel, tmp_path / "mails", language="nl").files
    mail = mail_in(file.path)
    assert ([], "1") == ([*mail.iter_attachments()], mail["X-Unsent"])
    assert "nog geen scores" in text_of(mail)
    (entry,) = register_of(round_.panel.view).sent
    assert ("reminder", "nothing-yet", 0, 6) == (
        entry.sent.kind,
        entry.sent.about,
        entry.sent.scores,
        entry.sent.asked,
    )


def test_a_copied_text_is_in_the_register_and_can_be_taken_back(round_: Round) -> None:
    told = copied(round_.panel, debts_of(round_.panel.view), language="en")
    assert "Reminder: your scores for Call (T-1)" in told
    assert 1 == len(register_of(round_.panel.view).sent)
    assert prove(round_.panel).is_sound
    round_.panel.undo()
    assert (prove(round_.panel).is_sound, register_of(round_.panel.view).sent) == (True, ())


def scored(round_: Round, juror: str, number: str, criterion: str, comment: str) -> None:
    placed = {"juror": juror, "application": number, "criterion": criterion}
    round_.panel.execute(SetScore(**placed, value=0))
    if comment:
        round_.panel.execute(SetComment(**placed, comment=comment))


def test_where_nobody_owes_anything_it_says_so(round_: Round, tmp_path: Path) -> None:
    for number in ("A-1", "A-2", "A-3"):
        for criterion in ("helix", "sme"):
            scored(round_, "J1", number, criterion, "Sound.")
    with pytest.raises(KnownError, match="no one to remind"):
        make_reminders(round_.panel, tmp_path / "mails")
    assert not (tmp_path / "mails").exists()


def test_who_gave_every_score_but_no_justification_is_asked_for_it(round_: Round) -> None:
    scheme = round_.panel.view.call().scheme
    due = [each.id for each in scheme.criteria if each.is_comment_due(0)]
    assert due
    for juror in ("J1", "J2"):  # the second one had no pack: the scores came on paper
        for number in ("A-1", "A-2", "A-3"):
            for criterion in ("helix", "sme"):
                bare = criterion in due and number == "A-2"
                scored(round_, juror, number, criterion, "" if bare else "Thin.")
    debts = debts_of(round_.panel.view)
    assert [("J1", (("A-2", len(due)),)), ("J2", (("A-2", len(due)),))] == [
        (each.person.id, each.bare) for each in debts
    ]
    assert f"6 of 6 scores, {len(due)} without justification" == debts[0].words
    told = [reminder_text(round_.panel.view.call(), each, "Mia Willems") for each in debts]
    assert all(f"still missing with: A-2 ({len(due)} score" in each for each in told)
    assert ["Evalapp" in each for each in told] == [True, False]
    copied(round_.panel, debts, language="en")
    assert prove(round_.panel).is_sound
