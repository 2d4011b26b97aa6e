"""A newer pack against scores that were given: what stays, what is set aside, from where the return counts on.

The panel merges a return three-way: base, what it holds, what the return says. So the base of each score must be what
both sides last agreed on. What the panel changed since is left standing on both sides: the panel keeps its own as long
as the juror does not touch it again, and asks if the juror does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from evalapp.domain.errors import BadValue
from evalapp.domain.order import place_key
from evalapp.domain.scheme.carrying import Why, carried, means_the_same
from evalapp.domain.scheme.model import NoScore, Scale, Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.words.scheme.versions import why_aside


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAside:
    """A score that has no place any more; `value` as files hold it: a number, a word's id or title, a reason."""

    application: str
    criterion: str
    title: str
    value: str
    comment: str
    why: str

    @property
    def place(self) -> Place:
        return (self.application, self.criterion)


@dataclass(frozen=True, kw_only=True)
class GivenScores:
    """The scores of a work file; `said` is what its last return said, empty before the first one.

    `barred` are the applications with a declared conflict of interest, of which nothing is scored.
    """

    scheme: Scheme
    applications: frozenset[str]
    barred: frozenset[str]
    scores: Mapping[Place, Answer]
    base: Mapping[Place, Answer]
    said: Mapping[Place, Answer]
    aside: Mapping[Place, SetAside] = field(default_factory=dict)


@dataclass(kw_only=True)
class RenewedScores:
    """`scores`, `base` and `said` are complete for the new pack; `aside` goes there, `restored` came back from there.

    In `said` stands what the last return said where that means the same under the new scheme.
    """

    scores: dict[Place, Answer] = field(default_factory=dict)
    base: dict[Place, Answer] = field(default_factory=dict)
    said: dict[Place, Answer] = field(default_factory=dict)
    aside: list[SetAside] = field(default_factory=list)
    restored: list[Place] = field(default_factory=list)
    taken: list[Place] = field(default_factory=list)
    differing: list[Place] = field(default_factory=list)


def renew_scores(
    given: GivenScores, scheme: Scheme, applications: Collection[str], panel: Mapping[Place, Answer]
) -> RenewedScores:
    """`applications` are those of the newer pack, `scheme` its scheme and `panel` the scores it brought."""
    made = RenewedScores()
    new = {criterion.id for criterion in scheme.criteria}
    for place, answer in sorted(given.scores.items(), key=lambda each: place_key(each[0])):
        if place[0] not in applications:
            _set_aside(made, given.scheme, place, answer, _("The application is no longer in your pack."))
        elif place[1] not in new:
            _set_aside(made, given.scheme, place, answer, why_aside(Why.GONE))
    for number in applications:
        if number not in given.barred:
            for criterion in scheme.criteria:
                _renew(made, given, (number, criterion.id), criterion.scale, panel)
    return made


def _renew(
    made: RenewedScores, given: GivenScores, place: Place, scale: Scale, panel: Mapping[Place, Answer]
) -> None:
    """One place of the new pack."""
    theirs = panel.get(place, NOTHING)
    before = _scale_of(given.scheme, place[1]) if place[0] in given.applications else None
    own, base, said = (each.get(place, NOTHING) for each in (given.scores, given.base, given.said))
    if before is None:
        own, base, said = _restored(made, given, place, scale, theirs), NOTHING, NOTHING
    elif not means_the_same(before, scale) and not own == said == NOTHING:
        # What was said on another scale means nothing to the panel any more: it starts from what it holds.
        own, base, said = _carried(made, given, place, before, scale), theirs, NOTHING
    if own == theirs:
        base = theirs
    elif own == base and (own == said == NOTHING or not given.said):
        # Nothing of the juror's own stands here: it is shown as the panel holds it.
        if theirs == NOTHING:
            _set_aside(made, given.scheme, place, own, _("The panel took the score back."))
        own = base = theirs if _is_on(scale, theirs) else NOTHING
        made.taken += [place] if own != NOTHING else []
    elif theirs not in (base, said):
        made.differing.append(place)
    if own != NOTHING or place in given.scores:
        made.scores[place] = own
    if base != NOTHING:
        made.base[place] = base
    if said != NOTHING:
        made.said[place] = said


def _restored(made: RenewedScores, given: GivenScores, place: Place, scale: Scale, theirs: Answer) -> Answer:
    """What was kept aside of this place, where it fits again and the panel holds nothing else."""
    kept = given.aside.get(place)
    answer = _answer_of(kept, scale) if kept else None
    if answer is None or theirs not in (NOTHING, answer):
        return NOTHING
    made.restored.append(place)
    return answer


def _carried(made: RenewedScores, given: GivenScores, place: Place, before: Scale, scale: Scale) -> Answer:
    """A score on a scale that changed: the same value, or aside where the new scale does not have it."""
    answer = given.scores.get(place, NOTHING)
    if answer.value is None:
        return answer
    steps = carried(before, scale, answer.value)
    if not isinstance(steps, Why):
        return Answer(steps, None, answer.comment)
    _set_aside(made, given.scheme, place, answer, why_aside(steps))
    return Answer(None, None, answer.comment)


def _set_aside(made: RenewedScores, scheme: Scheme, place: Place, answer: Answer, why: str) -> None:
    if answer == NOTHING:
        return
    criterion = next(each for each in scheme.criteria if each.id == place[1])
    value = answer.value
    text = criterion.scale.text(value) if value is not None else str(answer.no_score or "")
    made.aside.append(
        SetAside(
            application=place[0],
            criterion=place[1],
            title=str(criterion.title),
            value=text,
            comment=answer.comment,
            why=why,
        )
    )


def _answer_of(kept: SetAside, scale: Scale) -> Answer | None:
    """The score that was kept aside; None where the scale does not have it."""
    if not kept.value:
        return Answer(comment=kept.comment)
    if kept.value in set(NoScore):
        return Answer(None, NoScore(kept.value), kept.comment)
    try:
        return Answer(scale.parse(kept.value), None, kept.comment)
    except BadValue:
        return None


def _scale_of(scheme: Scheme, criterion: str) -> Scale | None:
    return next((each.scale for each in scheme.criteria if each.id == criterion), None)


def _is_on(scale: Scale, answer: Answer) -> bool:
    return answer.value is None or answer.value in scale.allowed_steps
