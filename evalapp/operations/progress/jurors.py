"""How far each juror is, from a pack that was never handed out to the last score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.journal import Issued
from evalapp.domain.people import Person
from evalapp.domain.texts import _
from evalapp.operations.progress.coverage import Coverage, Share
from evalapp.operations.progress.facts import Facts


class JurorState(StrEnum):
    NOT_HANDED_OUT = "not-handed-out"
    HANDED_OUT = "handed-out"
    OUT_OF_DATE = "out-of-date"
    PARTLY = "partly"
    COMPLETE = "complete"

    @property
    def label(self) -> str:
        return {
            JurorState.NOT_HANDED_OUT: _("not handed out"),
            JurorState.HANDED_OUT: _("handed out"),
            JurorState.OUT_OF_DATE: _("pack out of date"),
            JurorState.PARTLY: _("partly in"),
            JurorState.COMPLETE: _("complete"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class JurorProgress:
    """How much of what was asked of `person` is in."""

    person: Person
    share: Share
    state: JurorState


def progress_of_jurors(facts: Facts, covered: Coverage) -> tuple[JurorProgress, ...]:
    """Of everybody who judges something."""
    last = last_issued(facts)
    return tuple(
        JurorProgress(
            person=person,
            share=covered.jurors.get(person.id, Share()),
            state=_state(covered.jurors.get(person.id, Share()), last.get(person.id), facts),
        )
        for person in facts.jurors
    )


def expected(facts: Facts, covered: Coverage) -> tuple[JurorProgress, ...]:
    """Those who judge something and of whom not everything came back yet; who handed in a part is one of them."""
    came = {each.juror for each in facts.received}
    return tuple(
        each
        for each in progress_of_jurors(facts, covered)
        if each.state is not JurorState.COMPLETE or each.person.id not in came
    )


def last_issued(facts: Facts) -> Mapping[str, Issued]:
    """Juror → the last pack or form that left for them."""
    return {each.juror: each for each in sorted(facts.issued, key=lambda each: each.number)}


def _state(share: Share, last: Issued | None, facts: Facts) -> JurorState:
    """What is owed no more needs no newer pack; what is still owed must be scored by the scheme in force."""
    if not share.owed:
        return JurorState.COMPLETE
    if last is not None and last.scheme_version != facts.call.scheme_version:
        return JurorState.OUT_OF_DATE
    if share.given:
        return JurorState.PARTLY
    return JurorState.NOT_HANDED_OUT if last is None else JurorState.HANDED_OUT
