"""Who signs the closing, whose name is whose, and what becomes of it when the call is moved back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.documents.closing import closing_json
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signed import signed_words
from evalapp.operations.panel.course.signing import Signing, signer_called, signers, signing_of
from evalapp.operations.panel.editing.people import AddPerson
from evalapp.operations.records.told.of_closing import CLAIMS
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.operations.progress.ready_samples import closable
from tests.operations.ranking.printing import printed

LUC, MIA, ELS = (PersonId(each) for each in ("C1", "S-01", "D1"))


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with closable(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def with_deputy(panel: Workspace, name: str = "Els Bos") -> None:
    move_to_phase(panel, Phase.SCORING, "A deputy.")
    panel.execute(
        AddPerson(person=Person(id=ELS, name=PersonName(name), role=Role.CHAIR, is_deputy=True), reason="x")
    )
    move_to_phase(panel, Phase.DELIBERATION)


def test_both_sign_what_the_file_was_just_before(panel: Workspace) -> None:
    signed = panel.view.fingerprint()
    signings = [signing_of(panel.view, "luc  MAES"), signing_of(panel.view, "S-01")]
    move_to_phase(panel, Phase.CLOSED, signings=signings)
    told = [(each.person, each.role, each.fingerprint) for each in panel.view.closings.signatures()]
    assert [(LUC, Role.CHAIR, signed), (MIA, Role.SECRETARY, signed)] == told
    summary = panel.view.history(limit=1)[0].summary
    assert summary.endswith("signed by Luc Maes as chair; signed by Mia Willems as secretary")
    text = printed(panel)
    assert "The closing is signed by Luc Maes (chair) and Mia Willems (secretary), on " in text
    assert "ordinary electronic signature" in text


@pytest.mark.long
def test_without_names_it_says_that_it_is_not_signed(panel: Workspace) -> None:
    assert "" == signed_words(panel.view)
    move_to_phase(panel, Phase.CLOSED)
    assert "The closing is not signed." == signed_words(panel.view)
    assert "The closing is not signed." in printed(panel)
    assert panel.view.history(limit=1)[0].summary.endswith("not signed")


def test_moving_back_sets_the_signatures_aside_and_the_journal_keeps_them(panel: Workspace) -> None:
    move_to_phase(panel, Phase.CLOSED, signings=[signing_of(panel.view, "C1")])
    move_to_phase(panel, Phase.DELIBERATION, "A mistake.")
    assert [] == panel.view.closings.signatures()
    assert "signature of Luc Maes set aside – A mistake." in panel.view.history(limit=1)[0].summary
    assert {"draws", "signatures"} == set(closing_json(panel.view))


@pytest.mark.parametrize(
    ("signing", "said"),
    [
        (Signing(person=LUC, name="Luc Maas"), "“Luc Maas” is not the name of Luc Maes"),
        (Signing(person=PersonId("J1"), name="An Peeters"), "“J1” signs nothing here"),
    ],
)
def test_another_name_closes_nothing(signing: Signing, said: str, panel: Workspace) -> None:
    with pytest.raises(BadValue, match=said):
        move_to_phase(panel, Phase.CLOSED, signings=[signing])
    assert panel.view.call().phase is Phase.DELIBERATION


def test_only_a_closing_is_signed(panel: Workspace) -> None:
    signing = signing_of(panel.view, "C1")
    with pytest.raises(BadValue, match="Only the closing"):
        move_to_phase(panel, Phase.SCORING, "x", signings=[signing])
    move_to_phase(panel, Phase.CLOSED)
    with pytest.raises(BadValue, match="closed already"):
        move_to_phase(panel, Phase.CLOSED, signings=[signing])


def test_nobody_signs_twice(panel: Workspace) -> None:
    signing = signing_of(panel.view, "C1")
    with pytest.raises(BadValue, match="twice"):
        move_to_phase(panel, Phase.CLOSED, signings=[signing, signing])


def test_a_deputy_signs_where_nobody_knows_who_presided(panel: Workspace) -> None:
    with_deputy(panel)
    assert {LUC, ELS} == {each.id for each in signers(panel.view, Role.CHAIR)}


@pytest.mark.parametrize(("leaves", "sign"), [((), {LUC}), ((LUC,), {LUC, ELS})])
def test_a_deputy_signs_who_presided_at_the_end(
    leaves: tuple[PersonId, ...], sign: set[PersonId], panel: Workspace
) -> None:
    with_deputy(panel)
    panel.execute(OpenMeeting(present=(LUC, ELS, PersonId("J1"))))
    if leaves:
        panel.execute(GoOut(people=leaves))
    panel.execute(Discuss(application="A-1"))
    panel.execute(End(application="A-1", ends=ItemState.DONE))
    assert sign == {each.id for each in signers(panel.view, Role.CHAIR)}


def test_of_namesakes_each_signs_under_a_name_that_says_who(panel: Workspace) -> None:
    with_deputy(panel, "Luc Maes")
    assert signer_called(panel.view, Role.CHAIR, "Luc Maes") is None
    with pytest.raises(BadValue, match="either of two"):
        signing_of(panel.view, "Luc Maes")
    named = signer_called(panel.view, Role.CHAIR, "luc maes (d1)")
    assert named is not None
    assert ELS == named.id


def test_a_name_is_printed_as_it_stands_in_the_jury_and_what_was_typed_stays_in_the_history(
    panel: Workspace,
) -> None:
    typed = [Signing(person=LUC, name="luc  maes"), Signing(person=MIA, name="Mia Willems")]
    move_to_phase(panel, Phase.CLOSED, signings=typed)
    assert "signed by Luc Maes (chair) and Mia Willems (secretary)" in signed_words(panel.view)
    summary = panel.view.history(limit=1)[0].summary
    assert summary.endswith(
        "signed by Luc Maes as chair, who typed “luc maes”; signed by Mia Willems as secretary"
    )
    assert prove(panel).is_sound


def test_of_namesakes_the_name_that_says_who_is_printed(panel: Workspace) -> None:
    with_deputy(panel, "Luc Maes")
    move_to_phase(panel, Phase.CLOSED, signings=[Signing(person=LUC, name="LUC MAES (c1)")])
    assert "signed by Luc Maes (C1) (chair)" in signed_words(panel.view)


@pytest.mark.parametrize(("typed", "holds"), [("luc maes", True), ("Luc Maas", False)])
def test_a_change_that_tells_of_another_name_than_was_signed_with_is_found(
    panel: Workspace, typed: str, holds: bool
) -> None:
    move_to_phase(panel, Phase.CLOSED, signings=[Signing(person=LUC, name="luc maes")])
    (change,) = panel.view.history(limit=1)
    step = next(each for each in change.act.steps if each.what == "signed-typed")
    _action, claim = CLAIMS["signed-typed"]
    row = {"person": LUC, "role": "chair", "name": "Luc Maes"}
    did = Mock(pairs=lambda _table: [(None, row)], is_named=lambda *_names: True)
    assert holds == claim(replace(step, named={**step.named, "typed": typed}), did)
