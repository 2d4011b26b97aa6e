"""When one may look at what another weight or another panel would do: the jury scores the file, not the result."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.journal import TableName
from evalapp.domain.permissions import Phase
from evalapp.domain.terms.plan import WHAT_IF_ALWAYS
from evalapp.domain.texts import _, ngettext
from evalapp.operations.meeting.standing import MEETING_TABLES, meeting_of
from evalapp.operations.view import View

# All tables that `may_look` reads.
LOOKING_TABLES: tuple[TableName, ...] = (*MEETING_TABLES, "scheme", "setting")


@dataclass(frozen=True, kw_only=True, slots=True)
class Looking:
    """`why_not`: why what-if and the lenses are shut, empty where they are open.

    `first`: what comes first, where something does; `leads_to`: the page where that is done, empty where there is none.
    """

    why_not: str = ""
    first: str = ""
    leads_to: str = ""

    @property
    def is_open(self) -> bool:
        return not self.why_not


def may_look(view: View) -> Looking:
    """Open once the meeting has discussed every application, once the assessment is closed, or where the call says so.

    Never where nothing is ranked, and never while somebody who must leave for what is discussed is in the room.
    """
    call, meeting = view.call(), meeting_of(view)
    if not call.scheme.is_ranked:
        return Looking(
            why_not=_("Each application is assessed by itself: there is no order that could be another.")
        )
    if not view.applications():
        return Looking(
            why_not=_("There is nothing to rank yet."),
            first=_("Take in the applications first."),
            leads_to="applications",
        )
    if meeting.waits:
        return Looking(
            why_not=_(
                "Somebody with a conflict of interest with what is being discussed is in the room, and this shows "
                "every place."
            ),
            first=_(
                "It is back once they have left, or once the discussion begins all the same, for a reason."
            ),
            leads_to="meeting",
        )
    if call.phase is Phase.CLOSED or call.plan.what_if == WHAT_IF_ALWAYS:
        return Looking()
    left = len(meeting.unfinished)
    if meeting.agenda and not left:
        return Looking()
    why = _("The jury scores the file and not the result, so nobody sees yet whom a change would push.")
    if not meeting.agenda:
        return Looking(
            why_not=why,
            first=_("The meeting has discussed no application yet; this opens once all are discussed."),
            leads_to="meeting",
        )
    return Looking(
        why_not=why,
        first=ngettext(
            "{n} application is still to be discussed to its end; then this opens.",
            "{n} applications are still to be discussed to their end; then this opens.",
            left,
        ).format(n=left),
        leads_to="meeting",
    )
