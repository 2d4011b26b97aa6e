"""The meeting with 25 jurors on each of 40 applications and 12 criteria: how soon another dossier is there."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.agenda import Discuss
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tools.bench.desk import empty_window
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

APPLICATIONS, JURORS, CRITERIA = 40, 25, 12
MOST = 0.050
_RUNS = 81
_CHAIR = Person(id=PersonId("C1"), name=PersonName("Chair"), role=Role.CHAIR)


def another_in_the_meeting() -> Result:
    """With the meeting open; names are not shown, as they are not until somebody asks."""
    from ui.pages.meeting.page import MeetingPage

    with empty_window() as (app, window, folder):
        window.start(_at_the_meeting(folder / "call.evalpanel"))
        window.show_page("meeting")
        page = window.page()
        assert isinstance(page, MeetingPage)
        numbers, shown = cycle([each.number for each in page.agenda.rows]), set[str]()
        app.processEvents()

        def ours() -> None:
            page.agenda.choose(next(numbers))
            app.processEvents()
            shown.add(page.agenda.number)

        mine, base = in_turn(ours, window.repaint, _RUNS)
        if len(shown) != APPLICATIONS or len(page.cards) != CRITERIA:
            raise RuntimeError("not every application was shown with all its criteria")
    return Result(
        name=f"another dossier in the meeting, {JURORS} jurors × {CRITERIA} criteria",
        ours=mine,
        baseline=base,
        most=None,
        most_seconds=MOST,
        baseline_name="window painted",
    )


def _at_the_meeting(path: Path) -> Workspace:
    panel = large_panel(
        path,
        applications=APPLICATIONS,
        jurors=JURORS,
        per_application=JURORS,
        criteria=CRITERIA,
        others=[_CHAIR],
    )
    move_to_phase(panel, Phase.DELIBERATION)
    panel.actor = Actor(id=_CHAIR.id, name=_CHAIR.name, role=_CHAIR.role)
    panel.execute(OpenMeeting(present=(_CHAIR.id,)))
    panel.execute(Discuss(application=panel.view.applications()[0].number))
    return panel
