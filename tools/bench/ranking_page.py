"""The ranking of 5,000 applications, opened in the window once its file is open."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tools.bench.desk import empty_window
from tools.bench.measure import Result
from tools.bench.panels import large_panel

APPLICATIONS, JURORS, PER_APPLICATION, CRITERIA = 5_000, 100, 3, 6
MOST = 0.300
_RUNS = 5
_CHAIR = Person(id=PersonId("C1"), name=PersonName("Chair"), role=Role.CHAIR)
_ACTOR = Actor(id=_CHAIR.id, name=_CHAIR.name, role=_CHAIR.role)


def opened() -> Result:
    """From the key to the painted page, the modules of which are there; each time in a window that has not seen it."""
    from ui.pages.ranking.page import RankingPage

    ours, painted = [], []
    with empty_window() as (app, window, folder):
        path = _made(folder / "call.evalpanel")
        for _run in range(_RUNS):
            window.start(Workspace.open(path, _ACTOR))
            window.show_page("overview")
            app.processEvents()
            start = time.perf_counter()
            window.show_page("ranking")
            app.processEvents()
            ours.append(time.perf_counter() - start)
            page = window.page()
            if not isinstance(page, RankingPage) or len(page.table.rows_model.rows) != APPLICATIONS:
                raise RuntimeError("not every application is in the ranking")
            start = time.perf_counter()
            window.repaint()
            painted.append(time.perf_counter() - start)
            window.close_session()
            app.processEvents()
    return Result(
        name=f"opening the ranking of {APPLICATIONS:,} applications",
        ours=median(ours),
        baseline=median(painted),
        most=None,
        most_seconds=MOST,
        baseline_name="window painted",
    )


def _made(path: Path) -> Path:
    panel = large_panel(
        path,
        applications=APPLICATIONS,
        jurors=JURORS,
        per_application=PER_APPLICATION,
        criteria=CRITERIA,
        others=[_CHAIR],
    )
    move_to_phase(panel, Phase.DELIBERATION)
    panel.close()
    return path
