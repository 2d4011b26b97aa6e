"""When an applicant was told of the decision, how, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from evalapp.domain.deciding.values import Channel, Notified
from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step, Value, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import past_day
from evalapp.operations.change import OpenChange
from evalapp.operations.deciding.standing import Afterwards, Standing, afterwards
from evalapp.operations.ranking.decisions import checked_reason, open_application
from evalapp.operations.view import View
from evalapp.words import formats

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, kw_only=True, slots=True)
class Notify:
    """Of what holds of each application now, sent `on` an ISO 8601 date; `received` is the day of a receipt.

    A receipt may come later: it is added to what was sent. Anything else that differs from what is recorded corrects
    it, and needs a `reason`. Once the decision itself changed, its applicant is told anew.
    """

    applications: Sequence[str]
    on: str
    channel: Channel
    received: str = ""
    reason: str = ""
    action: ClassVar[Action] = Action.NOTIFY

    def summary(self, view: View) -> Act:
        named: dict[str, Value] = {
            "n": len(self._numbers),
            "channel": state("channel", str(self.channel)),
            "day": {"day": self.on},
            "applications": ", ".join(self._numbers),
        }
        received = Step(what="notified-received", named={"day": {"day": self.received}})
        steps = (Step(what="notified", named=named), *([received] if self.received else ()))
        return Act(steps=steps, reason=" ".join(self.reason.split()))

    @property
    def _numbers(self) -> tuple[str, ...]:
        """Each once."""
        return tuple(dict.fromkeys(self.applications))

    def apply(self, change: OpenChange) -> None:
        if not self.applications:
            raise BadValue(_("Choose the applications of which the applicants were told."))
        on = past_day(self.on, change.at, what=_("the day on which it was sent"))
        received = (
            past_day(self.received, change.at, what=_("the day of the receipt")) if self.received else ""
        )
        if received and received < on:
            text = _("A receipt of {day} is from before it was sent, on {sent}; give both days again.")
            raise BadValue(text.format(day=formats.day(received), sent=formats.day(on)))
        if received and date.fromisoformat(received) - date.fromisoformat(on) > _A_YEAR:
            text = _("A receipt of {day} is more than a year after it was sent, on {sent}; check the year.")
            raise BadValue(text.format(day=formats.day(received), sent=formats.day(on)))
        found = afterwards(change.view)
        rows = [self._row(change, found, number, on, received) for number in self._numbers]
        written = [row for row in rows if row is not None]
        change.put("notified", [row | {"by_whom": change.actor.name, "at": change.at} for row in written])

    def _row(
        self, change: OpenChange, found: Afterwards, number: str, on: str, received: str
    ) -> dict[str, str | int | None] | None:
        """None where that is recorded already."""
        standing = _decided(change.view, found, number)
        held = standing.holds
        assert held is not None, number
        assert standing.ruled is not None, number
        since = standing.since
        if on < since:
            text = _("What is sent on {sent} cannot tell {application} of what was decided on {day}.")
            raise BadValue(text.format(sent=formats.day(on), application=number, day=formats.day(since)))
        earlier, corrected = standing.notified, ""
        if earlier is not None:
            corrected = earlier.corrected
            if not received and on == earlier.on and self.channel is earlier.channel:
                received = earlier.received
            if _says(earlier, on, self.channel) and received in ("", earlier.received):
                return None
            if not _says(earlier, on, self.channel) or earlier.received:
                corrected = self._correction(number)
        return {
            "application": number,
            "nth": earlier.nth if earlier is not None else len(standing.told) + 1,
            "outcome": str(held.outcome),
            "amount": held.amount,
            "sent_on": on,
            "channel": str(self.channel),
            "received_on": received,
            "corrected": corrected,
        }

    def _correction(self, number: str) -> str:
        if not self.reason.strip():
            text = _(
                "It is recorded already how {application} was told of this decision; give the reason for correcting it."
            )
            raise BadValue(text.format(application=number))
        return checked_reason(self.reason)


def _decided(view: View, found: Afterwards, number: str) -> Standing:
    """Raises BadValue for an application of which there is nothing to tell."""
    open_application(view, number)
    standing = found.of(number)
    assert standing is not None, number
    if standing.stepped is not None:
        text = _("{application} was withdrawn by its applicant on {day}, so there is nothing to tell of it.")
        raise BadValue(text.format(application=number, day=formats.day(standing.stepped.on)))
    if standing.ruled is None:
        text = _("No decision on {application} is recorded yet; record that first.")
        raise BadValue(text.format(application=number))
    return standing


def _says(notified: Notified, on: str, channel: Channel) -> bool:
    return (notified.on, notified.channel) == (on, channel)
