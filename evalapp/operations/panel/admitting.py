"""The applications that nobody judged yet: which fit the rules of the call, and which somebody must look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, said_in_both
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.unanswered import (
    NO_QUESTIONS,
    OpenQuestions,
    Unanswered,
    answer_all,
    open_questions,
    questions_words,
)
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.concerned import Concerned
from evalapp.operations.panel.lacking import unplaced_words
from evalapp.operations.panel.too_late import Concern
from evalapp.operations.view import View
from evalapp.store.rows.settings import SUBMITTED_UNTIL
from evalapp.words.phrases import by_reason, join_all

LET_THROUGH, _LET_SOME_THROUGH = "let-through", "admitted-anyway"
KNOWINGLY = (LET_THROUGH, _LET_SOME_THROUGH)
"""What an act is called that let something through though it does not fit the rules."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    application: Application
    concerns: tuple[Concern, ...]

    @property
    def number(self) -> str:
        return self.application.number

    @property
    def is_broken(self) -> bool:
        return any(each.is_broken for each in self.concerns)

    @property
    def is_late(self) -> bool:
        return any(each.is_late for each in self.concerns)

    @property
    def words(self) -> str:
        return " · ".join(each.words for each in self.concerns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Admission:
    """`clear` fit every rule that could be looked at; `until` is until when applications were taken in, or empty.

    `left` would fit, and are left out since nobody answered all of their questions.

    `unplaced`: rows of partners and budgets that were not taken, of which nobody can tell whose they are.
    """

    clear: tuple[str, ...]
    held: tuple[Held, ...]
    left: tuple[str, ...] = ()
    until: str = ""
    unplaced: int = 0
    questions: OpenQuestions = NO_QUESTIONS

    @property
    def unanswered(self) -> Mapping[str, tuple[str, ...]]:
        """Of those that fit the rules, or would, by number the questions that nobody answered."""
        return self.questions.of((*self.clear, *self.left))

    @property
    def not_checked(self) -> str:
        """What nothing is known of, so that nobody takes it for checked; empty where there is nothing such."""
        said = []
        if not self.until:
            said.append(
                _(
                    "Whether an application came too late is not checked: it is not known until when they were due."
                )
            )
        if self.unplaced:
            said.append(unplaced_words(self.unplaced))
        return " ".join(said)


def plan_admission(
    view: View,
    *,
    until: str | None = None,
    dossiers: Sequence[Dossier] | None = None,
    unanswered: Unanswered = Unanswered.KEEP,
) -> Admission:
    """What `AdmitTheRest` would let through; `until` in place of the time that the file keeps.

    Where `unanswered` questions get an answer, what does not hold by itself is held back of each application.
    `dossiers`: those of the file, where they are at hand.
    """
    dossiers = view.dossiers() if dossiers is None else dossiers
    looked = Concerned(view, until=until, dossiers=dossiers)
    is_answered = unanswered is Unanswered.ANSWER
    numbers = (each.application.number for each in dossiers)
    questions = open_questions(looked.checklist, looked.answers, numbers)
    clear, held, left = [], [], []
    for dossier in dossiers:
        application = dossier.application
        if not application.awaits_decision:
            continue
        is_begun = True if is_answered and application.number in questions.by_application else None
        if concerns := looked.of(dossier, is_begun=is_begun):
            held.append(Held(application=application, concerns=concerns))
        elif unanswered is Unanswered.LEAVE and application.number in questions.by_application:
            left.append(application.number)
        else:
            clear.append(application.number)
    return Admission(
        clear=tuple(clear),
        held=tuple(held),
        left=tuple(left),
        until=looked.until,
        unplaced=sum(looked.left_out.unplaced.values()),
        questions=questions,
    )


def require_reason(held: Iterable[Held], reason: str) -> None:
    """Raises BadValue where one of these came too late and nobody says why it is taken in all the same."""
    late = [each.number for each in held if each.is_late]
    if late and not reason.strip():
        raise BadValue(
            _(
                "Say why {applications} may take part though submitted too late; the other applicants have a right to "
                "the reason."
            ).format(applications=join_all(late))
        )


def of_reason(picked: Sequence[Held]) -> list[Held]:
    """Of which of these a reason is recorded: where some came too late it says why those take part, and not the others,
    of which it would say something untrue.
    """
    return [each for each in picked if each.is_late] or [*picked]


def is_picked_in(done: Act | None, application: str) -> bool:
    """Whether this act let `application` through knowingly."""
    for step in done.steps if done is not None else ():
        picked = step.named.get("picked")
        if step.what == LET_THROUGH or (isinstance(picked, list) and application in picked):
            return True
    return False


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmitTheRest:
    """What nobody judged yet and fits the rules is admissible; what does not only where it is in `picked`.

    `until`: ISO 8601, until when applications were taken in, which the file keeps; None leaves it as it is.
    `reason`: of what is picked and came too late, which needs it; else of all that is picked. `unanswered`: what
    becomes of questions that nobody answered; answers say that they were given for all at once.
    """

    picked: frozenset[str] = frozenset()
    until: str | None = None
    reason: str = ""
    unanswered: Unanswered = Unanswered.KEEP
    action: ClassVar[Action] = Action.JUDGE_ADMISSIBILITY

    def summary(self, view: View) -> Act:
        words = said_in_both(lambda: self._words(view))
        if not self.picked:
            return act("admitted", words=words)
        return act(_LET_SOME_THROUGH, words=words, picked=sorted(self.picked), reason=self.reason)

    def _words(self, view: View) -> str:
        plan = plan_admission(view, until=self.until, unanswered=self.unanswered)
        n = len(plan.clear) + len(self.picked)
        text = ngettext("{n} application admissible", "{n} applications admissible", n).format(n=n)
        picked = [each for each in plan.held if each.number in self.picked]
        if picked:
            named = by_reason((each.number, each.words) for each in picked)
            text += " · " + _("let through all the same: {applications}").format(applications=named)
        if self.unanswered is Unanswered.ANSWER and (open_ones := self._questions(plan)):
            words = questions_words(open_ones)
            text += " · " + _("answered “yes” for all at once: {questions}").format(questions=words)
        if plan.left:
            words = questions_words(plan.questions.of(plan.left))
            text += " · " + _("left out with unanswered questions: {questions}").format(questions=words)
        left = [each.number for each in plan.held if each.number not in self.picked]
        if left:
            named = join_all(left)
            text += " · " + _("left undecided: {applications}").format(applications=named)
        return text

    def _questions(self, plan: Admission) -> dict[str, tuple[str, ...]]:
        """Of what is admitted."""
        return plan.questions.of((*plan.clear, *sorted(self.picked)))

    def apply(self, change: OpenChange) -> None:
        plan = plan_admission(change.view, until=self.until, unanswered=self.unanswered)
        if not plan.clear and not self.picked:
            raise BadValue(_("Nothing would become admissible; pick what is to be let through all the same."))
        unknown = self.picked - {each.number for each in plan.held}
        if unknown:
            raise BadValue(
                _(
                    "There is nothing to let through about {applications}: decided on already, or not in this file."
                ).format(applications=join_all(shorten(each) for each in sorted(unknown)))
            )
        reason = self.reason.strip()
        picked = [each for each in plan.held if each.number in self.picked]
        require_reason(picked, reason)
        admitted = self.picked.union(plan.clear)
        reasons = dict.fromkeys([each.number for each in of_reason(picked)] or plan.clear, reason)
        if self.unanswered is Unanswered.ANSWER:
            answer_all(change, self._questions(plan), reasons)
        for each in change.view.applications():
            if each.number in admitted:
                why = (
                    reasons.get(each.number, "") if each.number in self.picked else each.admissibility_reason
                )
                change.put_application(
                    replace(each, admissibility=Admissibility.ADMISSIBLE, admissibility_reason=why)
                )
        if self.until is not None and self.until != change.view.setting(SUBMITTED_UNTIL):
            change.put_setting(SUBMITTED_UNTIL, self.until)
