"""The assignment matrix of 300 applications and 60 jurors: how soon it is painted, wherever it is scrolled."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.seats.matrix import Matrix, ground_of, matrix_of
from tools.bench.desk import Paints
from tools.bench.measure import Result, in_turn
from tools.bench.panels import large_panel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.pages.jury.matrix.widget import SeatMatrix

APPLICATIONS, JURORS, PER_APPLICATION, MOST = 300, 60, 5, 0.050
_RUNS = 51
_WORDS = ("bouw", "haven")
_KNOWN = 3  # every so many pairs the juror knows of the application, as keywords make it


@contextmanager
def matrix_made() -> Iterator[Matrix]:
    """Seats as they are assigned in turn, and grounds tinted for what jurors know; it reads its panel when asked."""
    with (
        tempfile.TemporaryDirectory() as name,
        large_panel(
            Path(name) / "call.evalpanel",
            applications=APPLICATIONS,
            jurors=JURORS,
            per_application=PER_APPLICATION,
            criteria=1,
            is_scored=False,
        ) as panel,
    ):
        ground = ground_of(panel.view, suspicions_of(panel.view))
        pairs = product(
            (str(each.id) for each in ground.jurors), (each.number for each in ground.applications)
        )
        tags = {pair: _WORDS[: 1 + n % 2] for n, pair in enumerate(pairs) if not n % _KNOWN}
        yield matrix_of(panel.view, replace(ground, tags=tags))


@contextmanager
def shown() -> Iterator[tuple[QApplication, SeatMatrix]]:
    """In a window as large as a page, without a display; its events are handled only when asked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from ui.look import theme
    from ui.pages.jury.matrix.widget import SeatMatrix

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    whole = QWidget()
    widget = SeatMatrix()
    QVBoxLayout(whole).addWidget(widget)
    whole.resize(1900, 1000)
    whole.show()
    with matrix_made() as matrix:
        widget.show_matrix(matrix)
        app.processEvents()
        yield app, widget
    whole.close()
    whole.deleteLater()


def seat_matrix() -> Result:
    """Scrolled down and across in turn, so that all that is in sight is another part of it each time."""
    with shown() as (app, widget):
        paints = Paints(widget.viewport())
        down, across = widget.verticalScrollBar(), widget.horizontalScrollBar()
        places = cycle(zip(range(0, down.maximum(), 97), range(0, across.maximum(), 31)))

        def ours() -> None:
            at_row, at_column = next(places)
            down.setValue(at_row)
            across.setValue(at_column)
            widget.viewport().repaint()
            app.processEvents()

        bar = widget.horizontalScrollBar()
        painted, base = in_turn(ours, bar.repaint, _RUNS)
        if paints.count <= _RUNS:
            raise RuntimeError("not so in this measurement: the matrix was painted each time")
    return Result(
        name=f"matrix of {APPLICATIONS} × {JURORS} painted",
        ours=painted,
        baseline=base,
        most=None,
        most_seconds=MOST,
        baseline_name="one scroll bar painted",
    )
