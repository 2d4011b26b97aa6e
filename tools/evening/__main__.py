"""`python -m tools.evening [FOLDER] [--story NAME]`: a meeting through the window, from its opening to paper.

In the story `ranked` the chair of the demo opens it: somebody comes late, seven times somebody must leave, a consensus
goes down by a vote and another up, one dossier waits, the machine goes down in the middle, the envelope is cut, a tie
at the line is drawn, and closing is refused until all is through. In the story `spearhead` nothing is ranked: see
`tools.evening.spearhead`. With FOLDER it leaves a picture of each stage there, the report, and of the first story the
meeting as JSON. The window is the real one, worked by its keys, buttons and fields: on a display of its own where there
is one.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from evalapp.demo.door import Door
from evalapp.demo.doors import WITHOUT_YEARS, open_door
from evalapp.demo.play import CHAIR, SECRETARY
from evalapp.domain.ids import PersonId
from evalapp.domain.permissions import Phase
from evalapp.operations.documents.meeting import minutes_json
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from evalapp.operations.workspace import Workspace
from tools.evening import spearhead
from tools.evening.room import Agreed, Room
from tools.office import Office
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

LATE = PersonId("J-02")
PARKED = "A-03"
ENVELOPE, SEED = "3.900.000", "41625"


def prepare(folder: Path) -> Path:
    """The demo as its chair finds it, once the secretary has filled in the duration that a ceiling needs."""
    path = open_door(folder, Door.CHAIR).file
    with Workspace.open(path) as panel:
        panel.act_as(CHAIR)
        move_to_phase(panel, Phase.SCORING, reason="De duur van een aanvraag ontbreekt.")
        panel.act_as(SECRETARY)
        typed = TypedApplication(fields={"years": "3"}, extra={}, partners=None, budget=None)
        after = plan_change(panel.view, WITHOUT_YEARS, typed).after
        assert after is not None
        panel.execute(ChangeApplication(dossier=after, reason="Nagevraagd bij de aanvrager."))
        panel.act_as(CHAIR)
        move_to_phase(panel, Phase.DELIBERATION)
    return path


def cut_envelope(room: Room, euro: str) -> None:
    """By the deciding body, in the middle of the procedure; the secretary records it."""
    room.panel.act_as(SECRETARY)
    reason = "De Vlaamse Regering verlaagde de enveloppe."
    edit_call(
        room.panel, {"budget": euro}, reason=reason, decided_by="Vlaamse Regering", decided_on="2015-12-18"
    )
    room.panel.act_as(CHAIR)


def play(room: Room, folder: Path) -> Path:
    """The whole evening; the ranking as it was printed."""
    path = prepare(folder)
    room.at(path)
    places = [each for each in ranking_of(room.panel).places if each.is_ranked]
    best, last = places[0], places[-1]
    room.agreed = {
        best.application: Agreed(criterion="triple-helix", value="4", hands=("9", "2", "1")),
        last.application: Agreed(criterion="triple-helix", value="3"),
    }
    room.parked = PARKED
    before = {each.application: each.total for each in places}
    room.open_meeting(late=[LATE])
    for _n in range(len(places) // 2):
        room.discuss_next()
    room.crash(path, folder / "na-de-panne.evalpanel")
    refused = room.refuse_closing()
    assert PARKED in refused, refused
    room.discuss_rest()
    room.shoot("all-discussed")
    after = {each.application: each.total for each in ranking_of(room.panel).places}
    assert after[best.application] != before[best.application], best.application
    assert after[last.application] != before[last.application], last.application
    cut_envelope(room, ENVELOPE)
    room.draw(SEED)
    room.close()
    room.window.show_page("ranking")
    room.shoot("ranking")
    printed = folder / "rangschikking.pdf"
    write_report(room.panel, kind_of("ranking"), printed, Options())
    told = json.dumps(minutes_json(room.panel.view), ensure_ascii=False, indent=2)
    (folder / "vergadering.json").write_text(told + "\n", encoding="utf-8")
    assert prove(room.panel).is_sound
    return printed


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures and files are left")
    parser.add_argument("--story", choices=("ranked", "spearhead"), default="ranked", help="which meeting")
    given = parser.parse_args()
    running = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder: Path = (given.folder or Path(name)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        if given.story == "spearhead":
            office = Office(folder, folder if given.folder else None)
            spearhead.play(office)
            print("\n".join(office.shown))
            office.close()
            return 0
        settings = Settings(folder / "settings.json")
        app = Application(running, settings, Tasks(SynchronousPool()))
        app.window.resize(1440, 900)
        app.window.show()
        signs = ("Luc Maes", "Mia Willems")
        room = Room(
            window=app.window, chair=PersonId(CHAIR), signs=signs, pictures=folder if given.folder else None
        )
        play(room, folder)
        print("\n".join(room.shown))
        app.window.close_session()
        app.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
