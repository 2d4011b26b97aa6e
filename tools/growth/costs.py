"""What a person waits for, done once on a panel of some size."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.documents.analysis import analysis_json
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import AnyKind, Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.workbook import WORKBOOK
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tools.bench.measure import peak_of
from tools.bench.panels import as_opened, handed_in, large_panel

MEGABYTES = frozenset({"the file, in MB", "memory of `rank`, in MB", "memory of `merge`, in MB"})
"""Of all others, seconds."""
_QUICK = 1.0  # seconds; what takes longer is not done again
_RUNS = 5
_SOME = 50  # applications: each takes a page or two, whatever the others are


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """Scores: applications × per_application × criteria."""

    applications: int = 1_000
    jurors: int = 60
    per_application: int = 4
    criteria: int = 8

    @property
    def scores(self) -> int:
        return self.applications * self.per_application * self.criteria


def of_panel(size: Size, folder: Path) -> Mapping[str, float]:
    """A panel with all its scores, before anybody met."""
    path = folder / "call.evalpanel"
    large_panel(
        path,
        applications=size.applications,
        jurors=size.jurors,
        per_application=size.per_application,
        criteria=size.criteria,
        asked=lambda n: (100_000 + n % 97 * 1_000) * 100,
    ).close()
    found = {"the file, in MB": path.stat().st_size / 1_000_000}
    with Workspace.open(path) as panel:
        first = next(iter(panel.view.scores()))
        values = iter(range(10**6))

        def score() -> None:
            value = 3 + next(values) % 2
            panel.execute(
                SetScore(
                    juror=first.juror, application=first.application, criterion=first.criterion, value=value
                )
            )

        found["one score, with its journal"] = _seconds(score)
        found["open the file"] = _seconds(lambda: Workspace.open(_copied(path)).close())
        found["work out the ranking from the file"] = _seconds(lambda: ranking_of(as_opened(panel)))
        found["all lenses"] = _seconds(lambda: analysis_json(as_opened(panel), 1))
        found["prove the file and the ranking"] = _seconds(lambda: prove(as_opened(panel)))
        move_to_phase(panel, Phase.DELIBERATION)
        found["ranking report (PDF)"] = _report(panel, RANKING)
        some = tuple(each.number for each in panel.view.applications()[:_SOME])
        found[f"evaluations of {_SOME} applications (PDF)"] = _report(panel, EVALUATIONS, some)
        found["workbook"] = _report(panel, WORKBOOK)
    found["memory of `rank`, in MB"] = peak_of("evalapp", "rank", str(path), "--json")
    return found


def of_returns(returns: int, folder: Path, *, per_juror: int = 25, criteria: int = 8) -> Mapping[str, float]:
    """As many jurors, each with all that they were asked for."""
    path = folder / "call.evalpanel"
    with large_panel(
        path,
        applications=returns * per_juror // 4,
        jurors=returns,
        per_application=4,
        criteria=criteria,
        is_scored=False,
    ) as panel:
        paths = handed_in(panel, folder, criteria)
    alone = Path(shutil.copy(path, folder / "alone.evalpanel"))
    with Workspace.open(path) as panel:
        found = {"read them and say what they change": _seconds(lambda: plan_merge(panel, paths))}
        began = time.perf_counter()
        merge(panel, plan_merge(panel, paths))
        found["read and merge them"] = time.perf_counter() - began
    found["memory of `merge`, in MB"] = peak_of("evalapp", "merge", str(alone), *map(str, paths))
    return found


def _report(panel: Workspace, kind: AnyKind, applications: tuple[str, ...] = ()) -> float:
    options = Options(language="en", applications=applications)
    return _seconds(lambda: kind.gathered(as_opened(panel), options).draw())


def _seconds(done: Callable[[], object]) -> float:
    """The median, in seconds, after a run that warms up."""
    return statistics.median(_times(done))


def _times(done: Callable[[], object]) -> Iterator[float]:
    for run in range(_RUNS + 1):
        began = time.perf_counter()
        done()
        took = time.perf_counter() - began
        if run or took > _QUICK:
            yield took
        if took > _QUICK:
            return


def _copied(path: Path) -> Path:
    """Another file: this one is open."""
    return Path(shutil.copy(path, path.with_name("other.evalpanel")))
