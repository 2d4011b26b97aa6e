"""What-if over 5,000 applications: how soon one step of a slider is reckoned and painted."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.workspace import Workspace
from tools.bench.desk import Paints, empty_window
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

APPLICATIONS, JURORS, PER_APPLICATION, CRITERIA = 5_000, 500, 4, 10
MOST = 0.033
_RUNS = 101
_CHAIR = Person(id=PersonId("C1"), name=PersonName("Chair"), role=Role.CHAIR)


def slide() -> Result:
    """Along the slider of one weight, so that places, line and curves are others each time."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.pages.what_if.page import WhatIfPage

    with empty_window() as (app, window, folder):
        window.start(open_to_all(folder / "call.evalpanel"))
        window.show_page("what-if")
        page = window.page()
        assert isinstance(page, WhatIfPage)
        view, track = page.compared.view, page.weights.levers["c3"].track
        paints, orders = Paints(view.viewport()), set[bytes]()
        keys = cycle([Qt.Key.Key_PageUp] * 3 + [Qt.Key.Key_Left] * 7 + [Qt.Key.Key_PageDown] * 2)
        track.setFocus()
        app.processEvents()
        shifting = page.shifting
        assert shifting is not None
        before = page.session.view.fingerprint()

        def ours() -> None:
            QTest.keyClick(track, next(keys))
            app.processEvents()
            orders.add(shifting.order.order.tobytes())

        mine, base = in_turn(ours, window.repaint, _RUNS)
        if paints.count <= _RUNS or len(orders) < _RUNS // 4 or page.session.view.fingerprint() != before:
            raise RuntimeError("not every step was reckoned and painted, or the file was touched")
    return Result(
        name=f"a step of what-if, {APPLICATIONS} applications",
        ours=mine,
        baseline=base,
        most=None,
        most_seconds=MOST,
        baseline_name="window painted",
    )


def open_to_all(path: Path) -> Workspace:
    panel = large_panel(
        path,
        applications=APPLICATIONS,
        jurors=JURORS,
        per_application=PER_APPLICATION,
        criteria=CRITERIA,
        asked=lambda n: (100_000 + n % 97 * 1_000) * 100,
        others=[_CHAIR],
    )
    move_to_phase(panel, Phase.DELIBERATION)
    edit_call(panel, {"what_if": "always"}, reason="To measure.")
    edit_call(
        panel, {"budget": "150000000"}, reason="To measure.", decided_by="bench", decided_on="2026-01-01"
    )
    panel.actor = Actor(id=_CHAIR.id, name=_CHAIR.name, role=_CHAIR.role)
    return panel
