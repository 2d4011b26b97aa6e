"""What the panel decides beside its scores: a flag, a fixed amount; each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from evalapp.analytics.ranking.funding import entitlement, unknown_for_ceilings
from evalapp.domain.application import Application
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Value, act, cents, in_both, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import refuse_unfit_reason
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.why.budget import unknown_ceiling


@dataclass(frozen=True, kw_only=True, slots=True)
class SetFlag:
    """Say that a flag of the scheme holds for an application."""

    application: str
    flag: str
    reason: str
    action: ClassVar[Action] = Action.SET_FLAG

    def summary(self, view: View) -> Act:
        is_there = any(
            (each.application, each.flag) == (self.application, self.flag) for each in view.decisions().flags
        )
        return act(
            "flag",
            flag=in_both(view.call().scheme.flag(self.flag).title),
            application=self.application,
            before=state("flag", "yes" if is_there else "no"),
            after=state("flag", "yes"),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        reason = checked_reason(self.reason)
        flag = change.view.call().scheme.flag(self.flag).id
        number = open_application(change.view, self.application).number
        row: dict[str, str | int] = {"application": number, "flag": flag, "reason": reason}
        _record(change, "flagged", row)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClearFlag:
    """Take a flag back; the journal keeps that it was there."""

    application: str
    flag: str
    reason: str = ""
    action: ClassVar[Action] = Action.SET_FLAG

    def summary(self, view: View) -> Act:
        return act(
            "flag-cleared",
            flag=in_both(view.call().scheme.flag(self.flag).title),
            application=self.application,
            before=state("flag", "yes"),
            after=state("flag", "no"),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        flags = {(each.application, each.flag) for each in change.view.decisions().flags}
        if (self.application, self.flag) not in flags:
            raise BadValue(
                _("No flag “{flag}” is recorded for {application}; there is nothing to take back.").format(
                    flag=self.flag, application=self.application
                )
            )
        change.remove("flagged", application=self.application, flag=self.flag)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetGrant:
    """Fix the support of an application, in cents, in place of what it asks."""

    application: str
    amount: int
    reason: str
    action: ClassVar[Action] = Action.SET_GRANT

    def summary(self, view: View) -> Act:
        return act(
            "grant" if self.amount else "grant-refused",
            application=self.application,
            before=_support_before(view, self.application),
            after=cents(self.amount),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        reason = checked_reason(self.reason)
        application = open_application(change.view, self.application)
        rules = change.view.call().scheme.budget
        for field in unknown_for_ceilings(rules, application):
            raise BadValue(unknown_ceiling(application.number, field))
        most = entitlement(rules, application)
        if most is None:
            raise BadValue(
                _("It is not known what {application} asks, so its support cannot be fixed.").format(
                    application=application.number
                )
            )
        if not 0 <= self.amount <= most:
            raise BadValue(
                _(
                    "The support of {application} lies between {none} and {most}, the most the ceilings "
                    "allow."
                ).format(application=application.number, none=formats.money(0), most=formats.money(most))
            )
        row: dict[str, str | int] = {
            "application": application.number,
            "amount": self.amount,
            "reason": reason,
        }
        _record(change, "granted", row)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClearGrant:
    """Take a fixed amount back: the application asks again what it asked."""

    application: str
    reason: str = ""
    action: ClassVar[Action] = Action.SET_GRANT

    def summary(self, view: View) -> Act:
        return act(
            "grant-cleared",
            application=self.application,
            before=_support_before(view, self.application),
            after=cents(_entitled(view, self.application)),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        if self.application not in {each.application for each in change.view.decisions().grants}:
            raise BadValue(
                _("No support is fixed for {application}; there is nothing to take back.").format(
                    application=self.application
                )
            )
        change.remove("granted", application=self.application)


def checked_reason(text: str) -> str:
    reason = text.strip()
    if not reason:
        raise BadValue(_("A decision of the panel needs its reason, which is kept with it."))
    refuse_unfit_reason(reason)
    return reason


def _support_before(view: View, number: str) -> Value:
    fixed = next((each.amount for each in view.decisions().grants if each.application == number), None)
    return cents(_entitled(view, number) if fixed is None else fixed)


def _entitled(view: View, number: str) -> int | None:
    return entitlement(view.call().scheme.budget, view.dossier(number).application)


def open_application(view: View, number: str) -> Application:
    """Raises BadValue for an application that is unknown, inadmissible or withdrawn."""
    application = view.dossier(number).application
    if not application.is_judged:
        raise BadValue(
            _("{application} is {standing}, so there is nothing to decide about it.").format(
                application=number, standing=application.standing
            )
        )
    return application


def _record(change: OpenChange, table: Literal["flagged", "granted"], row: dict[str, str | int]) -> None:
    """Saying the same again changes nothing, the time included."""
    if not change.has(table, **row):
        change.put(table, [row | {"by_whom": change.actor.name, "at": change.at}])
