"""What another scheme would come to, before anything is changed: scores, packs, and what stands in its way.

Never who would move: rules are fixed before results are known. In draft nobody has a score, and so nobody a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Step
from evalapp.domain.order import place_key
from evalapp.domain.scheme.carrying import Why, carried, means_the_same
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import progress_of_jurors, to_renew
from evalapp.operations.scheme.fixed import Fixed, fixed_since
from evalapp.operations.scheme.steps import steps_between
from evalapp.operations.view import View
from evalapp.words.phrases import join_names


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """A score that has no place under the other scheme."""

    score: Score
    why: Why


@dataclass(frozen=True, kw_only=True)
class SchemePlan:
    """`version` is the number that the scheme `new` would have: in draft that of the one it replaces.

    `restated` are scores of the same value on a scale with other steps, as they would then be. `packs` are the jurors
    who still owe something and whose pack would be out of date. `obstacles` are sentences, each with what to do first.
    """

    view: View
    old: Scheme
    new: Scheme
    text: str
    version: int
    fixed: Fixed | None
    kept: int = 0
    aside: tuple[Aside, ...] = ()
    restated: tuple[Score, ...] = ()
    obstacles: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.fixed is None

    @property
    def is_other(self) -> bool:
        return self.old != self.new

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return steps_between(self.old, self.new)

    @cached_property
    def packs(self) -> tuple[PersonId, ...]:
        """Asked for last: it looks at every dossier that was handed out."""
        if not self.is_other or not self.view.issued():
            return ()
        facts = facts_of(self.view)
        gone = {each.score.placed for each in self.aside}
        then = replace(
            facts,
            call=replace(facts.call, scheme=self.new, scheme_version=self.version),
            scores=[each for each in facts.scores if each.placed not in gone],
        )
        return tuple(each.person.id for each in to_renew(progress_of_jurors(then, coverage(then))))

    @property
    def places(self) -> tuple[()] | None:
        """Of whoever would move, in draft alone, where nobody was scored yet; None: nobody may see it."""
        return () if self.is_draft else None


def plan_scheme(view: View, text: str, name: str = "") -> SchemePlan:
    """What putting this TOML in force comes to. Raises SchemeError with all that is wrong with it."""
    call = view.call()
    new = parse_scheme(text, name or _("the scheme"))
    fixed = fixed_since(view)
    versions = view.schemes()
    # What changes nothing makes no version: it is the scheme in force, under its own number.
    number = call.scheme_version if fixed is None or new == call.scheme else max(versions) + 1
    plan = SchemePlan(view=view, old=call.scheme, new=new, text=text, version=number, fixed=fixed)
    kept, aside, restated = _of_scores(view, call.scheme, new)
    return replace(
        plan,
        kept=kept,
        aside=tuple(aside),
        restated=tuple(restated),
        obstacles=tuple(_obstacles(view, call.scheme, new)),
    )


def _of_scores(view: View, old: Scheme, new: Scheme) -> tuple[int, list[Aside], list[Score]]:
    before = {each.id: each.scale for each in old.criteria}
    after = {each.id: each.scale for each in new.criteria}
    is_same = {id: id in after and means_the_same(scale, after[id]) for id, scale in before.items()}
    kept, aside, restated = 0, [], []
    for score in view.scores():
        place = score.criterion
        if is_same.get(place) or (place in after and score.value is None):
            kept += score.is_given
        elif place not in after or place not in before or score.value is None:
            aside.append(Aside(score=score, why=Why.GONE))
        elif isinstance(found := carried(before[place], after[place], score.value), Why):
            aside.append(Aside(score=score, why=found))
        else:
            kept += 1
            if found != score.value:
                restated.append(replace(score, value=found))
    aside.sort(key=lambda each: (place_key((each.score.application, each.score.criterion)), each.score.juror))
    return kept, aside, restated


def _obstacles(view: View, old: Scheme, new: Scheme) -> Iterator[str]:
    """What nobody may decide on the side: each must be settled before the scheme changes."""
    if old.is_ranked and new.is_ranked and old.ranking.ties and not new.ranking.ties:
        n = len(old.ranking.ties)
        yield ngettext(
            "It removes the only tie-break rule: applications with equal totals would stay tied for ever. Keep at "
            "least one, for example the lot.",
            "It removes all {n} tie-break rules: applications with equal totals would stay tied for ever. Keep at "
            "least one, for example the lot.",
            n,
        ).format(n=n)
    other = _on_other_scales(old, new)
    choices = [each for each in view.open_choices() if each.criterion in other]
    if n := len(choices):
        text = ngettext(
            "{n} choice that a merge left open is about a criterion that goes or gets another scale: settle it first, "
            "on the page Exchange.",
            "{n} choices that merges left open are about criteria that go or get another scale: settle them first, on "
            "the page Exchange.",
            n,
        )
        yield text.format(n=n)
    agreed = [each for each in view.consensus() if each.criterion in other]
    if agreed:
        text = _(
            "A consensus score stands on a criterion that goes or gets another scale: {places}. Take it back first; it "
            "stays in the history."
        )
        yield text.format(
            places=join_names(f"{each.application} ({other[each.criterion]})" for each in agreed)
        )
    flags = {each.id for each in old.flags} - {each.id for each in new.flags}
    if flagged := [each.application for each in view.decisions().flags if each.flag in flags]:
        text = _("A flag that goes was given to {applications}: take it back first; it stays in the history.")
        yield text.format(applications=join_names(dict.fromkeys(flagged)))
    if old.ranking.triage and not new.ranking.triage and (aside := view.decisions().aside):
        text = _(
            "The new scheme knows no triage, in which {applications} were put aside: take that back first."
        )
        yield text.format(applications=join_names(aside))


def _on_other_scales(old: Scheme, new: Scheme) -> Mapping[str, str]:
    """The criteria that go or whose scores would not mean the same, by id with their title."""
    after = {each.id: each.scale for each in new.criteria}
    return {
        each.id: str(each.title)
        for each in old.criteria
        if each.id not in after or not means_the_same(each.scale, after[each.id])
    }
