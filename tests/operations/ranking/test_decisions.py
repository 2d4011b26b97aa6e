from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.decisions import NO_DECISIONS, Decisions, Flagged, Grant, Ordered
from evalapp.domain.errors import BadValue, NotAllowed
from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Place
from evalapp.domain.writing.typed import MOST_OF_A_REASON
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.decisions import ClearFlag, ClearGrant, SetFlag, SetGrant
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.ranking.tie_order import ClearOrder
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Command, Workspace
from evalapp.store.history import journal
from evalapp.store.rows.write import Rows
from tests.operations.ranking.decision_samples import CHAIR, deliberating, flag, grant, order
from tests.samples import close_as_it_is

JUROR = Actor(id="J1", name="An Peeters", role=Role.JUROR)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with deliberating(tmp_path) as workspace:
        yield workspace


def ranked(workspace: Workspace) -> list[tuple[str, int | None]]:
    return [(place.application, place.place) for place in ranking_of(workspace).places]


def place(workspace: Workspace, number: str) -> Place:
    return next(each for each in ranking_of(workspace).places if each.application == number)


def undated(decisions: Decisions) -> Decisions:
    return Decisions(
        flags=tuple(replace(each, at="") for each in decisions.flags),
        order=tuple(replace(each, at="") for each in decisions.order),
        grants=tuple(replace(each, at="") for each in decisions.grants),
    )


def test_a_panel_starts_without_decisions(workspace: Workspace) -> None:
    assert NO_DECISIONS == workspace.view.decisions()


def test_each_decision_is_kept_with_author_reason_and_time(workspace: Workspace) -> None:
    for command in (flag("A-2"), order("A-3", "A-1"), grant("A-1", 60_000)):
        workspace.execute(command)
    decisions = workspace.view.decisions()
    by = "Luc Maes"
    expected = Decisions(
        flags=(Flagged(application="A-2", flag="young", reason="Drie jaar oud.", by=by),),
        order=(
            Ordered(application="A-1", position=2, reason="Spreiding.", by=by),
            Ordered(application="A-3", position=1, reason="Spreiding.", by=by),
        ),
        grants=(Grant(application="A-1", amount=60_000_00, reason="Zonder werkpakket 4.", by=by),),
    )
    assert expected == undated(decisions)
    assert all(each.at for each in (*decisions.flags, *decisions.order, *decisions.grants))


COMMANDS: dict[str, tuple[Command, str]] = {
    "flag": (flag("A-2"), "Flag “Young company” for A-2: no → yes – Drie jaar oud."),
    "order": (
        order("A-3", "A-1", "A-2"),
        "Order of the tie: A-1, A-2, A-3 tied → A-3, A-1, A-2 – Spreiding.",
    ),
    "grant": (grant("A-1", 60_000), "Support for A-1: €100,000 → €60,000 – Zonder werkpakket 4."),
}
CLEARED: dict[str, Command] = {
    "flag": ClearFlag(application="A-2", flag="young", reason="Vergissing."),
    "order": ClearOrder(applications=("A-1", "A-2", "A-3"), reason="Vergissing."),
    "grant": ClearGrant(application="A-1", reason="Vergissing."),
}


@pytest.mark.parametrize("kind", COMMANDS)
def test_the_history_of_an_application_tells_the_decision_and_why(kind: str, workspace: Workspace) -> None:
    command, summary = COMMANDS[kind]
    workspace.execute(command)
    told = workspace.view.history(application="A-2" if kind == "flag" else "A-1")[0]
    assert ("Luc Maes", summary) == (told.actor, told.summary.replace("\xa0", " "))


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_decision_is_undone_and_redone(kind: str, workspace: Workspace) -> None:
    workspace.execute(COMMANDS[kind][0])
    decided = workspace.view.decisions()
    workspace.undo()
    assert NO_DECISIONS == workspace.view.decisions()
    workspace.redo()
    assert decided == workspace.view.decisions()


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_decision_is_taken_back_and_the_journal_keeps_it(kind: str, workspace: Workspace) -> None:
    workspace.execute(COMMANDS[kind][0])
    workspace.execute(CLEARED[kind])
    assert NO_DECISIONS == workspace.view.decisions()
    assert "taken back" in workspace.view.history(limit=1)[0].summary
    workspace.undo()
    assert NO_DECISIONS != workspace.view.decisions()


