"""The juror's desk with 300 dossiers in the pack: how soon a key is stored and seen, and another dossier is there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count, cycle, product
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.call import Score
from evalapp.operations.exchange.score_tables import EnterScores
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from tools.bench.measure import Result, in_turn
from tools.bench.store import INSERT, bare_file
from tools.one_juror import confirm_all, make_pack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.pages.scoring.page import DossiersPage
    from ui.window.frame import MainWindow

APPLICATIONS, CHANGES = 300, 2_000
MOST_FOR_A_KEY, MOST_FOR_A_DOSSIER = 0.030, 0.100
_RUNS = 101


@dataclass(frozen=True)
class Desk:
    """A window without a display, on the work file of a juror; its events are handled only in `settle`."""

    app: QApplication
    window: MainWindow
    folder: Path

    @property
    def page(self) -> DossiersPage:
        from ui.pages.scoring.page import DossiersPage

        page = self.window.page()
        assert isinstance(page, DossiersPage)
        return page

    @property
    def changes(self) -> int:
        assert self.window.session is not None
        return self.window.session.view.last_change()

    def settle(self) -> None:
        self.app.processEvents()


@contextmanager
def empty_window() -> Iterator[tuple[QApplication, MainWindow, Path]]:
    """Without a display and without a file, with a folder of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.look import theme
    from ui.settings import Settings
    from ui.tasks import SynchronousPool, Tasks
    from ui.window.frame import MainWindow

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        window = MainWindow(Settings(folder / "settings.json"), Tasks(SynchronousPool()))
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        yield app, window, folder
        window.close()
        window.deleteLater()


@contextmanager
def desk() -> Iterator[Desk]:
    from evalapp.operations.juror.opening import open_pack

    with empty_window() as (app, window, folder):
        pack = make_pack(folder / "call.evalpanel", applications=APPLICATIONS)
        assert pack.code is not None
        work = open_pack(pack.path, pack.code)
        fill(work)
        window.start(work)
        made = Desk(app, window, folder)
        made.settle()
        yield made


def fill(work: Workspace) -> None:
    """Every dossier open, half of them scored, and a journal as long as the autosave makes it."""
    call = work.view.call()
    criteria = [criterion.id for criterion in call.scheme.criteria]
    numbers = [application.number for application in work.view.applications()]
    places = list(product(numbers[: APPLICATIONS // 2], criteria))
    work.execute(
        EnterScores(
            scores=tuple(
                Score(juror=call.juror, application=number, criterion=criterion, value=6, comment="Goed.")
                for number, criterion in places
            )
        )
    )
    work.file.conn.execute("PRAGMA synchronous = OFF")
    confirm_all(work)
    for n, (number, criterion) in zip(range(CHANGES), cycle(places)):
        work.execute(
            SetComment(juror=call.juror, application=number, criterion=criterion, comment=f"Goed, zie {n}.")
        )
    work.file.conn.execute("PRAGMA synchronous = FULL")


class Paints:
    """How often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Filter(QObject):
            count = 0

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                self.count += event.type() is QEvent.Type.Paint
                return False

        self._filter = Filter(widget)
        widget.installEventFilter(self._filter)

    @property
    def count(self) -> int:
        return self._filter.count


def one_key() -> Result:
    """A digit on the score field, until the file and the screen both have it."""
    from PySide6.QtTest import QTest

    with desk() as made:
        field = made.page.form.current.value
        paints, before, digits = Paints(field), made.changes, cycle("34")

        def ours() -> None:
            QTest.keyClicks(field, next(digits))
            made.settle()

        with closing(bare_file(made.folder / "bare.db", [])) as conn:
            numbers = count()

            def bare() -> None:
                conn.execute("BEGIN IMMEDIATE")
                conn.execute(INSERT, ("J-01", f"A-{next(numbers)}", "c", 8, None, "", "2026-01-01T00:00:00Z"))
                conn.execute("COMMIT")
                made.window.repaint()

            mine, base = in_turn(ours, bare, _RUNS)
        _require(made.changes - before == _RUNS + 1, "every key was stored")
        _require(paints.count > _RUNS, "every key was painted")
    return Result(
        name=f"a key stored and painted, {APPLICATIONS} dossiers",
        ours=mine,
        baseline=base,
        most=None,
        most_seconds=MOST_FOR_A_KEY,
        baseline_name="bare INSERT, COMMIT, window painted",
    )


def another_dossier() -> Result:
    with desk() as made:
        paints, opened = Paints(made.page.form), set[str]()

        def ours() -> None:
            made.window.trigger("next-dossier")
            made.settle()
            task = made.page.list.current()
            assert task is not None
            opened.add(task.number)

        mine, base = in_turn(ours, made.window.repaint, _RUNS)
        _require(len(opened) == _RUNS + 1, "each run opened another dossier")
        _require(paints.count > _RUNS, "every dossier was painted")
    return Result(
        name=f"another of {APPLICATIONS} dossiers painted",
        ours=mine,
        baseline=base,
        most=None,
        most_seconds=MOST_FOR_A_DOSSIER,
        baseline_name="window painted",
    )


def _require(is_so: bool, what: str) -> None:
    """A measurement of something else than was meant is worse than none."""
    if not is_so:
        raise RuntimeError(f"not so in this measurement: {what}")
