"""The choices that merges left open: what each is between, and settling one or all of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from evalapp.domain.call import Score
from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Act, Step, act, in_both, said_in_both, state
from evalapp.domain.merge import ChoiceKey, Side, Version, VersionChoice
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer, Placed
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View
from evalapp.words.scores import compared

_MOST_TOLD = 500


def open_choices(view: View) -> tuple[VersionChoice, ...]:
    """Those that nobody has settled yet, with what the panel holds now and where that came from."""
    return tuple(
        replace(each, stored=_stored(view, each, view.score(*each.placed))) for each in view.open_choices()
    )


def is_unsigned(choice: VersionChoice) -> bool:
    """Whether a table or form asks, which has no number of its hand-in: its time is when its workbook was saved."""
    from evalapp.exchange.merge.devices import is_of_table

    return is_of_table(choice.device)


def asked_alone(choices: Sequence[VersionChoice]) -> dict[ChoiceKey, str]:
    """Which of these nobody answers together with others of their file, and why: in words that go on after a colon.

    Where several files bring another version, taking one answers nothing about the third. A conflict of interest is
    never only a reason for no score. And where one version has a half that the other lacks, the score or its
    motivation, something written would go unseen.
    """
    said: dict[Placed, set[Answer]] = {}
    for each in choices:
        said.setdefault(each.placed, set()).add(each.incoming.answer)
    found = {}
    for each in choices:
        if len(said[each.placed]) > 1:
            found[each.key] = _("several files say something else of it")
        elif NoScore.CONFLICT in (each.stored.answer.no_score, each.incoming.answer.no_score):
            found[each.key] = _("a conflict of interest is given as the reason for no score")
        elif _halves(each.stored.answer) != _halves(each.incoming.answer):
            found[each.key] = _("one of the versions has no score or no justification")
    return found


def _halves(answer: Answer) -> tuple[bool, bool]:
    return answer.score != NOTHING.score, bool(answer.comment.strip())


def labelled(view: View, choices: Iterable[VersionChoice]) -> tuple[VersionChoice, ...]:
    """Choices of a plan, where the panel's own version says who changed it if no file brought it."""
    return tuple(
        each if each.stored.file else replace(each, stored=_by_hand(view, each, each.stored))
        for each in choices
    )


def _stored(view: View, choice: VersionChoice, score: Score | None) -> Version:
    from evalapp.exchange.merge.state import brought_by, version_of
    from evalapp.operations.exchange.kept_receipts import receipts_of

    answer, at = (score.answer, score.at) if score else (NOTHING, "")
    place = (choice.application, choice.criterion)
    last = brought_by(answer, place, receipts_of(view, choice.juror))
    version = version_of(answer, last, at)
    return _by_hand(view, choice, version) if last is None else version


def _by_hand(view: View, choice: VersionChoice, version: Version) -> Version:
    """Who changed it in the panel, and when; a merge whose file nothing tells of any more has nobody's name."""
    steps = view.score_history(*choice.placed)
    if not steps or steps[-1].action == Action.MERGE:
        return version
    from evalapp.operations.records.story.doers import Doers

    actor = steps[-1].actor
    by = Doers(view).person_behind(actor) or actor  # a name, and not the account of a computer
    return replace(version, by=by, at=version.at or steps[-1].at)


@dataclass(frozen=True, kw_only=True)
class Settle:
    """Put for each choice one of its versions, score and motivation, in its place; the same file never asks again.

    Raises KnownError where a choice was settled or has lapsed in the meantime, where there is none, and where two
    choices would put different versions in one place.

    Most choices only say which of a juror's own files was the last, and need no `reason`. One that takes an older
    version than the last signed one does: it may be given, and stands in the history and the ranking report.
    """

    sides: Mapping[ChoiceKey, Side]
    reason: str = ""
    action: ClassVar[Action] = Action.SETTLE

    def summary(self, view: View) -> Act:
        steps = tuple(self._steps(view))
        n, sides = len(self.sides), set(self.sides.values())
        if n == len(steps) == 1:
            return replace(act("settle", n=n, reason=self.reason), steps=steps)
        if len(sides) == 1:
            done = act("settle-alike", n=n, version=state("side", sides.pop()), reason=self.reason)
        else:
            done = act("settle", n=n, reason=self.reason)
        return replace(done, particulars=steps[:_MOST_TOLD])

    def _steps(self, view: View) -> Iterator[Step]:
        """From which score to which where it is another, a step each; not of what is no choice any more."""
        there = {each.key: each for each in open_choices(view)}
        scheme = view.call().scheme
        for key, side in self.sides.items():
            if (choice := there.get(key)) is None:
                continue
            criterion = scheme.criterion(choice.criterion)
            held, taken = choice.stored.answer, _version(choice, side).answer
            before, after = (
                said_in_both(partial(compared, criterion.scale, *answer))
                if held.score != taken.score
                else None
                for answer in (held, taken)
            )
            yield Step(
                what="settle-one",
                named={
                    "application": choice.application,
                    "criterion": in_both(criterion.title),
                    "juror": name_of(view, choice.juror),
                    "version": state("side", side),
                },
                before=before,
                after=after,
            )

    def apply(self, change: OpenChange) -> None:
        from evalapp.operations.exchange.merging import note_merged
        from evalapp.store.rows.open_choices import remove_open_choice

        if not self.sides:
            raise KnownError(_("No choice was given."))
        there = {each.key: each for each in open_choices(change.view)}
        put: dict[Placed, Answer] = {}
        for key, side in self.sides.items():
            choice = there.get(key)
            if choice is None:
                juror, application, criterion, _device = key
                raise KnownError(
                    _("There is no open choice for {juror}, {application}, {criterion} any more.").format(
                        juror=juror, application=application, criterion=criterion
                    )
                )
            version = _version(choice, side)
            if version.answer != choice.stored.answer:
                if put.setdefault(choice.placed, version.answer) != version.answer:
                    raise KnownError(
                        _(
                            "Two versions cannot both hold for {juror}, {application}, {criterion}; take one."
                        ).format(
                            juror=choice.juror, application=choice.application, criterion=choice.criterion
                        )
                    )
                place = (choice.application, choice.criterion)
                is_dated = version.at and not (side is Side.INCOMING and is_unsigned(choice))
                at = version.at if is_dated else change.at
                change.put_score(Score.saying(version.answer, juror=choice.juror, place=place, at=at))
            remove_open_choice(change, key)
        note_merged(change, [there[key] for key in self.sides])


def _version(choice: VersionChoice, side: Side) -> Version:
    return {Side.BASE: choice.base, Side.STORED: choice.stored, Side.INCOMING: choice.incoming}[side]
