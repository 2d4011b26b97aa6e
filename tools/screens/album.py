"""The album: which moments of the demo call are shown, on which page, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evalapp.demo.play import PANEL
from evalapp.domain.people import Role
from tools.screens import meeting_stages
from tools.screens.camera import Camera
from tools.screens.closing_stages import stage_of_closed, stage_of_closing
from tools.screens.deciding_stages import at_letter, at_texts, stage_of_decided
from tools.screens.desk_stages import stage_of_copies, stage_of_undertaking
from tools.screens.individual_stages import stage_of_individual
from tools.screens.juror_stages import (
    stage_of_forms,
    stage_of_gate,
    stage_of_reading,
    stage_of_receipt,
    stage_of_renewal,
)
from tools.screens.lenses_stages import at_lens
from tools.screens.office_stages import (
    at_admissibility,
    at_result,
    at_rules,
    at_scale,
    at_seats,
    at_target,
    at_version,
)
from tools.screens.projector_stages import discussing, leaving
from tools.screens.ranking_stages import stage_of_what_if
from tools.screens.stages import Stage, choosing, stage_of_import, stage_of_merging, stage_of_scoring


@dataclass(frozen=True, kw_only=True)
class Play:
    """The moments of one demo call, in the order of the pictures."""

    scoring: Stage
    gate: Stage
    reading: Stage
    receipt: Stage
    renewal: Stage
    merging: Stage
    forms: Stage
    closing: Stage
    closed: Stage
    what_if: Stage
    decided: Stage
    individual: Stage
    copies: Stage
    undertaking: Stage

    @classmethod
    def of(cls, demo: Path) -> Play:
        scoring, receipt = stage_of_scoring(demo), stage_of_receipt(demo)
        merging = stage_of_merging(demo)  # changes scores of jurors who had finished
        closing = stage_of_closing(demo / PANEL)
        closed = stage_of_closed(demo / PANEL)
        return cls(
            scoring=scoring,
            gate=stage_of_gate(scoring),
            reading=stage_of_reading(scoring),
            receipt=receipt,
            renewal=stage_of_renewal(demo, scoring),
            merging=merging,
            forms=stage_of_forms(merging.panel),
            closing=closing,
            closed=closed,
            decided=stage_of_decided(closed.panel),
            individual=stage_of_individual(demo),
            copies=stage_of_copies(merging),
            undertaking=stage_of_undertaking(demo),
            what_if=stage_of_what_if(demo / PANEL),
        )


def shoot_juror(camera: Camera, play: Play) -> None:
    camera.open(play.scoring.pack)
    camera.shoot("access-code")
    camera.entrance(play.undertaking.pack, "undertaking", play.undertaking.prepare)
    camera.open(play.gate.work)
    camera.page("dossiers", "gate", play.gate.prepare)
    camera.open_anew(play.scoring.work)
    camera.page("dossiers", "juror", play.scoring.prepare)
    camera.page("dossiers", "juror-pdf", play.reading.prepare)
    for page_id in ("compare", "hand-in"):
        camera.page(page_id, page_id)
    camera.open(play.receipt.work)
    camera.page("hand-in", "receipt", play.receipt.prepare)
    camera.open(play.renewal.work)
    camera.application.show_renewal()
    camera.shoot("newer-pack")


def shoot_office(camera: Camera, play: Play, panel: Path) -> None:
    camera.open(play.merging.panel, Role.SECRETARY)
    for page_id in ("overview", "applications", "jury", "scheme"):
        camera.page(page_id, page_id)
    camera.page("overview", "overview-call", at_target("call"))
    camera.page("scheme", "scheme-version", at_version)
    camera.page("scheme", "scheme-scale", at_scale)
    camera.page("scheme", "scheme-rules", at_rules)
    camera.page("jury", "seats", at_seats)
    camera.page("applications", "admissibility", at_admissibility)
    camera.page("exchange", "merge-result", at_result)
    camera.page("exchange", "register", at_target("register"))
    camera.page("exchange", "paper", at_target("paper"))
    camera.open_anew(play.merging.panel, Role.SECRETARY)
    camera.page("applications", "import", stage_of_import(play.merging.panel).prepare)
    camera.page("exchange", "hand-out", play.forms.prepare)
    camera.page("exchange", "merge", play.merging.prepare)
    camera.page("exchange", "merge-choice", choosing(play.merging))
    camera.open(play.copies.panel, Role.SECRETARY)
    camera.page("exchange", "copies", play.copies.prepare)
    camera.open(panel, Role.CHAIR)
    for page_id in ("ranking", "reports", "history"):
        camera.page(page_id, page_id)
    camera.open(play.what_if.panel, Role.CHAIR)
    camera.page("what-if", "what-if", play.what_if.prepare)
    for lens in ("certainty", "severity", "agreement", "weights"):
        camera.page("lenses", lens, at_lens(lens))
    camera.open(play.closing.panel, Role.CHAIR)
    camera.page("closing", "closing", play.closing.prepare)
    camera.open(play.closed.panel, Role.CHAIR)
    camera.page("closing", "closing-closed")
    camera.open(play.decided.panel, Role.CHAIR)
    camera.page("decisions", "decisions", play.decided.prepare)
    camera.page("letters", "letters", at_letter)
    camera.page("letters", "letters-texts", at_texts)
    camera.open(play.individual.panel, Role.CHAIR)
    camera.page("individual", "individual", play.individual.prepare)
    camera.wall("meeting-opening", panel, meeting_stages.opening)
    camera.wall("meeting-leave", panel, meeting_stages.leaving)
    camera.wall("projector-leave", panel, leaving)
    camera.wall("projector", panel, discussing)
    camera.wall(
        "meeting", panel, meeting_stages.agreeing
    )  # last: nobody leaves what is typed there unrecorded
