from __future__ import annotations

import pytest

from evalapp.domain.errors import NotAllowed
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.permissions import AFTER_CLOSING, BESIDE_CLOSING, Action, Phase, may, require
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.texts import in_language

ALL = [(role, action, phase) for role in Role for action in Action for phase in Phase]


@pytest.mark.long
@pytest.mark.parametrize(("role", "action", "phase"), ALL)
def test_asking_and_requiring_say_the_same(role: Role, action: Action, phase: Phase) -> None:
    refused = False
    try:
        require(role, action, phase)
    except NotAllowed:
        refused = True
    assert may(role, action, phase) is not refused


@pytest.mark.parametrize("action", Action)
def test_every_action_but_the_programs_own_is_somebodys_at_some_time(action: Action) -> None:
    is_somebodys = any(may(role, action, phase) for role in Role for phase in (None, *Phase))
    assert is_somebodys is (action is not Action.RESTORE_GUARDS)


@pytest.mark.parametrize("action", Action)
def test_a_file_without_a_call_can_only_be_begun(action: Action) -> None:
    is_possible = any(may(role, action, None) for role in Role)
    assert (action in (Action.CREATE, Action.READ_BACK, Action.OPEN_PACK)) is is_possible


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_action_has_a_label(action: Action, language: str) -> None:
    with in_language(language):
        assert action.label.strip()


@pytest.mark.parametrize("value", [*Role, *Phase, *ConflictKind, *NoScore])
def test_every_value_of_the_contract_has_a_label_in_both_languages(
    value: Role | Phase | ConflictKind | NoScore,
) -> None:
    with in_language("nl"):
        dutch = value.label
    with in_language("en"):
        assert all((dutch, value.label))


def test_of_a_closed_call_only_what_follows_on_the_jury_is_recorded() -> None:
    rights = {
        *(Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK),
        *(Action.NOTE_COPY, Action.DROP_KEY, Action.PUT_BACK),
    }
    assert {Action.REOPEN, Action.UNDO, Action.REDO, *rights, *AFTER_CLOSING, *BESIDE_CLOSING} == {
        action for role, action, phase in ALL if phase is Phase.CLOSED and may(role, action, phase)
    }


def test_a_juror_opens_packs_scores_declares_submits_and_undoes_and_nothing_else() -> None:
    own = {action for role, action, phase in ALL if role is Role.JUROR and may(role, action, phase)}
    work = {Action.OPEN_PACK, Action.GO_ON, Action.SCORE, Action.SUBMIT, Action.DECLARE_CONFLICT}
    assert work | {Action.UNDO, Action.REDO} == own


def test_who_may_not_is_told_whom_to_ask() -> None:
    with pytest.raises(
        NotAllowed, match="In the role of juror you cannot import applications; ask the secretary"
    ):
        require(Role.JUROR, Action.IMPORT_APPLICATIONS, Phase.DRAFT)


def test_who_is_too_early_is_told_when() -> None:
    with pytest.raises(
        NotAllowed, match="record a consensus score in the phase “Draft”; this belongs to: Delib"
    ):
        require(Role.CHAIR, Action.SET_CONSENSUS, Phase.DRAFT)


def test_phases_are_numbered_in_their_order() -> None:
    assert [0, 1, 2, 3] == [phase.number for phase in Phase]