@pytest.mark.parametrize("kind", CLEARED)
def test_what_was_never_decided_cannot_be_taken_back(kind: str, workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="nothing to take back"):
        workspace.execute(CLEARED[kind])


def test_taking_back_the_order_of_nobody_is_refused(workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="Name the applications"):
        workspace.execute(ClearOrder(applications=()))


@pytest.mark.parametrize("kind", ["flag", "grant"])
def test_saying_the_same_again_leaves_no_entry(kind: str, workspace: Workspace) -> None:
    workspace.execute(COMMANDS[kind][0])
    assert workspace.execute(COMMANDS[kind][0]).change is None


@pytest.mark.parametrize(
    ("reason", "words"), [(" \n", "needs its reason"), ("x" * (MOST_OF_A_REASON + 1), "at most")]
)
@pytest.mark.parametrize("command", [flag, lambda _, reason: order("A-1", "A-2", "A-3", reason=reason),
                                     lambda number, reason: grant(number, 1, reason)])  # fmt: skip
def test_a_decision_without_a_fit_reason_is_refused(
    command: object, reason: str, words: str, workspace: Workspace
) -> None:
    assert callable(command)
    with pytest.raises(BadValue, match=words):
        workspace.execute(command("A-1", reason=reason))
    assert NO_DECISIONS == workspace.view.decisions()


@pytest.mark.parametrize("command", [flag("A-9"), order("A-1", "A-9"), grant("A-9", 1)])
def test_an_unknown_application_is_refused(command: Command, workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="no application “A-9”"):
        workspace.execute(command)


@pytest.mark.parametrize("command", [flag("A-3"), order("A-1", "A-2", "A-3"), grant("A-3", 1)])
def test_an_inadmissible_application_is_refused(command: Command, workspace: Workspace) -> None:
    workspace.execute(
        SetAdmissibility(application="A-3", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
    )
    with pytest.raises(BadValue, match="A-3 is inadmissible"):
        workspace.execute(command)


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_juror_may_not_decide(kind: str, workspace: Workspace) -> None:
    workspace.actor = JUROR
    with pytest.raises(NotAllowed, match="ask the chair or the secretary"):
        workspace.execute(COMMANDS[kind][0])


@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.CLOSED])
@pytest.mark.parametrize("kind", COMMANDS)
def test_decisions_belong_to_the_deliberation(kind: str, phase: Phase, workspace: Workspace) -> None:
    if phase is Phase.CLOSED:
        close_as_it_is(workspace)
    else:
        move_to_phase(workspace, phase, "x")
    with pytest.raises(NotAllowed, match="this belongs to: Deliberation"):
        workspace.execute(COMMANDS[kind][0])


def test_a_flag_that_the_scheme_does_not_have_is_refused(workspace: Workspace) -> None:
    with pytest.raises(BadValue, match=r"no flag “old”; this call has: young"):
        workspace.execute(SetFlag(application="A-1", flag="old", reason="x"))


def test_a_flag_puts_its_application_first_among_equals(workspace: Workspace) -> None:
    workspace.execute(flag("A-3"))
    assert [("A-3", 1), ("A-1", 2), ("A-2", 2), ("A-4", 4)] == ranked(workspace)


def test_the_order_of_the_panel_gives_each_its_place(workspace: Workspace) -> None:
    workspace.execute(order("A-3", "A-1", "A-2"))
    assert [("A-3", 1), ("A-1", 2), ("A-2", 3), ("A-4", 4)] == ranked(workspace)


def test_an_order_can_be_given_anew_though_it_already_settled_the_tie(workspace: Workspace) -> None:
    workspace.execute(DrawLot(seed="1"))
    for numbers in (("A-3", "A-1", "A-2"), ("A-2", "A-3", "A-1")):
        workspace.execute(order(*numbers))
        assert [*numbers, "A-4"] == [number for number, _place in ranked(workspace)]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (("A-1", "A-3"), "A-1 ties with exactly A-2, A-3"),
        (("A-1", "A-2", "A-3", "A-4"), "A-1 ties with exactly A-2, A-3"),
        (("A-4", "A-1", "A-2", "A-3"), "A-4 ties with no other"),
        (("A-1", "A-2", "A-1"), "twice"),
        (("A-1",), "at least two"),
        ((), "at least two"),
    ],
)
def test_anything_but_one_whole_tie_is_refused(
    numbers: tuple[str, ...], words: str, workspace: Workspace
) -> None:
    with pytest.raises(BadValue, match=words):
        workspace.execute(order(*numbers))
    assert () == workspace.view.decisions().order


