"""The sentences of the history for what follows on the work of a jury: advice, decisions and notifications."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.deciding.values import Channel, Proposal, Ruling
from evalapp.domain.texts import N_, _, ngettext

SENTENCES: Mapping[str, str] = {
    "advice": N_("Proposal of the jury for {application}"),
    "advice-cleared": N_("Proposal of the jury for {application} taken back"),
    "called-on": N_("{application} called on from the reserve list: {amount}"),
    "notified-received": N_("received on {day}"),
    "ruling": N_("Decision on {application}, by {body} on {day} ({reference})"),
    "stepped-back": N_("{application} withdrawn by the applicant after the closing, on {day}"),
}
COUNTED: Mapping[str, Callable[[int], str]] = {
    "notified": lambda n: ngettext(
        "{n} applicant told of the decision by {channel}, sent on {day}: {applications}",
        "{n} applicants told of the decision by {channel}, sent on {day}: {applications}",
        n,
    ),
    "ruled": lambda n: ngettext(
        "{n} application decided as advised, by {body} on {day} ({reference})",
        "{n} applications decided as advised, by {body} on {day} ({reference})",
        n,
    ),
    "ruling-corrected": lambda n: ngettext(
        "{n} recorded decision corrected: by {body} on {day} ({reference})",
        "{n} recorded decisions corrected: by {body} on {day} ({reference})",
        n,
    ),
    "rulings-taken-back": lambda n: ngettext(
        "{n} recorded decision taken back", "{n} recorded decisions taken back", n
    ),
}
STATES: Mapping[str, Callable[[str], str]] = {
    "advice": lambda value: Proposal(value).label if value else _("as the ranking has it"),
    "ruling": lambda value: Ruling(value).label if value else _("not decided"),
    "channel": lambda value: Channel(value).label,
    "conditions": lambda n: ngettext("{n} condition", "{n} conditions", int(n)).format(n=n),
}
