"""The call once scoring began: a reason, of envelope and deadline a body and a date too, and from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import Text
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall, has_scoring_begun
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

WHOLE = {"reason": "More money.", "decided_by": "Minister", "decided_on": "2016-06-27"}
MORE = CallEdit(budget=300_000_00)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        yield made


def said(panel: Workspace) -> str:
    return panel.view.history(limit=1)[0].summary.replace("\xa0", " ")


@pytest.mark.parametrize("change", [{"budget": 300_000_00}, {"deadline": "2015-12-18T16:00:00+00:00"}])
def test_neither_is_changed_like_a_title(change: dict[str, object], panel: Workspace) -> None:
    with pytest.raises(BadValue, match="needs its reason, the body that decided it and the date"):
        panel.execute(SetCall(edit=CallEdit(**change)))  # type: ignore[arg-type]
    with pytest.raises(BadValue, match="needs its reason, the body that decided it and the date"):
        panel.execute(ChangeTerms(edit=CallEdit(**change), reason="More money."))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"reference": "2016/7"}, {"declaration": Text(nl="Ja.", en="Yes.")}]
)
def test_what_else_is_said_of_the_call_needs_a_reason(change: dict[str, object], panel: Workspace) -> None:
    edit = CallEdit(**change)  # type: ignore[arg-type]
    before = panel.view.fingerprint()
    for command in (SetCall(edit=edit), ChangeTerms(edit=edit, reason=" ")):
        with pytest.raises(BadValue, match="changes with a reason only"):
            panel.execute(command)
    assert before == panel.view.fingerprint()
    panel.execute(ChangeTerms(edit=edit, reason="A slip."))
    assert said(panel).endswith(" – A slip.")


def test_a_body_is_kept_where_one_decided_a_title_too(panel: Workspace) -> None:
    edit_call(panel, {"title": "Other", "budget": "200000"}, **WHOLE)  # a budget that stays is no change
    assert said(panel) == "Title: Call → Other · decided by Minister on 27 June 2016 – More money."
    with pytest.raises(BadValue, match="the body that decided it"):
        edit_call(panel, {"title": "Else"}, reason="A slip.", decided_on="2016-06-27")


def test_what_stays_as_it_is_needs_no_reason(panel: Workspace) -> None:
    assert edit_call(panel, {"title": "Call", "budget": "200000"}) is None


@pytest.mark.parametrize("lacking", WHOLE)
def test_reason_body_and_date_are_required(lacking: str, panel: Workspace) -> None:
    with pytest.raises(BadValue, match="needs its reason, the body that decided it and the date"):
        panel.execute(ChangeTerms(**WHOLE | {lacking: " "}, edit=MORE))
    assert panel.view.call().budget == 200_000_00


def test_a_date_that_is_none_is_refused(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="not a date"):
        panel.execute(ChangeTerms(**WHOLE | {"decided_on": "last week"}, edit=MORE))


def test_the_history_says_from_what_to_what_who_decided_and_why(panel: Workspace) -> None:
    panel.execute(
        ChangeTerms(**WHOLE, edit=CallEdit(budget=300_000_00, deadline="2015-12-18T16:00:00+00:00"))
    )
    assert said(panel) == (
        "Budget: €200,000 → €300,000; Deadline for the jurors: – → 18 December 2015, 17:00"
        " · decided by Minister on 27 June 2016 – More money."
    )


def test_in_draft_the_call_is_simply_filled_in(tmp_path: Path) -> None:
    with small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT) as panel:
        panel.execute(SetCall(edit=MORE))
        assert said(panel) == "Budget: €200,000 → €300,000"


def test_a_call_moved_back_to_draft_has_begun_once_there_are_scores(panel: Workspace) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=4))
    move_to_phase(panel, Phase.DRAFT, "A juror was forgotten.")
    assert has_scoring_begun(panel.view)
    with pytest.raises(BadValue):
        panel.execute(SetCall(edit=MORE))