def test_what_an_earlier_rule_set_apart_is_no_tie_any_more(workspace: Workspace) -> None:
    workspace.execute(flag("A-2"))
    with pytest.raises(BadValue, match="A-1 ties with exactly A-3"):
        workspace.execute(order("A-1", "A-2", "A-3"))
    workspace.execute(order("A-3", "A-1"))
    assert ["A-2", "A-3", "A-1", "A-4"] == [number for number, _place in ranked(workspace)]


def test_a_rule_after_the_panels_order_does_not_split_what_it_may_order(tmp_path: Path) -> None:
    """Equal totals (22 steps), which the criterion would set apart; but the panel comes first."""
    scores = {"A-1": (8, 6), "A-2": (7, 8)}
    with deliberating(tmp_path, scores, ties='"panel-order", "criterion:helix"') as workspace:
        assert ["A-1", "A-2"] == [number for number, _place in ranked(workspace)]
        workspace.execute(order("A-2", "A-1"))
        assert ["A-2", "A-1"] == [number for number, _place in ranked(workspace)]


def test_without_the_rule_in_the_scheme_the_panel_orders_nothing(tmp_path: Path) -> None:
    with (
        deliberating(tmp_path, ties='"criterion:helix", "lot"') as workspace,
        pytest.raises(BadValue, match="no rule “panel-order”"),
    ):
        workspace.execute(order("A-1", "A-2", "A-3"))


def test_while_scores_are_missing_it_is_not_known_who_ties(workspace: Workspace) -> None:
    move_to_phase(workspace, Phase.SCORING, "x")
    workspace.execute(SetScore(juror="J1", application="A-4", criterion="helix"))
    move_to_phase(workspace, Phase.DELIBERATION)
    with pytest.raises(BadValue, match="not ready to rank"):
        workspace.execute(order("A-1", "A-2", "A-3"))


def test_a_fixed_amount_is_what_the_line_pays(workspace: Workspace) -> None:
    """A budget of 200,000 for three who ask 100,000 each: with two amounts cut, all three fit."""
    workspace.execute(order("A-1", "A-2", "A-3"))
    assert [100_000_00, 100_000_00, None] == [place(workspace, f"A-{n}").granted for n in (1, 2, 3)]
    workspace.execute(grant("A-1", 40_000))
    workspace.execute(grant("A-2", 50_000))
    assert [40_000_00, 50_000_00, 100_000_00] == [place(workspace, f"A-{n}").granted for n in (1, 2, 3)]


@pytest.mark.parametrize("cents", [0, 1, 100_000_00])
def test_an_amount_up_to_what_is_asked_is_taken(cents: int, workspace: Workspace) -> None:
    workspace.execute(SetGrant(application="A-1", amount=cents, reason="x"))
    assert [cents] == [each.amount for each in workspace.view.decisions().grants]


@pytest.mark.parametrize("cents", [-1, 100_000_01, 10**17])
def test_an_amount_beyond_what_is_asked_is_refused(cents: int, workspace: Workspace) -> None:
    with pytest.raises(BadValue, match="between €0 and €100,000"):
        workspace.execute(SetGrant(application="A-1", amount=cents, reason="x"))


def test_a_ceiling_of_the_scheme_holds_for_the_panel_too(tmp_path: Path) -> None:
    with deliberating(tmp_path, budget='support_rate = "30%"\n') as workspace:
        workspace.execute(grant("A-1", 60_000))
        with pytest.raises(BadValue, match="between €0 and €60,000"):
            workspace.execute(grant("A-1", 60_001))


def test_nothing_is_fixed_for_who_does_not_say_what_it_asks(workspace: Workspace) -> None:
    (silent,) = [each for each in workspace.view.applications() if each.number == "A-4"]
    with journal.change(workspace.file, CHAIR, "import-applications", "x"):
        Rows(workspace.file).put_application(replace(silent, requested_support=None))
    with pytest.raises(BadValue, match="not known what A-4 asks"):
        workspace.execute(grant("A-4", 1))
