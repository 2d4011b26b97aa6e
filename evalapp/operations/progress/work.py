"""What a juror has done and still has to do, per application."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from evalapp.domain.application import Application
from evalapp.domain.call import Call, Score
from evalapp.domain.journal import TableName
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scoring.totals import preliminary_total
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.due import is_comment_missing, is_complete
from evalapp.operations.view import View
from evalapp.words.scores import figure


@dataclass(frozen=True, kw_only=True)
class Task:
    """One application on the juror's list. `scores` by criterion; `has_conflict`: not to be seen or scored.

    `is_cleared`: the juror said that there is no conflict of interest; until then the dossier stays closed.
    """

    application: Application
    scores: Mapping[str, Score]
    scheme: Scheme
    has_conflict: bool = False
    is_cleared: bool = True

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
    def total(self) -> Fraction | None:
        return preliminary_total(self.scheme, self.scores.values())

    @property
    def state(self) -> str:
        """How far it is, in a word or two."""
        if self.has_conflict:
            return NoScore.CONFLICT.label
        if self.is_gated:
            return _("not opened")
        if self.is_complete:
            return _("done")
        return _("{n} of {all}").format(n=sum(self.done), all=len(self.done))

    @cached_property
    def words(self) -> str:
        """The state of the whole row, for a screen reader and a search."""
        state = self.state
        if self.is_to_do:
            count = _("{n} of {all} criteria").format(n=sum(self.done), all=len(self.done))
            state = f"{state}, {count}" if self.is_gated else count
        elif self.is_complete and self.total is not None:
            state += ", " + figure(self.total, self.scheme.ranking.decimals)
        return ", ".join(part for part in (self.application.title, self.number, self.place, state) if part)

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
)


def tasks_of(view: View, call: Call) -> list[Task]:
    """Every application that is the juror's to judge or was, in the order of their numbers."""
    scheme, juror = call.scheme, call.juror
    scores: dict[str, dict[str, Score]] = {}
    for score in view.scores(juror=juror):
        scores.setdefault(score.application, {})[score.criterion] = score
    conflicts = {conflict.application for conflict in view.conflicts() if conflict.juror == juror}
    known = conflicts | {each.application for each in view.assignments() if each.juror == juror}
    cleared = view.cleared(juror)
    return [
        Task(
            application=application,
            scores=scores.get(application.number, {}),
            scheme=scheme,
            has_conflict=application.number in conflicts,
            is_cleared=application.number in cleared,
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
    )


def to_do_words(tasks: Iterable[Task], deadline: str) -> str:
    """For the status bar: how many applications are left, and until when."""
    from evalapp.words.formats import stamp

    count = sum(task.is_to_do for task in tasks)
    words = (
        ngettext("{n} application to do", "{n} applications to do", count).format(n=count)
        if count
        else _("everything scored")
    )
    return words + (" · " + _("hand in by {moment}").format(moment=stamp(deadline)) if deadline else "")
