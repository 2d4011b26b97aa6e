"""What the points of closing are called, and where each is mended."""

from __future__ import annotations

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.operations.progress.points import (
    ATTENDANCE,
    CEILINGS,
    CONSENSUS_REASONS,
    MEETING,
    OPEN_CHOICES,
    PROPOSALS,
    STAYED,
    SUSPECTED,
    SUSPECTED_ASIDE,
    TRIAGE,
    WORK_LIST,
)
from ui.pages.overview.steps import Door, door, link

BACKUP = "backup"
"""What stands among what is in order, though closing does not ask it: the last copy that the program made."""
DRAW = "draw"
"""The cure that the page itself offers: it draws the lot."""


def title_of(item: str) -> str:
    """In a word or two; of a point that this version does not know its own name."""
    return {
        "scores": _("Scores"),
        "quorum": _("Assessments an application"),
        "no-score-at-all": _("Criteria without any score"),
        "no-consensus": _("Consensus"),
        "nobody-assigned": _("Seats"),
        "no-applications": _("Applications"),
        "admissibility": _("Admissibility"),
        WORK_LIST: _("Work list"),
        CEILINGS: _("Ceilings"),
        "conflicts": _("Conflicts of interest"),
        SUSPECTED: _("Suspected conflicts of interest"),
        SUSPECTED_ASIDE: _("Suspected conflicts of interest"),
        STAYED: _("Who had to leave the room"),
        "tie-at-line": _("Tie at the funding line"),
        "amounts": _("Amounts asked"),
        "motivations": _("Justifications"),
        CONSENSUS_REASONS: _("Reasons of consensus scores"),
        OPEN_CHOICES: _("Open choices"),
        MEETING: _("Meeting"),
        ATTENDANCE: _("Quorum (attendance)"),
        TRIAGE: _("Triage"),
        PROPOSALS: _("Proposals of the jury"),
        BACKUP: _("Back-up"),
    }.get(item, item)


def way_to(cure: str, about: str, role: Role) -> tuple[str, Door | None]:
    """What the button says, with the page it opens; no page where it is done here, and no words where it is nowhere.

    The secretary alone has the exchange of files: to a chair it is said who settles it.
    """
    if cure == DRAW:
        return _("Draw the lot"), None
    if not cure:
        return "", None
    where = door(cure, about)
    if where.page == "exchange" and role is not Role.SECRETARY:
        return "", where
    if about and where.target == about and where.page in ("meeting", "applications"):
        return _("Go to {application}").format(application=about), where
    return link(cure), where if where.page else None
