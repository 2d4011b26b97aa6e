"""How long the window does not answer at its longest works: the longest gap between its heartbeats.

The window is the real one, with its pool. In the same run the same heart beats in a window that does nothing, while
another thread computes: what the machine and the interpreter alone make it miss.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.bench.measure import Result

if TYPE_CHECKING:
    from tools.office import Office
    from ui.pages.lenses.lens import Lens

MOST = 0.100
_BEAT = 0.010
_APPLICATIONS, _JURORS, _PER_JUROR = 10_000, 40, 25
_LONGEST_WAIT = 300.0
_SHOWN = "EVALAPP_SHOW_GAPS"  # with it, where the window stood in each gap is printed


@dataclass
class Heart:
    """Beats in the thread of the window; `longest` is the longest time between two beats, in seconds."""

    longest: float = 0.0
    last: float = field(default_factory=time.perf_counter)
    is_over: bool = False

    def beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.last = now

    def watch(self, thread: int) -> None:
        told = 0.0
        while not self.is_over:
            time.sleep(_BEAT)
            late = time.perf_counter() - self.last
            if late > MOST and self.last != told and (frame := sys._current_frames().get(thread)):
                told = self.last
                lines = traceback.format_stack(frame)[-6:]
                print(f"no beat for {late * 1000:.0f} ms\n{''.join(lines)}", file=sys.stderr)


@contextmanager
def beating() -> Iterator[Heart]:
    from PySide6.QtCore import Qt, QTimer

    timer, heart = QTimer(), Heart()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(heart.beat)
    timer.start(int(_BEAT * 1000))
    watch = threading.Thread(target=heart.watch, args=(threading.get_ident(),), daemon=True)
    if os.environ.get(_SHOWN):
        watch.start()
    heart.last = time.perf_counter()
    yield heart
    heart.beat()
    heart.is_over = True
    timer.stop()


def _until(is_so: Callable[[], object]) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _LONGEST_WAIT
    while not is_so():
        if time.monotonic() > end:
            raise RuntimeError("the window was not done in time")
        QApplication.processEvents()
        time.sleep(0.0005)


def _settle() -> None:
    """What a page still reads or draws after it was told."""
    end = time.monotonic() + 1.0
    _until(lambda: time.monotonic() > end)


def _idle() -> float:
    """The longest gap while nothing is done here and another thread counts."""
    stop = threading.Event()

    def count() -> None:
        n = 0
        while not stop.is_set():
            n += 1

    other = threading.Thread(target=count, daemon=True)
    other.start()
    with beating() as heart:
        _settle()
    stop.set()
    other.join()
    return heart.longest


def heartbeats() -> list[Result]:
    """Raises RuntimeError where something was not taken whole, or not in five minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tools.office import Office
    from ui.tasks import Tasks

    running = QApplication.instance() or QApplication([])
    found: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for job in (_taking_in, _exchanging, _looking_through_lenses):
            folder = Path(name) / job.__name__
            folder.mkdir()
            office = Office(folder, tasks=Tasks())
            try:
                found |= job(office)
            finally:
                office.close()
                running.processEvents()
    return [
        Result(
            name=f"longest wait for the window: {what}",
            ours=longest,
            baseline=idle,
            most=None,
            most_seconds=MOST,
            baseline_name="the same beside a busy thread",
        )
        for what, (longest, idle) in found.items()
    ]


def _taking_in(office: Office) -> dict[str, tuple[float, float]]:
    from tools.bench.intake import write_workbook
    from tools.office import begin
    from ui.pages.applications.page import ApplicationsPage

    begin(office)
    path = office.folder / "aanvragen.xlsx"
    write_workbook(path, _APPLICATIONS)
    page = office.page("applications", ApplicationsPage)
    panel = page.import_panel
    found = {}
    with beating() as heart:
        page.look_at([path])
        _until(lambda: panel.button.isEnabled() and panel.isVisible())
        _settle()
    found[f"reading {_APPLICATIONS:,} applications"] = heart.longest, _idle()
    with beating() as heart:
        panel.button.click()
        _until(lambda: not panel.isVisible())
        _settle()
    found[f"taking in {_APPLICATIONS:,} applications"] = heart.longest, _idle()
    taken = len(office.panel.view.applications())
    if taken != _APPLICATIONS:
        raise RuntimeError(f"{taken} applications were taken in")
    return found


def _looking_through_lenses(office: Office) -> dict[str, tuple[float, float]]:
    from tools.bench.what_if import APPLICATIONS, open_to_all
    from ui.pages.lenses.page import LensesPage

    path = office.folder / "call.evalpanel"
    open_to_all(path).close()
    office.app.open(path)
    page = office.page("lenses", LensesPage)
    found = {}
    for lens in page.lenses:
        page.tabs.setCurrentIndex(page.lenses.index(lens))
        _settle()
        with beating() as heart:
            lens.reckon()
            _until(partial(_is_over, lens))
            _settle()
        if lens.reckoned is None or lens.nothing is not None:
            raise RuntimeError(f"nothing was found of {lens.title}")
        found[f"{lens.title.lower()} of {APPLICATIONS:,} applications"] = heart.longest, _idle()
    return found


def _is_over(lens: Lens[Any]) -> bool:
    return not lens.is_busy


def _exchanging(office: Office) -> dict[str, tuple[float, float]]:
    from tools.bench.panels import handed_in, large_panel
    from ui.pages.exchange.page import ExchangePage

    path, criteria = office.folder / "call.evalpanel", 10
    made: dict[str, Any] = {
        "applications": _JURORS * _PER_JUROR // 4,
        "jurors": _JURORS,
        "per_application": 4,
    }
    with large_panel(path, **made, criteria=criteria, is_scored=False) as workspace:
        returns = handed_in(workspace, office.folder, criteria)
    office.app.open(path)
    found = {}
    page = office.page("exchange", ExchangePage, "hand-out")
    with beating() as heart:
        page.handout.hand_out_to(office.folder / "pakken")
        _until(lambda: not page.handout.progress.is_busy)
        _settle()
    found[f"packs for {_JURORS} jurors"] = heart.longest, _idle()
    with beating() as heart:
        page.open_at(returns)
        _until(lambda: page.merging.merge_button.isEnabled() and page.merging.merge_button.isVisible())
        _settle()
    found[f"reading {_JURORS} returns"] = heart.longest, _idle()
    with beating() as heart:
        page.merging.merge_button.click()
        _until(lambda: len(office.panel.view.receipts()) == _JURORS)
        _settle()
    found[f"merging {_JURORS} returns"] = heart.longest, _idle()
    return found
