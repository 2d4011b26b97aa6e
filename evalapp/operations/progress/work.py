"""What a juror has done and still has to do, per application."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from evalapp.domain.application import Application
from evalapp.domain.call import Call, Score
from evalapp.domain.journal import TableName
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.scoring.handing import Handing, handing_of
from evalapp.domain.scoring.totals import OwnTotal, own_total
from evalapp.domain.texts import _
from evalapp.operations.juror.said import handed_in_at, said_by_pack, sent
from evalapp.operations.progress.due import is_comment_missing, is_complete
from evalapp.operations.view import View
from evalapp.words.scores import figure
from evalapp.words.work import standing


@dataclass(frozen=True, kw_only=True)
class Task:
    """One application on the juror's list. `scores` by criterion; `has_conflict`: not to be seen or scored.

    `is_cleared`: the juror said that there is no conflict of interest; until then the dossier stays closed.
    `said`: the answers, by criterion, that the secretary has; `is_conflict_told`: whether the conflict is among them.
    """

    application: Application
    scores: Mapping[str, Score]
    scheme: Scheme
    has_conflict: bool = False
    is_cleared: bool = True
    said: Mapping[str, Answer] = field(default_factory=dict)
    is_conflict_told: bool = True

    @property
    def number(self) -> str:
        return self.application.number

    @cached_property
    def done(self) -> tuple[bool, ...]:
        """Per criterion, in the scheme's order: nothing left to do."""
        return tuple(self.is_done(criterion.id) for criterion in self.scheme.criteria)

    def is_done(self, criterion: str) -> bool:
        score = self.scores.get(criterion)
        return score is not None and score.is_given and not is_comment_missing(self.scheme, score)

    @cached_property
    def is_complete(self) -> bool:
        return is_complete(self.scheme, list(self.scores.values()))

    @property
    def is_gated(self) -> bool:
        """The question about conflicts of interest comes first."""
        return not self.has_conflict and not self.is_cleared

    @property
    def is_to_do(self) -> bool:
        return not self.has_conflict and not self.is_complete

    @cached_property
    def handing(self) -> Handing:
        if self.has_conflict:
            return Handing.HANDED_IN if self.is_conflict_told else Handing.NOT
        return handing_of({criterion: score.answer for criterion, score in self.scores.items()}, self.said)

    @property
    def handing_words(self) -> str:
        """Empty where nobody expects it to be handed in yet."""
        is_early = self.handing is Handing.NOT and self.is_to_do
        return "" if is_early or self.has_conflict else self.handing.label

    @cached_property
    def own_total(self) -> OwnTotal | None:
        return own_total(self.scheme, self.scores.values())

    @property
    def total(self) -> Fraction | None:
        return None if self.own_total is None else self.own_total.value

    @property
    def scored(self) -> int:
        """How many criteria have a score; a reason for none is done, and no score."""
        return sum(score.value is not None for score in self.scores.values())

    @property
    def total_words(self) -> str:
        """The total and, where a reason stands for a score, over how many criteria; empty where there is none."""
        if self.own_total is None:
            return ""
        shown = figure(self.own_total.value, self.scheme.ranking.decimals)
        if self.own_total.is_of_all:
            return shown
        return _("{total}, over {n} of {all}").format(
            total=shown, n=self.own_total.scored, all=self.own_total.counting
        )

    @property
    def state(self) -> str:
        """How far it is, in a word or two."""
        if self.has_conflict:
            return NoScore.CONFLICT.label
        if self.is_gated:
            return _("not opened")
        if self.is_complete:
            return _("scored")
        return _("{n} of {all}").format(n=sum(self.done), all=len(self.done))

    @cached_property
    def words(self) -> str:
        """The state of the whole row, for a screen reader and a search."""
        state = self.state
        if self.is_to_do:
            count = _("{n} of {all} criteria").format(n=sum(self.done), all=len(self.done))
            state = f"{state}, {count}" if self.is_gated else count
        elif self.is_complete and self.total_words:
            state += ", " + self.total_words
        parts = (self.application.title, self.number, self.place, state, self.handing_words)
        return ", ".join(part for part in parts if part)

    @property
    def place(self) -> str:
        """What says which application it is, beside the number: of a closed dossier nothing but the applicant."""
        is_open = self.is_cleared and not self.has_conflict
        return self.application.province if is_open else self.application.organisation

    def missing(self) -> list[str]:
        """Titles of the criteria that still lack a score or a due motivation, with what lacks."""
        sentences = []
        for criterion in self.scheme.criteria:
            score = self.scores.get(criterion.id)
            if score is None or not score.is_given:
                sentences.append(_("{criterion}: score").format(criterion=criterion.title))
            elif is_comment_missing(self.scheme, score):
                sentences.append(_("{criterion}: justification").format(criterion=criterion.title))
        return sentences


# What the tasks of a juror are made of.
TASK_TABLES: tuple[TableName, ...] = (
    "call",
    "scheme",
    "application",
    "assignment",
    "conflict",
    "score",
    "cleared",
    "setting",  # of the last return
)


def tasks_of(view: View, call: Call) -> list[Task]:
    """Every application that is the juror's to judge or was, in the order of their numbers."""
    scheme, juror = call.scheme, call.juror
    scores: dict[str, dict[str, Score]] = {}
    for score in view.scores(juror=juror):
        scores.setdefault(score.application, {})[score.criterion] = score
    # One that the panel recorded is known there.
    conflicts = {
        each.application: each.at if each.is_own else "" for each in view.conflicts() if each.juror == juror
    }
    known = conflicts.keys() | {each.application for each in view.assignments() if each.juror == juror}
    cleared = view.cleared(juror)
    said = _said(view)
    since = handed_in_at(view)
    return [
        Task(
            application=application,
            scores=scores.get(application.number, {}),
            scheme=scheme,
            has_conflict=application.number in conflicts,
            is_cleared=application.number in cleared,
            said=said.get(application.number, {}),
            is_conflict_told=conflicts.get(application.number, "") <= since,
        )
        for application in view.applications()
        if application.number in known
    ]


def task_of(view: View, call: Call, task: Task) -> Task:
    """`task` as the file has it now, but for the answer at its gate."""
    found = view.scores(juror=call.juror, application=task.number)
    conflicts = view.conflicts()
    return Task(
        application=task.application,
        scores={score.criterion: score for score in found},
        scheme=task.scheme,
        has_conflict=any(conflict.application == task.number for conflict in conflicts),
        is_cleared=task.is_cleared,
        said=task.said,
        is_conflict_told=task.is_conflict_told,
    )


def _said(view: View) -> dict[str, dict[str, Answer]]:
    """What the secretary has of this juror: from the last return and, where that says nothing, from the pack."""
    by_application: dict[str, dict[str, Answer]] = {}
    for (application, criterion), answer in (said_by_pack(view) | sent(view)).items():
        by_application.setdefault(application, {})[criterion] = answer
    return by_application


def to_do_words(tasks: Collection[Task], deadline: str) -> str:
    """For the status bar: what is left to score or to hand in, and until when."""
    from evalapp.words.formats import stamp

    to_do = sum(task.is_to_do for task in tasks)
    waiting = sum(task.handing is Handing.NOT and not task.is_to_do for task in tasks)
    changed = sum(task.handing is Handing.CHANGED for task in tasks)
    said = standing(to_do, waiting, changed, len(tasks))
    if deadline:
        said.append(_("hand in by {moment}").format(moment=stamp(deadline)))
    return " · ".join(said)
