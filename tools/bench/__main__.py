"""Run every measurement, or those whose names contain one of the arguments."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tools.bench import (
    desk,
    heartbeat,
    intake,
    lenses,
    matrix,
    meeting,
    nih,
    packs,
    past,
    previews,
    publishing,
    ranking,
    ranking_page,
    start,
    store,
    tables,
    what_if,
)
from tools.bench.measure import HEAD, Result
from tools.bench.reports import letters, overviews, printing

BENCHES: dict[str, Callable[[], Result | list[Result]]] = {
    "merge": store.merge_returns,
    "preview-returns": previews.preview_returns,
    "score": store.one_score,
    "rank-memory": ranking.rank_memory,
    "rank-file": store.rank_file,
    "past": past.as_of_many_changes,
    "verify": past.verify_file,
    "verify-demo": past.verify_demo,
    "rank-json": store.rank_document,
    "import": intake.take_in,
    "import-workbook": intake.take_in_workbook,
    "edit": lenses.one_edit,
    "least-squares": lenses.calibration,
    "reml": lenses.reml,
    "chance": lenses.chance_of_funding,
    "expected-rank": lenses.expected_rank,
    "intervals": lenses.weight_intervals,
    "weightings": lenses.weightings,
    "growth": lenses.growth,
    "nih": nih.whole,
    "report-ranking": printing.ranking_report,
    "report-workbook": printing.workbook_report,
    "report-letters": letters.letters,
    "report-overview": overviews.overview_of_many,
    "publish": publishing.publish_many,
    "help": start.help_page,
    "window": start.first_paint,
    "key": desk.one_key,
    "dossier": desk.another_dossier,
    "meeting": meeting.another_in_the_meeting,
    "ranking-page": ranking_page.opened,
    "what-if": what_if.slide,
    "pack": packs.open_large,
    "sort-table": tables.sort_rows,
    "filter-table": tables.filter_rows,
    "find-name": tables.find_names,
    "strip": tables.strip_of_many,
    "seat-matrix": matrix.seat_matrix,
    "heartbeat": heartbeat.heartbeats,
}


def main(wanted: list[str]) -> int:
    is_kept = True
    print(HEAD)
    with _compiled():
        for name, bench in BENCHES.items():
            if not wanted or any(each in name for each in wanted):
                found = bench()
                for result in found if isinstance(found, list) else [found]:
                    is_kept &= result.is_kept
                    print(result.line(), flush=True)
    return 0 if is_kept else 1


@contextmanager
def _compiled() -> Iterator[None]:
    """Programs that are started find their modules compiled from the second time on, as in every installation.

    Also where the environment keeps Python from writing what it compiled; beside the sources nothing appears.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
