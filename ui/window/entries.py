"""The pages there are: their words and icons on the rail, who has them, and what brings each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evalapp.domain.people import Role
from evalapp.domain.texts import N_, _
from ui.actions import JUROR, OFFICE, SECRETARY
from ui.page import Page
from ui.window import bringing


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One page: its word and icon on the rail, who has it, and what brings its class; `also`: other words for it.

    A page that stands `under` another one has no button of its own on the rail: there the other one's is lit. With
    `is_ranked` only calls that rank, or only those that do not, have it; it may take the place of another one.
    """

    id: str
    said: str
    icon: str
    roles: frozenset[Role]
    bring: Callable[[], type[Page]]
    also: str
    under: str = ""
    is_ranked: bool | None = None
    instead_of: str = ""

    @property
    def label(self) -> str:
        return _(self.said)


ENTRIES = (
    Entry(
        id="dossiers",
        said=N_("Dossiers"),
        icon="dossier",
        roles=JUROR,
        bring=bringing.scoring,
        also=N_("applications scores assess"),
    ),
    Entry(
        id="compare",
        said=N_("Compare"),
        icon="compare",
        roles=JUROR,
        bring=bringing.compare,
        also=N_("chart differences my scores side by side"),
    ),
    Entry(
        id="hand-in",
        said=N_("Hand in"),
        icon="hand-in",
        roles=JUROR,
        bring=bringing.hand_in,
        also=N_("send return sign submit give in"),
    ),
    Entry(
        id="overview",
        said=N_("Overview"),
        icon="home",
        roles=OFFICE,
        bring=bringing.overview,
        also=N_("start state progress phase previous deadline envelope next step"),
    ),
    Entry(
        id="applications",
        said=N_("Applications"),
        icon="dossier",
        roles=OFFICE,
        bring=bringing.applications,
        also=N_("dossiers projects proposals submissions admissibility"),
    ),
    Entry(
        id="jury",
        said=N_("Jury"),
        icon="jury",
        roles=OFFICE,
        bring=bringing.jury,
        also=N_("members jurors assessors experts assign conflicts of interest"),
    ),
    Entry(
        id="exchange",
        said=N_("Exchange"),
        icon="exchange",
        roles=SECRETARY,
        bring=bringing.exchange,
        also=N_("hand out send packs codes merge read in returns files choices"),
    ),
    Entry(
        id="meeting",
        said=N_("Meeting"),
        icon="meeting",
        roles=OFFICE,
        bring=bringing.meeting,
        also=N_("deliberation consensus discussion scores of the panel minutes"),
    ),
    Entry(
        id="closing",
        said=N_("Close the assessment"),
        icon="lock",
        roles=OFFICE,
        bring=bringing.closing,
        also=N_("sign signatures freeze seal reopen draw lots end of the jury"),
        under="meeting",
    ),
    Entry(
        id="ranking",
        said=N_("Ranking"),
        icon="ranking",
        roles=OFFICE,
        bring=bringing.ranking,
        also=N_("order places results funding line draw ties"),
        is_ranked=True,
    ),
    Entry(
        id="individual",
        said=N_("Decisions"),
        icon="check",
        roles=OFFICE,
        bring=bringing.individual,
        also=N_("approve reject return to the applicant conditions proposal results"),
        is_ranked=False,
        instead_of="ranking",
    ),
    Entry(
        id="what-if",
        said=N_("What if…"),
        icon="ranking",
        roles=OFFICE,
        bring=bringing.what_if,
        also=N_("other weights thresholds budget stability swap sensitivity"),
        under="ranking",
        is_ranked=True,
    ),
    Entry(
        id="lenses",
        said=N_("How firm?"),
        icon="ranking",
        roles=OFFICE,
        bring=bringing.lenses,
        also=N_("certainty chance severity agreement reliability weights another panel analysis"),
        under="ranking",
        is_ranked=True,
    ),
    Entry(
        id="decisions",
        said=N_("Decisions"),
        icon="check",
        roles=OFFICE,
        bring=bringing.decisions,
        also=N_(
            "decision of the deciding body granted refused notification letter appeal reserve list withdrawn"
        ),
        under="ranking",
        is_ranked=True,
    ),
    Entry(
        id="decisions",
        said=N_("Decision of the body"),
        icon="check",
        roles=OFFICE,
        bring=bringing.decisions,
        also=N_(
            "decision of the deciding body granted refused notification letter appeal reserve list withdrawn"
        ),
        under="individual",
        is_ranked=False,
    ),
    Entry(
        id="letters",
        said=N_("Letters"),
        icon="report",
        roles=OFFICE,
        bring=bringing.letters,
        also=N_("decision letter send reasons justification appeal texts placeholders delegate state aid"),
        under="ranking",
        is_ranked=True,
    ),
    Entry(
        id="letters",
        said=N_("Letters"),
        icon="report",
        roles=OFFICE,
        bring=bringing.letters,
        also=N_("decision letter send reasons justification appeal texts placeholders delegate state aid"),
        under="individual",
        is_ranked=False,
    ),
    Entry(
        id="reports",
        said=N_("Reports"),
        icon="report",
        roles=OFFICE,
        bring=bringing.reports,
        also=N_("print PDF letters evaluations score sheets minutes record save excel csv"),
    ),
    Entry(
        id="history",
        said=N_("History"),
        icon="history",
        roles=OFFICE,
        bring=bringing.history,
        also=N_("journal log changes undo fingerprint"),
    ),
    Entry(
        id="scheme",
        said=N_("Scheme"),
        icon="scale",
        roles=JUROR | OFFICE,
        bring=bringing.scheme,
        also=N_("criteria weights thresholds scales guidance rules version"),
    ),
)
