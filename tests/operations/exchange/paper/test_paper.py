from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Side
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.exchange.paper.sheets import Source, paper_seats, paper_sheet
from evalapp.operations.exchange.register.register import register_of
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.records.verification import prove
from tests.operations.juror.round_samples import Round

AN = PersonId("J1")


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    """An Peeters scored A-1 in her own file (helix 3.5, sme 2), and handed nothing in yet."""
    with Round.scored(tmp_path) as made:
        yield made


def helix(value: int | None, comment: str = "") -> dict[str, Answer]:
    return {"helix": Answer(value=value, comment=comment)}


def test_a_sheet_is_taken_and_vouched_for_by_who_typed_it(round_: Round) -> None:
    entered = enter_paper(
        round_.panel, AN, "A-2", helix(7, "Clear") | {"sme": Answer(no_score=NoScore.ABSTAIN)}
    )
    assert (2, 0, 0, 0) == (entered.new, entered.changed, entered.same, entered.to_choose)
    assert {
        ("A-2", "helix"): Answer(7, None, "Clear"),
        ("A-2", "sme"): Answer(None, NoScore.ABSTAIN, ""),
    } == (round_.in_panel())
    (kept,) = register_of(round_.panel.view).received
    assert (False, 2, True) == (kept.is_signed, kept.scores, "A-2, typed by Mia Willems" in kept.file)
    last = round_.panel.view.history(limit=1)[0]
    assert ("Mia Willems", "merge") == (last.actor, last.action)
    assert "An Peeters for A-2" in last.summary
    assert prove(round_.panel).is_sound
    round_.panel.undo()
    assert ({}, True) == (round_.in_panel(), prove(round_.panel).is_sound)


def test_a_later_signed_return_that_says_otherwise_leaves_a_choice(round_: Round) -> None:
    enter_paper(round_.panel, AN, "A-1", helix(6, "On paper"))
    round_.merge(round_.hand_in())
    (choice,) = open_choices(round_.panel.view)
    assert (Answer(6, None, "On paper"), Answer(7, None, "Strong")) == (
        choice.stored.answer,
        choice.incoming.answer,
    )
    assert Answer(6, None, "On paper") == round_.in_panel()["A-1", "helix"]
    assert Answer(4, None, "Few") == round_.in_panel()["A-1", "sme"]
    assert prove(round_.panel).is_sound
    round_.panel.execute(Settle(sides={choice.key: Side.INCOMING}))
    assert (Answer(7, None, "Strong"), True) == (
        round_.in_panel()["A-1", "helix"],
        prove(round_.panel).is_sound,
    )


def test_a_later_signed_return_that_says_the_same_asks_nothing(round_: Round) -> None:
    enter_paper(round_.panel, AN, "A-1", helix(7, "Strong"))
    round_.merge(round_.hand_in())
    assert () == open_choices(round_.panel.view)
    assert [Source.SIGNED, Source.SIGNED] == [
        each.source for each in paper_sheet(round_.panel.view, AN, "A-1").rows
    ]


def test_a_signed_score_is_never_written_over_in_silence(round_: Round) -> None:
    round_.merge(round_.hand_in())
    entered = enter_paper(round_.panel, AN, "A-1", helix(3))
    assert (0, 0, 1) == (entered.new, entered.changed, entered.to_choose)
    assert Answer(7, None, "Strong") == round_.in_panel()["A-1", "helix"]
    (choice,) = open_choices(round_.panel.view)
    assert 3 == choice.incoming.answer.value
    assert prove(round_.panel).is_sound


def test_what_was_mistyped_is_typed_again_and_can_be_blanked(round_: Round) -> None:
    enter_paper(round_.panel, AN, "A-2", helix(7, "Clear"))
    again = enter_paper(round_.panel, AN, "A-2", helix(6, "Clear"))
    assert (1, 0, Answer(6, None, "Clear")) == (
        again.changed,
        again.to_choose,
        round_.in_panel()["A-2", "helix"],
    )
    enter_paper(round_.panel, AN, "A-2", {"helix": NOTHING, "sme": Answer(value=4)})
    assert not round_.in_panel()["A-2", "helix"].is_given
    assert () == open_choices(round_.panel.view)
    assert prove(round_.panel).is_sound


@pytest.mark.long
@pytest.mark.parametrize(
    ("application", "answers", "said"),
    [
        ("A-2", {"helix": NOTHING}, "Nothing is filled in"),
        ("A-9", {"helix": Answer(value=7)}, "not to be assessed"),
        ("A-2", {"helix": Answer(value=99)}, "not on the scale"),
        ("A-2", {"helix": Answer(value=7, no_score=NoScore.ABSTAIN)}, "at once"),
    ],
)
def test_what_cannot_be_taken_leaves_nothing(
    round_: Round, application: str, answers: dict[str, Answer], said: str
) -> None:
    before = round_.panel.view.fingerprint()
    with pytest.raises(BadValue, match=said):
        enter_paper(round_.panel, AN, application, answers)
    assert before == round_.panel.view.fingerprint()


def test_the_same_again_is_no_change(round_: Round) -> None:
    enter_paper(round_.panel, AN, "A-2", helix(7))
    with pytest.raises(BadValue, match="exactly this already"):
        enter_paper(round_.panel, AN, "A-2", helix(7))


def test_not_while_deliberating(round_: Round) -> None:
    move_to_phase(round_.panel, Phase.DELIBERATION)
    with pytest.raises(NotAllowed):
        enter_paper(round_.panel, AN, "A-2", helix(7))


def test_the_list_tells_paper_from_sealed(round_: Round) -> None:
    round_.merge(round_.hand_in())
    enter_paper(round_.panel, AN, "A-2", helix(7))
    told = [
        (each.juror, each.application, each.given, each.signed, each.on_paper)
        for each in paper_seats(round_.panel.view)
    ]
    assert [("J1", "A-1", 2, 2, 0), ("J1", "A-2", 1, 0, 1), ("J1", "A-3", 0, 0, 0)] == told[:3]


def test_a_choice_gives_the_sheet_no_justification_that_was_not_on_it(round_: Round) -> None:
    round_.merge(round_.hand_in())
    enter_paper(round_.panel, AN, "A-1", helix(3))
    (choice,) = open_choices(round_.panel.view)
    assert (Answer(7, None, "Strong"), Answer(3)) == (choice.stored.answer, choice.incoming.answer)
    round_.panel.execute(Settle(sides={choice.key: Side.INCOMING}))
    assert (Answer(3), True) == (round_.in_panel()["A-1", "helix"], prove(round_.panel).is_sound)
    enter_paper(round_.panel, AN, "A-1", helix(3, "Clear"))
    assert Answer(3, None, "Clear") == round_.in_panel()["A-1", "helix"]


def test_a_justification_alone_leaves_the_score(round_: Round) -> None:
    round_.merge(round_.hand_in())
    enter_paper(round_.panel, AN, "A-1", helix(None, "Weak"))
    (choice,) = open_choices(round_.panel.view)
    assert Answer(7, None, "Weak") == choice.incoming.answer


def test_the_same_score_without_its_justification_asks_nothing(round_: Round) -> None:
    round_.merge(round_.hand_in())
    enter_paper(round_.panel, AN, "A-1", helix(7) | {"sme": Answer(4, None, "Fewer")})
    (choice,) = open_choices(round_.panel.view)
    assert ("sme", Answer(7, None, "Strong")) == (choice.criterion, round_.in_panel()["A-1", "helix"])
