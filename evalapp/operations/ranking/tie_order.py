"""The panel's own order of applications that tie, recorded with its reason and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Value, act, tied
from evalapp.domain.order import number_key
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.ranking.decisions import checked_reason, open_application
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderTied:
    """The panel's own order, best first, of one whole block that ties on every rule before `panel-order`."""

    applications: tuple[str, ...]
    reason: str
    action: ClassVar[Action] = Action.ORDER_TIED

    def summary(self, view: View) -> Act:
        return act(
            "order",
            before=_order_of(view, self.applications),
            after=", ".join(self.applications),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        reason = checked_reason(self.reason)
        for number in self.applications:
            open_application(change.view, number)
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

    def summary(self, view: View) -> Act:
        return act(
            "order-cleared",
            before=_order_of(view, self.applications),
            after=tied(self.applications),
            reason=self.reason,
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


def _order_of(view: View, chosen: Sequence[str]) -> Value:
    """The order in which these were put before, or that they tie."""
    ordered = sorted(
        (each for each in view.decisions().order if each.application in chosen),
        key=lambda each: each.position,
    )
    if ordered:
        return ", ".join(each.application for each in ordered)
    return tied(sorted(chosen, key=number_key))


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
    from evalapp.operations.ranking.material import material_of

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
