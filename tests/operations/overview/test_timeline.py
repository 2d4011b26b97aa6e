"""The way of a call with its days, and where today stands on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.permissions import Phase
from evalapp.domain.terms.plan import Plan
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.overview.timeline import Known, Stage, Timeline, known_of, timeline
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.progress.steps import steps
from evalapp.operations.seats.assigning import GiveSeat
from tests.samples import dossier, put_dossiers, small_panel

PLAN = Plan(opens_on="2015-10-30", decision_on="2016-07-14")


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    """Not decided on yet, nothing handed out, jurors until 18 December."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        found = facts_of(panel.view)
    call = replace(
        found.call, submitted_until="2015-12-04T16:00:00+00:00", deadline="2015-12-18T16:00:00+00:00"
    )
    return replace(found, call=call)


def line(facts: Facts, on: str, plan: Plan = PLAN, **done_on: str) -> Timeline:
    facts = replace(facts, on=on)
    covered = coverage(facts)
    return timeline(facts, covered, steps(facts, covered), Known(plan=plan, done_on=done_on))


def stages(found: Timeline) -> dict[str, Stage]:
    return {each.id: each.stage for each in found.milestones}


def test_what_a_day_settles_is_over_once_it_has_gone_by(facts: Facts) -> None:
    over, present, ahead = Stage.OVER, Stage.PRESENT, Stage.AHEAD
    first = stages(line(facts, "2015-10-29"))
    assert (present, ahead) == (first["opened"], first["submitted"])
    on_the_day = stages(line(facts, "2015-12-04"))
    assert (over, present) == (on_the_day["opened"], on_the_day["submitted"])
    after = stages(line(facts, "2015-12-05"))
    assert (over, present, ahead) == (after["submitted"], after["admissible"], after["handed-out"])


def test_a_day_that_nobody_named_is_no_milestone(facts: Facts) -> None:
    bare = replace(facts, call=replace(facts.call, submitted_until=""))
    assert "admissible" == line(bare, "2015-12-05", Plan()).milestones[0].id


def test_today_stands_between_the_days_around_it(facts: Facts) -> None:
    found = line(facts, "2015-11-16")  # 17 of 35 days after the opening
    assert pytest.approx(17 / 35) == found.at
    assert 18 == found.days_left
    assert "submitted" == found.present.id if found.present else False
    late = line(facts, "2015-12-04")
    assert (0.85, 0) == (pytest.approx(late.at), late.days_left)


def test_today_stands_by_the_days_whatever_the_state_and_says_what_is_overdue(facts: Facts) -> None:
    facts = replace(facts, on="2026-11-28")
    covered = coverage(facts)
    done = [replace(each, is_done=each.id in ("admit", "hand-out")) for each in steps(facts, covered)]
    found = timeline(facts, covered, done, Known(plan=PLAN, done_on={}))
    assert found.present is not None
    assert "sent-in" == found.present.id
    assert len(found.milestones) - 1 < found.at < len(found.milestones)
    assert found.reached == found.milestones.index(found.present)
    assert (found.present, Phase.SCORING) == (found.overdue, found.phase)
    assert found.days_left == (date(2015, 12, 18) - date(2026, 11, 28)).days


def test_a_deadline_that_has_gone_by_is_passed_while_nothing_was_handed_out(facts: Facts) -> None:
    found = line(facts, "2015-12-30")
    assert found.present is not None
    assert found.overdue is not None
    assert ("admissible", "sent-in") == (found.present.id, found.overdue.id)
    assert 4 < found.at < 5
    assert None is line(facts, "2015-12-18").overdue


def test_past_the_day_of_the_present_step_today_goes_on_towards_the_next_day(facts: Facts) -> None:
    def at(on: str) -> float:
        then = replace(facts, on=on)
        covered = coverage(then)
        done = [replace(each, is_done=each.id in ("admit", "hand-out")) for each in steps(then, covered)]
        found = timeline(then, covered, done, Known(plan=PLAN, done_on={}))
        assert found.present is not None
        assert (found.present, "sent-in") == (found.overdue, found.present.id)
        return found.at - found.milestones.index(found.present)

    soon, later = at("2015-12-30"), at("2016-05-01")
    assert 0 < soon < later


def test_without_a_day_today_is_halfway(facts: Facts) -> None:
    found = line(facts, "2015-12-06")
    assert (1.5, None) == (found.at, found.days_left)


def test_the_day_is_that_of_belgium(facts: Facts) -> None:
    """Half past midnight in Brussels is the evening before in Greenwich."""
    call = replace(facts.call, deadline="2015-12-17T23:30:00+00:00")
    found = line(replace(facts, call=call), "2015-12-06")
    assert ["2015-12-18"] == [each.day for each in found.milestones if each.id == "sent-in"]


def test_what_was_done_has_the_day_on_which_it_was(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        panel.execute(AdmitTheRest())
        move_to_phase(panel, Phase.SCORING)
        move_to_phase(panel, Phase.DELIBERATION)
        facts = facts_of(panel.view)
        covered = coverage(facts)
        found = timeline(facts, covered, steps(facts, covered), known_of(panel.view, facts))
        today = facts.on
    by_id = {each.id: each for each in found.milestones}
    assert (Stage.OVER, today, False) == (
        by_id["admissible"].stage,
        by_id["admissible"].day,
        by_id["admissible"].is_planned,
    )
    assert today == by_id["deliberated"].day
    assert Stage.OVER is by_id["sent-in"].stage


def test_a_decision_is_over_on_the_day_it_was_taken(facts: Facts) -> None:
    closed = replace(facts, call=replace(facts.call, phase=Phase.CLOSED))
    waiting = line(closed, "2026-11-28")
    assert waiting.overdue is not None
    assert waiting.overdue.id == "decided"
    done = line(replace(closed, decided_on="2016-07-20"), "2026-11-28", decided="2016-07-20")
    assert done.overdue is None
    assert (done.milestones[-1].day, done.milestones[-1].stage) == ("2016-07-20", Stage.OVER)


def test_packs_that_went_out_before_the_day_of_submission_stand_before_it(facts: Facts) -> None:
    facts = replace(facts, on="2015-11-25")
    covered = coverage(facts)
    done = [replace(each, is_done=each.id == "hand-out") for each in steps(facts, covered)]
    known = Known(plan=PLAN, done_on={"handed-out": "2015-11-20T10:00:00+00:00"})
    found = timeline(facts, covered, done, known)
    assert ["opened", "handed-out", "submitted", "admissible"] == [each.id for each in found.milestones[:4]]
    assert found.present is not None
    assert ("submitted", 9) == (found.present.id, found.days_left)
    assert 1 < found.at < 2
    assert found.reached == found.at


def test_packs_that_left_have_left_whatever_came_in_since(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=2) as panel:

        def now() -> tuple[Stage, str, tuple[str, ...]]:
            facts = facts_of(panel.view)
            covered = coverage(facts)
            found = timeline(facts, covered, steps(facts, covered), known_of(panel.view, facts))
            each = next(each for each in found.milestones if each.id == "handed-out")
            return each.stage, each.day, found.not_in_packs

        before = now()
        hand_out(panel, tmp_path / "packs")
        today = facts_of(panel.view).on
        handed = now()
        panel.execute(put_dossiers([dossier("A-9")]))
        added = now()
        panel.execute(GiveSeat(juror=PersonId("J1"), application="A-9"))
        given = now()
        hand_out(panel, tmp_path / "packs")
        again = now()
    assert (Stage.AHEAD, "", ()) == before
    assert (Stage.OVER, today, ()) == handed == again
    assert (Stage.OVER, today, ("A-9",)) == added == given
