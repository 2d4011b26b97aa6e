"""A condition stays what it is where a later scheme drops the criterion that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.errors import BadValue
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.said import conditions_words
from evalapp.operations.deciding.typed_proposal import condition_line, typed_conditions
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import REASON, drop_sme
from tests.operations.progress.ready_samples import closable

ASKED = Condition(text="Een kmo meer.", until="2016-12-31", criterion="sme")
APPROVE = Advise(application="A-1", outcome=Proposal.APPROVE, reason=REASON, conditions=(ASKED,))
LINE = "Een kmo meer. | 31/12/2016 | sme"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with closable(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(APPROVE)
        drop_sme(workspace)
        yield workspace


def test_it_is_shown_and_typed_again_by_its_id(panel: Workspace) -> None:
    scheme = panel.view.call().scheme
    (own,) = panel.view.decidings.advice()
    assert conditions_words(own, scheme) == (
        "Condition 1: Een kmo meer (until 31 December 2016, “sme” of an earlier scheme)",
    )
    assert condition_line(ASKED, scheme) == LINE
    assert typed_conditions(LINE, scheme, own.conditions) == (ASKED,)
    # Only a proposal that is about it already may name it.
    with pytest.raises(BadValue, match="There is no criterion “sme”"):
        typed_conditions(LINE, scheme)


def test_the_proposal_can_be_corrected(panel: Workspace) -> None:
    sooner = replace(ASKED, until="2016-11-30")
    panel.execute(replace(APPROVE, conditions=(sooner, Condition(text="Elf zitjes."))))
    (own,) = panel.view.decidings.advice()
    assert own.conditions == (sooner, Condition(text="Elf zitjes."))
    assert replace(APPROVE, conditions=own.conditions).is_made(panel.view)
    other = replace(APPROVE, application="A-2")
    with pytest.raises(BadValue, match="There is no criterion “sme”"):
        panel.execute(other)
