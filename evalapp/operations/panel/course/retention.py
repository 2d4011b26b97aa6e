"""How long the file of a call is kept: counted from the decision, said, and never acted upon by the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.days import today
from evalapp.operations.clock import doubt_of_clock
from evalapp.operations.records.noted import closing_change
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True)
class Retention:
    """`since` is the day of the last decision, or that of the closing where none is recorded yet (`is_decided`)."""

    years: int
    since: date
    until: date
    is_decided: bool

    def is_over(self, on: date) -> bool:
        return on > self.until


def retention_of(view: View) -> Retention | None:
    """None where the call says no period, or where nothing began it yet."""
    call = view.call()
    years = call.plan.retention
    if not years or call.phase is not Phase.CLOSED:
        return None
    days = [each.on for each in view.decidings.rulings()]
    since = date.fromisoformat(max(days)) if days else today(closing_change(view).at)
    return Retention(years=years, since=since, until=_years_later(since, years), is_decided=bool(days))


def retention_words(view: View, on: date | None = None) -> str:
    """Until when it is kept; empty where nobody said so. `on` is today unless given."""
    found = retention_of(view)
    if found is None:
        return ""
    until = formats.day(found.until.isoformat())
    if found.is_over(on or today(journal.now())):
        text = _(
            "The retention period of this call ended on {day}. Nothing is destroyed by itself: decide with your "
            "archivist what becomes of the file, of its back-ups and of every copy, and sign the declaration of "
            "destruction, which is among the reports."
        )
        return text.format(day=until)
    counted = (
        ngettext(
            "{n} year from the last decision, of {since}",
            "{n} years from the last decision, of {since}",
            found.years,
        )
        if found.is_decided
        else ngettext(
            "{n} year from the closing, on {since}, as long as no decision is recorded",
            "{n} years from the closing, on {since}, as long as no decision is recorded",
            found.years,
        )
    )
    how = counted.format(n=found.years, since=formats.day(found.since.isoformat()))
    return _("This file is kept until {day}: {how}.").format(day=until, how=how)


def retention_reminder(view: View) -> str:
    """For who opens the file once the period is over; empty before."""
    found = retention_of(view)
    is_over = found is not None and not view.call().is_demo and found.is_over(today(journal.now()))
    return retention_words(view) if is_over else ""


def times_told(workspace: Workspace) -> tuple[str, str]:
    """What the clock has to say to who opens the file; empty where it is nothing."""
    return doubt_of_clock(workspace), retention_reminder(workspace.view)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
