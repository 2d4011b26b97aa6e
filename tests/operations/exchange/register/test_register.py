from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.outgoing.sent import Owing, Sent, SentKind, key_mark
from evalapp.domain.people import ConflictKind
from evalapp.operations.documents.register import register_json
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.post.noting import NoteSent
from evalapp.operations.exchange.register.entries import Register, Standing
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import prove
from evalapp.operations.recovering import sha256_of_file
from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import JUROR, Round

AN = PersonId(JUROR)


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        yield made


def of(round_: Round) -> Register:
    return register_of(round_.panel.view)


def test_what_left_stands_in_it_with_the_hash_of_its_file(round_: Round, tmp_path: Path) -> None:
    form = hand_out_forms(round_.panel, tmp_path / "forms", jurors=["J2"]).forms[0]
    issued = [
        (each.juror, each.number, each.kind, each.sha256, each.is_up_to_date) for each in of(round_).issued
    ]
    pack = round_.packs[0]
    assert [
        ("J1", 1, "pack", sha256_of_file(pack.path), True),
        ("J2", 1, "form", sha256_of_file(form.path), True),
    ] == issued


def test_an_earlier_pack_is_replaced_and_the_last_says_what_it_lacks(round_: Round) -> None:
    round_.hand_out()
    round_.panel.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.EMPLOYER))
    first, second = of(round_).issued
    assert (False, False) == (first.is_up_to_date, second.is_up_to_date)
    assert ("2" in first.standing, "A-3" in second.standing) == (True, True)


def test_a_return_stands_with_its_signature_device_and_extent(round_: Round) -> None:
    round_.merge(round_.hand_in())
    (entry,) = of(round_).received
    assert (entry.is_signed, entry.is_complete, entry.scores, entry.of) == (True, False, 2, 6)
    assert (entry.device != "", entry.submitted_at != "", len(entry.sha256)) == (True, True, 64)
    assert Standing.STANDS is entry.standing


def test_what_a_later_return_replaced_is_not_forgotten(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.score("A-2", "helix", 6, "More")
    round_.merge(round_.hand_in())
    register = of(round_)
    assert [Standing.REPLACED, Standing.STANDS] == [each.standing for each in register.received]
    assert [2, 3] == [each.scores for each in register.received]
    assert 1 == len(register_json(register)["received"])


def test_a_merge_that_was_undone_brought_nothing(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.panel.undo()
    assert [Standing.TAKEN_BACK] == [each.standing for each in of(round_).received]
    round_.panel.redo()
    assert [Standing.STANDS] == [each.standing for each in of(round_).received]


def test_declarations_are_those_of_jurors_alone(round_: Round) -> None:
    round_.panel.execute(DeclareConflict(juror="J2", application="A-1", kind=ConflictKind.FAMILY))
    with Workspace.open(round_.work) as work:
        work.execute(ConfirmNoConflict(application="A-1"))
        work.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.FINANCIAL))
    round_.merge(round_.hand_in())
    told = register_json(of(round_))["declarations"]
    assert [("J1", "A-1", False, None), ("J1", "A-2", True, "financial")] == [
        (each["juror"], each["application"], each["conflict"], each["kind"]) for each in told
    ]


def letter(round_: Round) -> Sent:
    verify_key = round_.panel.view.juror_keys()[AN][1]
    return Sent(juror=AN, kind=SentKind.CODE_LETTER, number=0, about=key_mark(verify_key), sha256="ab" * 32)


def test_a_letter_is_out_of_date_once_its_code_opens_nothing_any_more(round_: Round) -> None:
    round_.panel.execute(NoteSent(kind=SentKind.CODE_LETTER, made=(letter(round_),)))
    round_.hand_out()
    assert [True] == [each.is_up_to_date for each in of(round_).sent]
    round_.hand_out(new_codes=True)
    assert [False] == [each.is_up_to_date for each in of(round_).sent]


def test_numbers_count_for_each_juror_and_kind(round_: Round) -> None:
    reminder = Sent(juror=AN, kind=SentKind.REMINDER, number=0, about=Owing.NOTHING_YET, scores=0, asked=6)
    round_.panel.execute(NoteSent(kind=SentKind.CODE_LETTER, made=(letter(round_),)))
    round_.panel.execute(NoteSent(kind=SentKind.REMINDER, made=(reminder,)))
    round_.panel.execute(NoteSent(kind=SentKind.REMINDER, made=(reminder,)))
    assert [("code-letter", 1), ("reminder", 1), ("reminder", 2)] == [
        (each.sent.kind, each.sent.number) for each in of(round_).sent
    ]


def test_the_file_is_proved_with_them_and_after_their_undo(round_: Round) -> None:
    round_.panel.execute(NoteSent(kind=SentKind.CODE_LETTER, made=(letter(round_),)))
    assert prove(round_.panel).is_sound
    round_.panel.undo()
    assert (prove(round_.panel).is_sound, of(round_).sent) == (True, ())


def test_nothing_yet(tmp_path: Path) -> None:
    made = Round.begin(tmp_path)
    assert (of(made).is_empty, of(made).owing) == (True, ("An Peeters", "Jan Claes"))
    hand_out(made.panel, tmp_path / "p")
    assert not of(made).is_empty
    made.panel.close()
