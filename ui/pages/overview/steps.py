"""Where in the window each step of a call is done."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.application import Admissibility
from evalapp.domain.intake import Outcome
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """What the button says, and the page it opens at `target`; no page where the step is done on the spot."""

    button: str
    page: str = ""
    target: str | None = None


def door(step: str, about: str = "") -> Door:
    """`step` is the id of a step of the call, `about` the application or the juror that it begins with."""
    return {
        "take-back": Door(button=_("Go to the copies"), page="exchange", target="copies"),
        "import": Door(button=_("Import applications"), page="applications"),
        "admit": Door(button=_("Decide on admissibility"), page="applications", target=Admissibility.OPEN),
        "jury": Door(button=_("Go to the jury"), page="jury"),
        "assign": Door(button=_("Assign applications"), page="jury", target="assign"),
        "hand-out": Door(button=_("Hand out packs"), page="exchange", target="hand-out"),
        "merge": Door(button=_("Merge returned files"), page="exchange", target="merge"),
        "settle": Door(button=_("Open choices"), page="exchange", target="choices"),
        "consensus": Door(button=_("Go to the meeting"), page="meeting", target=about or None),
        "meeting": Door(button=_("Go to the meeting"), page="meeting"),
        "conflicts": Door(button=_("Decide on conflicts of interest"), page="jury", target=about or None),
        "work-list": Door(button=_("Go to the work list"), page="applications", target=Outcome.REFUSED),
        "complete": Door(button=_("Go to the applications"), page="applications", target=about or None),
        "fill-in": Door(button=_("Go to the applications"), page="applications", target=about or None),
        "ask": Door(button=_("Ask the jurors"), page="exchange", target="reminders"),
        "remind": Door(button=_("Write reminders"), page="exchange", target="reminders"),
        "reopen": Door(button=_("Move back to scoring…")),
        "deliberate": Door(button=_("Move to deliberation")),
        "rank": Door(button=_("Go to the ranking"), page="ranking"),
        "propose": Door(button=_("Go to the decisions"), page="individual", target=about or None),
        "print": Door(button=_("Go to the reports"), page="reports"),
        "notify": Door(button=_("Go to the decisions"), page="decisions"),
    }[step]


def link(cure: str) -> str:
    """The same door in a word or two, behind the words of what it cures."""
    return {
        "admit": _("Decide"),
        "assign": _("Assign"),
        "hand-out": _("Hand out again"),
        "settle": _("Choose"),
        "consensus": _("Meeting"),
        "meeting": _("Meeting"),
        "conflicts": _("Decide"),
        "work-list": _("Work list"),
        "complete": _("Open"),
        "fill-in": _("Open"),
        "ask": _("Ask"),
        "rank": _("Ranking"),
        "propose": _("Decisions"),
        "remind": _("Remind"),
        "reopen": _("Move back…"),
    }[cure]
