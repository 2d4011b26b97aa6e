"""The way of a call as a line: what was to happen by when, what is over, and where today stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from evalapp.domain.call import Call
from evalapp.domain.journal import Issued
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.terms.plan import Plan
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.jurors import has_handed_out, not_in_packs
from evalapp.operations.progress.steps import Step, is_left_behind
from evalapp.operations.view import View
from evalapp.store.rows.settings import PLAN


class Stage(StrEnum):
    OVER = "over"
    PRESENT = "present"  # the first that is not over
    AHEAD = "ahead"


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """`day`: on which it was or is to be, ISO 8601; empty where nobody said so. `is_planned`: it is to be."""

    id: str
    label: str
    day: str
    stage: Stage
    is_planned: bool

    @property
    def date(self) -> date | None:
        return date.fromisoformat(self.day) if self.day else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """`at`: where today stands, in milestones from the first (0) on; 2.5 is halfway between the third and fourth.

    The days say so, not the state of the call: `reached` is how far that has come, and `overdue` the first milestone
    whose day has gone by while it is not over, in the phase that the call is still in. `not_in_packs`: the numbers of
    the applications that no pack has, of those that went out.
    """

    milestones: tuple[Milestone, ...]
    today: date
    at: float
    phase: Phase
    not_in_packs: tuple[str, ...] = ()

    @property
    def reached(self) -> float:
        """The line up to there is done: to today, unless the call lags behind its days."""
        present = next((n for n, each in enumerate(self.milestones) if each.stage is Stage.PRESENT), None)
        return self.at if present is None else min(self.at, present)

    @property
    def overdue(self) -> Milestone | None:
        return next((each for each in self.milestones if each.is_planned and self._is_past(each)), None)

    def _is_past(self, each: Milestone) -> bool:
        return each.date is not None and each.date < self.today

    @property
    def present(self) -> Milestone | None:
        return next((each for each in self.milestones if each.stage is Stage.PRESENT), None)

    @property
    def days_left(self) -> int | None:
        """Until the day of the present milestone, below 0 once it is past; None where it has no day."""
        day = self.present.date if self.present is not None else None
        return None if day is None else (day - self.today).days


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a timeline looks at beside the facts: the plan, and the ISO 8601 days of what was done, by milestone."""

    plan: Plan
    done_on: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Over:
    """What is behind a call, where no day alone says it."""

    admitted: bool
    handed_out: bool
    sent_in: bool
    decided: bool


def known_of(view: View, facts: Facts) -> Known:
    return known_in(view, facts.call.phase, facts.issued, facts.decided_on)


def known_in(view: View, phase: Phase, issued: Sequence[Issued], decided_on: str) -> Known:
    done_on = {}
    if judged := view.admissions():
        done_on["admissible"] = max(each.at for each in judged.values())
    if issued:
        done_on["handed-out"] = min(each.at for each in issued)
    if phase.number >= Phase.DELIBERATION.number:
        moves = view.history(limit=1, action=Action.MOVE_PHASE)
        done_on["deliberated"] = moves[0].at if moves else ""
    if decided_on:
        done_on["decided"] = decided_on
    return Known(plan=view.setting(PLAN), done_on=done_on)


def timeline(facts: Facts, covered: Coverage, steps: Sequence[Step], known: Known) -> Timeline:
    is_done = {step.id: step.is_done for step in steps}
    over = Over(
        admitted=is_done["admit"],
        handed_out=is_done["hand-out"] or has_handed_out(facts),
        sent_in=covered.is_complete or _is_behind(facts.call.phase),
        decided=bool(facts.decided_on),
    )
    line = line_of(facts.call, date.fromisoformat(facts.on), known, over)
    return replace(line, not_in_packs=() if over.sent_in else not_in_packs(facts))


def line_of(call: Call, today: date, known: Known, over: Over) -> Timeline:
    """What a day alone settles (the opening, the deadline for applications) is over once that day has gone by."""
    plan, phase = known.plan, call.phase
    parts = [
        ("opened", _("call opened"), plan.opens_on, _is_by(plan.opens_on, today)),
        ("submitted", _("submit until"), call.submitted_until, _is_past(call.submitted_until, today)),
        ("admissible", _("admissibility"), "", over.admitted),
        ("handed-out", _("packs handed out"), "", over.handed_out),
        ("sent-in", _("jurors send in"), call.deadline, over.sent_in),
        ("deliberated", _("deliberation"), "", is_left_behind(Phase.DELIBERATION, phase)),
        ("decided", _("decision"), plan.decision_on, over.decided),
    ]
    found: list[Milestone] = []
    is_waiting = False
    for id, label, planned, is_over in parts:
        if not planned and id in ("opened", "submitted"):
            continue  # nobody said when, and nothing in the file tells whether it was
        stage = Stage.OVER if is_over else Stage.AHEAD if is_waiting else Stage.PRESENT
        is_waiting |= stage is Stage.PRESENT
        done = known.done_on.get(id, "") if is_over or id == "deliberated" else ""
        day = _day(
            done if id == "decided" and done else planned or done
        )  # of a decision the day it was taken
        found.append(
            Milestone(
                id=id,
                label=label,
                day=day.isoformat() if day else "",
                stage=stage,
                is_planned=bool(planned) and not is_over,
            )
        )
    placed = _in_order_of_days(found)
    return Timeline(milestones=placed, today=today, at=_place(placed, today), phase=phase)


def _in_order_of_days(milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """What happened before a day that is still to come stands before it: packs can go out while applications still come
    in, and today would else stand past a day that has not been."""
    placed: list[Milestone] = []
    for each in milestones:
        later = (
            n
            for n, other in enumerate(placed)
            if other.stage is not Stage.OVER and other.day > each.day and each.day
        )
        at = next(later, len(placed)) if each.stage is Stage.OVER else len(placed)
        placed.insert(at, each)
    return tuple(placed)


def _is_behind(phase: Phase) -> bool:
    return is_left_behind(Phase.SCORING, phase)


def _place(milestones: Sequence[Milestone], today: date) -> float:
    """By the days, whatever the state of the call: between the last milestone whose day has gone by and the next that
    has one. Of those without a day the state is all there is: behind what is over, before the present one."""
    dated = {n: each.date for n, each in enumerate(milestones) if each.date is not None}
    over = [n for n, each in enumerate(milestones) if each.stage is Stage.OVER]
    gone = [n for n, day in dated.items() if day < today or (day == today and n in over)]
    before = max(gone, default=-1)
    after = min((n for n in dated if n > before), default=len(milestones))
    low = max((n for n in over if before < n < after), default=before)
    present = next((n for n, each in enumerate(milestones) if each.stage is Stage.PRESENT), len(milestones))
    end = present if low < present < after else after
    if low < 0:
        return 0.0
    if end == len(milestones):
        return low + (_AWAY if present < end else 0.0)
    first, last = dated.get(low), dated.get(end)
    if first is None or last is None or last <= first:
        return (low + end) / 2
    share = (today - first).days / (last - first).days * (end - low)
    return low + min(max(share, _AWAY), end - low - _AWAY)


_AWAY = 0.15  # from a milestone that it has not reached, or has left


def _day(iso: str) -> date | None:
    """In Belgium."""
    if not iso:
        return None
    found = datetime.fromisoformat(iso)
    return found.astimezone(BRUSSELS).date() if found.tzinfo else found.date()


def _is_by(iso: str, today: date) -> bool:
    day = _day(iso)
    return day is not None and day <= today


def _is_past(iso: str, today: date) -> bool:
    day = _day(iso)
    return day is not None and day < today
