"""While the call is in draft, a scheme is simply replaced, and each change tells what became what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.scheme.faults import SchemeError
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.records.verification import prove
from evalapp.operations.scheme.changing import Decision, SetScheme, change_scheme
from evalapp.operations.scheme.impact import plan_scheme
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import SUBMITTED_UNTIL
from tests.operations.scheme.scheme_samples import DECISION, HEAVIER, WITHOUT_TIES
from tests.samples import SCHEME, Act, small_panel


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as made:
        yield made


def test_a_change_replaces_the_one_scheme_and_says_from_what_to_what(draft: Workspace) -> None:
    change = change_scheme(draft, HEAVIER, Decision())

    assert draft.view.call().scheme_version == 1
    assert draft.view.call().scheme.criterion("helix").weight == 3
    assert [each.version for each in draft.view.scheme_versions()] == [1]
    assert change is not None
    assert draft.view.change(change).summary == "Criterion “Triple helix”: weight: 2 → 3"
    assert prove(draft).is_sound


def test_it_is_undone_and_done_again(draft: Workspace) -> None:
    change_scheme(draft, HEAVIER, Decision())
    draft.undo()
    assert draft.view.call().scheme.criterion("helix").weight == 2
    assert prove(draft).is_sound
    draft.redo()
    assert draft.view.call().scheme.criterion("helix").weight == 3
    assert prove(draft).is_sound


def test_the_same_scheme_is_no_change(draft: Workspace) -> None:
    before = draft.view.last_change()
    assert change_scheme(draft, SCHEME + "\n# a remark\n", Decision()) is None
    assert draft.view.last_change() == before


def test_a_scheme_with_faults_is_refused_with_all_of_them_and_their_lines(draft: Workspace) -> None:
    broken = HEAVIER.replace("weight = 3", "weight = -3").replace('scale = "half"', 'scale = "none"', 1)
    with pytest.raises(SchemeError, match="2 faults") as caught:
        change_scheme(draft, broken, Decision(), "own.toml")
    assert all(each.line for each in caught.value.faults)
    assert draft.view.call().scheme.criterion("helix").weight == 2


def test_the_only_tie_break_rule_is_not_taken_away(draft: Workspace) -> None:
    with pytest.raises(BadValue, match="all 2 tie-break rules"):
        change_scheme(draft, WITHOUT_TIES, Decision())


def test_once_the_deadline_for_applications_is_past_a_decision_is_needed(draft: Workspace) -> None:
    past = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="minutes")
    change_scheme(draft, HEAVIER, Decision())
    set_until(draft, past)

    with pytest.raises(BadValue, match="Applications were taken in until"):
        draft.execute(SetScheme(text=SCHEME))
    with pytest.raises(BadValue, match="the body that decided it"):
        change_scheme(draft, SCHEME, Decision(reason="So."))
    assert plan_scheme(draft.view, SCHEME).places is None
    change_scheme(draft, SCHEME, DECISION)
    assert [each.version for each in draft.view.scheme_versions()] == [1, 2]
    assert prove(draft).is_sound


def test_undo_does_not_change_a_scheme_that_is_fixed_by_now(draft: Workspace) -> None:
    change = change_scheme(draft, HEAVIER, Decision())
    move_to_phase(draft, Phase.SCORING)
    with pytest.raises(KnownError, match="builds on the scheme"):
        draft.undo(change)
    assert draft.view.call().scheme.criterion("helix").weight == 3


def test_undo_does_not_change_it_after_the_deadline_either(
    draft: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_until(draft, (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="minutes"))
    change_scheme(draft, HEAVIER, Decision())
    monkeypatch.setattr("evalapp.operations.scheme.fixed.formats.is_past", bool)
    with pytest.raises(BadValue, match="as a new version only"):
        draft.undo()
    assert draft.view.call().scheme.criterion("helix").weight == 3


def set_until(panel: Workspace, until: str) -> None:
    put = Act(
        act=lambda change: change.put_setting(SUBMITTED_UNTIL, until), action=Action.JUDGE_ADMISSIBILITY
    )
    panel.execute(put)
