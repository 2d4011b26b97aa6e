"""The applications that nobody judged yet: which fit the rules of the call, and which somebody must look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from evalapp.analytics.ranking.funding import ceiling, unknown_for_ceilings
from evalapp.domain.application import Admissibility, Application, Dossier
from evalapp.domain.call import Call
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, said_in_both
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.checklist import by_application, checklist_of
from evalapp.operations.admissibility.exceptions import exceptions
from evalapp.operations.admissibility.findings.finding import Around
from evalapp.operations.admissibility.findings.registry import findings_of
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.lacking import LeftOut, left_out_of, unplaced_words
from evalapp.operations.panel.odd_values import (
    last_submission,
    long_before,
    next_to_nothing,
    not_reoriented,
)
from evalapp.operations.panel.too_late import Concern, too_late
from evalapp.operations.view import View
from evalapp.store.rows.settings import SUBMITTED_UNTIL
from evalapp.words import formats
from evalapp.words.ceilings import asked_by_year, checks
from evalapp.words.fields import field_label
from evalapp.words.phrases import by_reason, join_all

LET_THROUGH, _LET_SOME_THROUGH = "let-through", "admitted-anyway"
KNOWINGLY = (LET_THROUGH, _LET_SOME_THROUGH)
"""What an act is called that let something through though it does not fit the rules."""

_CENTS = 100


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
    def words(self) -> str:
        return " · ".join(each.words for each in self.concerns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Admission:
    """`clear` fit every rule that could be looked at; `until` is until when applications were taken in, or empty.

    `unplaced`: rows of partners and budgets that were not taken, of which nobody can tell whose they are.
    """

    clear: tuple[str, ...]
    held: tuple[Held, ...]
    until: str = ""
    unplaced: int = 0

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
    judged: Admissibility = Admissibility.OPEN,
    dossiers: Sequence[Dossier] | None = None,
) -> Admission:
    """What `AdmitTheRest` would let through; `until` in place of the time that the file keeps.

    With `judged` the same is looked at of what was judged so. `dossiers`: those of the file, where they are at hand.
    """
    due = view.setting(SUBMITTED_UNTIL) if until is None else until
    call = view.call()
    dossiers = view.dossiers() if dossiers is None else dossiers
    left_out = left_out_of(view.refused_rows(), {each.application.number for each in dossiers})
    last = last_submission(each.application for each in dossiers)
    around = Around.of(call.scheme, dossiers, until=due, left_out=left_out)
    checklist, answers = checklist_of(call.scheme), by_application(view.checks.answers())
    clear, held = [], []
    for dossier in dossiers:
        application = dossier.application
        if application.admissibility is not judged or application.is_withdrawn:
            continue
        concerns = _concerns(dossier, call, left_out, until=due, last=last)
        if judged is Admissibility.OPEN:
            own = answers.get(application.number, ())
            concerns = (*exceptions(checklist, own, partial(findings_of, dossier, around)), *concerns)
        if concerns:
            held.append(Held(application=dossier.application, concerns=concerns))
        else:
            clear.append(dossier.application.number)
    return Admission(
        clear=tuple(clear), held=tuple(held), until=due, unplaced=sum(left_out.unplaced.values())
    )


def concerns_about(
    view: View, application: str, dossiers: Sequence[Dossier] | None = None
) -> tuple[Concern, ...]:
    """The same of one application, whatever was decided on it: why nobody lets it through unseen."""
    applications = view.applications() if dossiers is None else [each.application for each in dossiers]
    left_out = left_out_of(view.refused_rows(), view.numbers())
    return _concerns(
        view.dossier(application),
        view.call(),
        left_out,
        until=view.setting(SUBMITTED_UNTIL),
        last=last_submission(applications),
    )


def require_reason(held: Iterable[Held], reason: str) -> None:
    """Raises BadValue where one of these came too late and nobody says why it is taken in all the same."""
    late = [each.number for each in held if any(concern.is_late for concern in each.concerns)]
    if late and not reason.strip():
        raise BadValue(
            _(
                "Say why {applications} may take part though submitted too late; the other applicants have a right to "
                "the reason."
            ).format(applications=join_all(late))
        )


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
    `reason`: of what is picked; one that came too late needs it.
    """

    picked: frozenset[str] = frozenset()
    until: str | None = None
    reason: str = ""
    action: ClassVar[Action] = Action.JUDGE_ADMISSIBILITY

    def summary(self, view: View) -> Act:
        words = said_in_both(lambda: self._words(view))
        if not self.picked:
            return act("admitted", words=words)
        return act(_LET_SOME_THROUGH, words=words, picked=sorted(self.picked), reason=self.reason)

    def _words(self, view: View) -> str:
        plan = plan_admission(view, until=self.until)
        n = len(plan.clear) + len(self.picked)
        text = ngettext("{n} application admissible", "{n} applications admissible", n).format(n=n)
        picked = [each for each in plan.held if each.number in self.picked]
        if picked:
            named = by_reason((each.number, each.words) for each in picked)
            text += " · " + _("let through all the same: {applications}").format(applications=named)
        left = [each.number for each in plan.held if each.number not in self.picked]
        if left:
            named = join_all(left)
            text += " · " + _("left undecided: {applications}").format(applications=named)
        return text

    def apply(self, change: OpenChange) -> None:
        plan = plan_admission(change.view, until=self.until)
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
        require_reason([each for each in plan.held if each.number in self.picked], reason)
        admitted = self.picked.union(plan.clear)
        for each in change.view.applications():
            if each.number in admitted:
                why = reason if each.number in self.picked else each.admissibility_reason
                change.put_application(
                    replace(each, admissibility=Admissibility.ADMISSIBLE, admissibility_reason=why)
                )
        if self.until is not None and self.until != change.view.setting(SUBMITTED_UNTIL):
            change.put_setting(SUBMITTED_UNTIL, self.until)


