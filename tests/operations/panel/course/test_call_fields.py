"""The course of a call: its days as people write them, in their order, and who decides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Phase
from evalapp.domain.terms.plan import NO_PLAN, Plan, past_days, plan_in
from evalapp.operations.panel.call import create_panel, edit_call, move_to_phase, new_call
from evalapp.operations.panel.course.fields import CALL_FIELDS, fields_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PLAN
from tests.samples import SCHEME, SECRETARY

TYPED = {
    "title": "Networks",
    "reference": "2015/1",
    "budget": "4 M€",
    "opens_on": "30 oktober 2015",
    "submitted_until": "4/12/2015 17u",
    "deadline": "18.12.2015 17.00",
    "decision_on": "14-07-2016",
    "body": "Beslissingscomité bij het  Fonds",
    "language": "Nederlands",
    "anonymous": "ja",
    "effects": "ja",
    "quorum": "7 leden",
    "retention": "10 jaar",
    "what_if": "altijd",
}


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with create_panel(tmp_path / "call.evalpanel", scheme_text=SCHEME, actor=SECRETARY) as made:
        yield made


def test_every_field_is_read_as_it_is_written_and_shown_to_be_typed_again(panel: Workspace) -> None:
    edit_call(panel, TYPED)
    call = panel.view.call()
    assert call.plan == Plan(
        opens_on="2015-10-30",
        decision_on="2016-07-14",
        body="Beslissingscomité bij het Fonds",
        language="nl",
        is_anonymous=True,
        shows_effects=True,
        quorum=7,
        retention=10,
        what_if="always",
    )
    assert ("2015-12-04T16:00:00+00:00", "2015-12-18T16:00:00+00:00") == (call.submitted_until, call.deadline)
    assert tuple(fields_of(call)) == (*CALL_FIELDS[:3], "opens_on", *CALL_FIELDS[3:5], *CALL_FIELDS[6:])
    assert edit_call(panel, fields_of(call)) is None
    assert prove(panel).is_sound


def test_the_history_says_each_from_what_to_what_and_undo_takes_all_of_it_back(panel: Workspace) -> None:
    edit_call(panel, {"quorum": "7", "language": "en", "opens_on": "30/10/2015"})
    said = panel.view.history(limit=1)[0].summary.split("; ")
    assert [
        "Opening of the call: – → 30 October 2015",
        "Language of the call: – → English",
        "Quorum (attendance): – → at least 7 present",
    ] == said
    panel.undo()
    assert NO_PLAN == panel.view.call().plan
    assert prove(panel).is_sound


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("opens_on", "30/10/2015 10:00", "a day without an hour"),
        ("opens_on", "31/06/2015", "30 days"),
        ("decision_on", "in summer", "not a"),
        ("language", "français", "no language of Evalapp"),
        ("anonymous", "maybe", "neither yes nor no"),
        ("effects", "maybe", "neither yes nor no"),
        ("quorum", "0", "no whole number from 1 to 1000"),
        ("quorum", "half", "no whole number"),
        ("retention", "101 jaar", "from 1 to 100"),
        ("what_if", "sometimes", "write always or afterwards"),
        ("title", " ", "needs a title"),
        ("body", "x" * 201, "at most 200"),
    ],
)
def test_what_is_none_is_refused_with_what_to_write(name: str, text: str, why: str, panel: Workspace) -> None:
    before = panel.view.fingerprint()
    with pytest.raises(BadValue, match=why):
        edit_call(panel, {name: text})
    assert before == panel.view.fingerprint()


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (
            {"opens_on": "5/12/2015", "submitted_until": "4/12/2015"},
            "The deadline for applications (04/12/2015) would lie before the opening of the call (05/12/2015)",
        ),
        ({"deadline": "1/12/2015", "submitted_until": "4/12/2015"}, "The deadline for the jurors"),
        ({"opens_on": "30/10/2015", "decision_on": "29/10/2015"}, "The planned decision"),
    ],
)
def test_days_in_another_order_than_they_can_come_are_refused(
    values: dict[str, str], why: str, panel: Workspace, tmp_path: Path
) -> None:
    for act in (
        lambda: edit_call(panel, values),
        lambda: create_panel(tmp_path / "other.evalpanel", scheme_text=SCHEME, edit=new_call(values)),
    ):
        with pytest.raises(BadValue) as refused:
            act()
        assert str(refused.value).startswith(why)
    assert not (tmp_path / "other.evalpanel").exists()


def test_days_may_be_the_same_and_a_title_changes_whatever_order_they_had(panel: Workspace) -> None:
    edit_call(
        panel, {"opens_on": "4/12/2015", "submitted_until": "4/12/2015 17:00", "deadline": "4/12/2015 16:00"}
    )
    assert edit_call(panel, {"title": "Other"}) is not None


def test_once_scoring_began_the_deadline_of_applications_needs_a_decision_and_the_rest_a_reason(
    panel: Workspace,
) -> None:
    move_to_phase(panel, Phase.SCORING)
    with pytest.raises(BadValue, match="the body that decided it"):
        edit_call(panel, {"submitted_until": "4/12/2015"}, reason="Asked for.")
    with pytest.raises(BadValue, match="a reason"):
        edit_call(panel, {"body": "Minister"})
    edit_call(panel, {"body": "Minister"}, reason="The other one was abolished.")
    assert "Minister" == panel.view.call().plan.body
    assert prove(panel).is_sound


def test_a_call_is_made_with_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "new.evalpanel"
    create_panel(path, scheme_text=SCHEME, title="Networks", edit=new_call(TYPED), actor=SECRETARY).close()
    with Workspace.open(path) as made:
        told = fields_of(made.view.call())
        assert ("30/10/2015", "04/12/2015 17:00", "7", "10") == tuple(
            told[name] for name in ("opens_on", "submitted_until", "quorum", "retention")
        )
        assert prove(made).is_sound


@pytest.mark.parametrize(
    "told",
    [
        {"opens_on": "2015-13-01"},
        {"language": "fr"},
        {"quorum": 0},
        {"quorum": True},
        {"is_anonymous": 1},
        {"shows_effects": 1},
        {"body": None},
        {"mine": "x"},
        {"what_if": "sometimes"},
    ],
)
def test_a_plan_that_no_version_writes_is_none(told: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        plan_in(json.dumps(told))


def test_when_what_if_may_be_looked_at_is_told_and_asked_back(panel: Workspace) -> None:
    edit_call(panel, {"what_if": "always"})
    said = "Looking at what-if: once every application is discussed → always"
    assert said == panel.view.history(limit=1)[0].summary
    edit_call(panel, {"what_if": "achteraf"})
    assert panel.view.call().plan.what_if == ""
    assert prove(panel).is_sound


def test_a_plan_without_a_word_of_what_if_is_kept_as_earlier_versions_read_it() -> None:
    assert "what_if" not in PLAN.encode(Plan(quorum=3))
    asked = Plan(what_if="always")
    assert asked == PLAN.decode(PLAN.encode(asked))


def test_a_plan_is_kept_as_it_is() -> None:
    plan = Plan(opens_on="2015-10-30", quorum=3, earlier_title="Phase “1”")
    assert plan == PLAN.decode(PLAN.encode(plan))


def test_days_that_have_gone_by_are_named() -> None:
    from datetime import date

    days = [("a", "2015-10-30"), ("b", "2015-12-04T23:30:00+00:00"), ("c", ""), ("d", "2015-12-06")]
    assert ["a"] == past_days(days, date(2015, 12, 5))
