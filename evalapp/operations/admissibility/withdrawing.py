"""An application that its applicant withdraws: what was scored of it stays readable, and counts no more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, state
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.typed import MOST_OF_A_REASON, typed_line
from evalapp.operations.admissibility.days import past_day
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats

_KIND = "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdraw:
    """`on` is the ISO 8601 date on which the applicant withdrew it, not a day to come.

    It leaves the ranking, the seats that are asked and the coverage as an inadmissible one does; nothing is removed.
    """

    application: str
    on: str
    reason: str
    action: ClassVar[Action] = Action.WITHDRAW

    def summary(self, view: View) -> Act:
        before = view.dossier(self.application).application.withdrawn_on
        return act(
            "withdrawn",
            application=self.application,
            before=state(_KIND, before),
            after=state(_KIND, self.on),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        application = change.view.dossier(self.application).application
        if application.is_withdrawn:
            text = _(
                "{application} was withdrawn already, on {day}: “{reason}”. If that is wrong, take the withdrawal back "
                "first."
            )
            raise BadValue(
                text.format(
                    application=self.application,
                    day=formats.day(application.withdrawn_on),
                    reason=shorten(application.withdrawn_reason),
                )
            )
        reason = _checked(
            self.reason, _("Say why the application is withdrawn; the reason stands in the report.")
        )
        day = past_day(self.on, change.at, what=_("the day of the withdrawal"))
        if application.submitted_at and day < application.submitted_at[:10]:
            text = _("{application} came in on {day}, so it was not withdrawn before that.")
            raise BadValue(
                text.format(application=self.application, day=formats.day(application.submitted_at[:10]))
            )
        change.put_application(replace(application, withdrawn_on=day, withdrawn_reason=reason))


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBackWithdrawal:
    """The applicant goes on after all: the application is judged again, with what was scored of it before."""

    application: str
    reason: str
    action: ClassVar[Action] = Action.WITHDRAW

    def summary(self, view: View) -> Act:
        before = view.dossier(self.application).application.withdrawn_on
        return act(
            "withdrawn",
            application=self.application,
            before=state(_KIND, before),
            after=state(_KIND, ""),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        application = change.view.dossier(self.application).application
        if not application.is_withdrawn:
            raise BadValue(_("{application} is not withdrawn.").format(application=self.application))
        _checked(self.reason, _("Say why the withdrawal is taken back; the reason stands in the report."))
        change.put_application(replace(application, withdrawn_on="", withdrawn_reason=""))


def what_becomes_of_scores(view: View, number: str, *, is_back: bool = False) -> str:
    """What a withdrawal does with what was scored, or its being taken back; empty where nothing was."""
    n = sum(each.is_given for each in view.scores(application=number))
    if not n:
        return ""
    text = (
        ngettext(
            "Its {n} score, which stayed readable, counts again.",
            "Its {n} scores, which stayed readable, count again.",
            n,
        )
        if is_back
        else ngettext(
            "Its {n} score stays readable and counts no more: not in the ranking, not in what is still to score.",
            "Its {n} scores stay readable and count no more: not in the ranking, not in what is still to score.",
            n,
        )
    )
    return text.format(n=n)


def _checked(reason: str, empty: str) -> str:
    line = typed_line(reason, MOST_OF_A_REASON)
    if not line:
        raise BadValue(empty)
    return line