def _concerns(
    dossier: Dossier, call: Call, left_out: LeftOut, *, until: str, last: str
) -> tuple[Concern, ...]:
    own = tuple(_each_concern(dossier, call, until=until))
    submitted_at = dossier.application.submitted_at
    odd = long_before(submitted_at, due=until, deadline=call.deadline, last=last)
    own = (*own, *(Concern(words=each, is_broken=False) for each in odd))
    lost = (Concern(words=each, is_broken=False) for each in left_out.words_on(dossier))
    return (*own, *lost)


def _each_concern(dossier: Dossier, call: Call, *, until: str) -> Iterator[Concern]:
    application, rules = dossier.application, call.scheme.budget
    has_ceiling = rules.most_per_year is not None or rules.support_rate is not None
    is_support_needed = has_ceiling or call.budget is not None
    for name in _lacking(application, rules, is_support_needed=is_support_needed):
        yield Concern(words=_("{field}: empty").format(field=field_label(name)), is_broken=False)
    yield from _too_much(dossier, rules)
    small = next_to_nothing(application, is_support_needed=is_support_needed)
    for words in (*small, *not_reoriented(application)):
        yield Concern(words=words, is_broken=False)
    if until:
        yield from too_late(application.submitted_at, until)


def _lacking(application: Application, rules: BudgetRules, *, is_support_needed: bool) -> list[str]:
    lacking = [name for name in ("title", "organisation") if not getattr(application, name)]
    if is_support_needed and application.requested_support is None:
        lacking.append("requested_support")
    return [*lacking, *unknown_for_ceilings(rules, application)]


def _too_much(dossier: Dossier, rules: BudgetRules) -> Iterator[Concern]:
    """Each ceiling by itself; the most that the scheme allows on the whole only where none of them says it."""
    application, said = dossier.application, False
    asked = application.requested_support
    most = None if rules.most_per_year is None else rules.most_per_year * _CENTS
    for words, is_within in checks(dossier, rules):
        if not is_within:
            said = True
            yield Concern(words=words, is_broken=True)
    by_year = asked_by_year(dossier)
    for year, amount in () if by_year.is_spread else by_year.by_year.items():
        if most is not None and amount > most:
            said = True
            words = _("{year}: {amount} requested, at most {most} a year")
            yield Concern(
                words=words.format(year=year, amount=formats.money(amount), most=formats.money(most)),
                is_broken=True,
            )
    years = application.years
    if by_year.is_spread and most is not None and asked is not None and years and asked > most * years:
        said = True
        words = ngettext(
            "{amount} requested, at most {whole} ({most} a year, {n} year)",
            "{amount} requested, at most {whole} ({most} a year, {n} years)",
            years,
        )
        amounts = {"amount": asked, "whole": most * years, "most": most}
        yield Concern(
            words=words.format(n=years, **{name: formats.money(each) for name, each in amounts.items()}),
            is_broken=True,
        )
    limit = ceiling(rules, application)
    if asked is not None and limit is not None and asked > limit and not said:
        words = _("{amount} requested, at most {most}")
        yield Concern(
            words=words.format(amount=formats.money(asked), most=formats.money(limit)), is_broken=True
        )
    if asked is not None and application.total_budget is not None and asked > application.total_budget:
        yield Concern(words=_("more support is requested than the total budget"), is_broken=True)
