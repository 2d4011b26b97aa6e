"""What the panel decides beside its scores: a flag, the order of a tie, a fixed amount; each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from evalapp.analytics.ranking.funding import entitlement, unknown_for_ceilings
from evalapp.domain.application import Admissibility, Application
from evalapp.domain.errors import BadValue
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.acts import told
from evalapp.words.explain_budget import unknown_ceiling

MOST_REASON = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class SetFlag:
    """Say that a flag of the scheme holds for an application."""

    application: str
    flag: str
    reason: str
    action: ClassVar[Action] = Action.SET_FLAG

    def summary(self, view: View) -> str:
        title = view.call().scheme.flag(self.flag).title
        what = _("Flag “{flag}” for {application}").format(flag=title, application=self.application)
        is_there = any(
            (each.application, each.flag) == (self.application, self.flag) for each in view.decisions().flags
        )
        return told(what, _("yes") if is_there else _("no"), _("yes"), self.reason)

    def apply(self, change: OpenChange) -> None:
        reason = _checked_reason(self.reason)
        flag = change.view.call().scheme.flag(self.flag).id
        number = _open_application(change.view, self.application).number
        row: dict[str, str | int] = {"application": number, "flag": flag, "reason": reason}
        _record(change, "flagged", row)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClearFlag:
    """Take a flag back; the journal keeps that it was there."""

    application: str
    flag: str
    reason: str = ""
    action: ClassVar[Action] = Action.SET_FLAG

    def summary(self, view: View) -> str:
        title = view.call().scheme.flag(self.flag).title
        done = _("Flag “{flag}” of {application} taken back").format(flag=title, application=self.application)
        return told(done, _("yes"), _("no"), self.reason)

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
class OrderTied:
    """The panel's own order, best first, of one whole block that ties on every rule before `panel-order`."""

    applications: tuple[str, ...]
    reason: str
    action: ClassVar[Action] = Action.ORDER_TIED

    def summary(self, view: View) -> str:
        listed = ", ".join(self.applications)
        return told(_("Order of the tie"), _order_of(view, self.applications), listed, self.reason)

    def apply(self, change: OpenChange) -> None:
        reason = _checked_reason(self.reason)
        for number in self.applications:
            _open_application(change.view, number)
        _require_one_block(change.view, self.applications)
        decision = {"reason": reason, "by_whom": change.actor.name, "at": change.at}
        change.put(
            "panel_order",
            (
                {"application": number, "position": position, **decision}
                for position, number in enumerate(self.applications, start=1)
            ),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ClearOrder:
    """Take back the positions of these applications; what is left of a block then decides nothing any more."""

    applications: tuple[str, ...]
    reason: str = ""
    action: ClassVar[Action] = Action.ORDER_TIED

    def summary(self, view: View) -> str:
        listed = ", ".join(self.applications)
        done = _("Order of the tie taken back")
        return told(
            done,
            _order_of(view, self.applications),
            _("{applications} tied").format(applications=listed),
            self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        if not self.applications:
            raise BadValue(_("Name the applications whose order is taken back."))
        ordered = {each.application for each in change.view.decisions().order}
        for number in self.applications:
            if number not in ordered:
                raise BadValue(
                    _("No order is recorded for {application}; there is nothing to take back.").format(
                        application=number
                    )
                )
            change.remove("panel_order", application=number)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetGrant:
    """Fix the support of an application, in cents, in place of what it asks."""

    application: str
    amount: int
    reason: str
    action: ClassVar[Action] = Action.SET_GRANT

    def summary(self, view: View) -> str:
        what = _("Support for {application}") if self.amount else _("Support for {application} refused")
        return told(
            what.format(application=self.application),
            _support_before(view, self.application),
            formats.money(self.amount),
            self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        reason = _checked_reason(self.reason)
        application = _open_application(change.view, self.application)
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

    def summary(self, view: View) -> str:
        done = _("Fixed support of {application} taken back").format(application=self.application)
        before = _support_before(view, self.application)
        return told(done, before, formats.money(_entitled(view, self.application)), self.reason)

    def apply(self, change: OpenChange) -> None:
        if self.application not in {each.application for each in change.view.decisions().grants}:
            raise BadValue(
                _("No support is fixed for {application}; there is nothing to take back.").format(
                    application=self.application
                )
            )
        change.remove("granted", application=self.application)


def _checked_reason(text: str) -> str:
    reason = text.strip()
    if not reason:
        raise BadValue(_("A decision of the panel needs its reason, which is kept with it."))
    if len(reason) > MOST_REASON:
        raise BadValue(_("A reason has at most {most} characters.").format(most=MOST_REASON))
    return reason


def _order_of(view: View, chosen: Sequence[str]) -> str:
    """The order in which these were put before, or that they tie."""
    ordered = sorted(
        (each for each in view.decisions().order if each.application in chosen),
        key=lambda each: each.position,
    )
    if ordered:
        return ", ".join(each.application for each in ordered)
    return _("{applications} tied").format(applications=", ".join(sorted(chosen, key=number_key)))


def _support_before(view: View, number: str) -> str:
    fixed = next((each.amount for each in view.decisions().grants if each.application == number), None)
    return formats.money(_entitled(view, number) if fixed is None else fixed)


def _entitled(view: View, number: str) -> int | None:
    return entitlement(view.call().scheme.budget, view.dossier(number).application)


def _open_application(view: View, number: str) -> Application:
    """Raises BadValue for an application that is unknown or inadmissible."""
    application = view.dossier(number).application
    if application.admissibility is Admissibility.INADMISSIBLE:
        raise BadValue(
            _("{application} is inadmissible, so there is nothing to decide about it.").format(
                application=number
            )
        )
    return application


def _record(change: OpenChange, table: Literal["flagged", "granted"], row: dict[str, str | int]) -> None:
    """Saying the same again changes nothing, the time included."""
    if not change.has(table, **row):
        change.put(table, [row | {"by_whom": change.actor.name, "at": change.at}])


def _require_one_block(view: View, chosen: Sequence[str]) -> None:
    """Raises BadValue unless `chosen` are all those, each once, that tie when it is the panel's turn to order them."""
    if len(set(chosen)) < len(chosen):
        raise BadValue(_("An application stands twice in this order; name each once, best first."))
    if len(chosen) < 2:
        raise BadValue(_("An order needs the applications that tie, at least two, best first."))
    first, tied = chosen[0], _tied_before_order(view, chosen[0])
    if not tied:
        raise BadValue(
            _("{application} ties with no other application, so there is nothing to order.").format(
                application=first
            )
        )
    if set(chosen) != {first, *tied}:
        raise BadValue(
            _("A tie is ordered as a whole: {application} ties with exactly {others}.").format(
                application=first, others=", ".join(tied)
            )
        )


def _tied_before_order(view: View, number: str) -> tuple[str, ...]:
    """Who ties with an application on every rule before `panel-order`; what was recorded of an order is left aside.

    Raises BadValue where the scheme has no such rule or the panel is not ready to rank.
    """
    from evalapp.operations.ranking.ranking import material_of

    material = material_of(view)
    ranking = replace(material, scheme=_until_order(material.scheme)).rank()
    if not ranking.is_ready:
        raise BadValue(
            _(
                "The panel is not ready to rank, so it is not known who ties; first settle what is still missing."
            )
        )
    return next(place.tied_with for place in ranking.places if place.application == number)


def _until_order(scheme: Scheme) -> Scheme:
    """The scheme with only those tie rules that come before the panel's own order."""
    kinds = [rule.kind for rule in scheme.ranking.ties]
    if TieKind.PANEL_ORDER not in kinds:
        raise BadValue(
            _(
                "The scheme of this call does not let the panel order a tie itself (it has no rule “panel-order”)."
            )
        )
    rules = replace(scheme.ranking, ties=scheme.ranking.ties[: kinds.index(TieKind.PANEL_ORDER)])
    return replace(scheme, ranking=rules)
