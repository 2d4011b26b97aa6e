"""The largest real set analysed whole: 2,076 applications, 5,802 reviews, 4,555 jurors. Left out where it is absent."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from evalapp.analytics.lenses.analysis import analyse
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import ScoreTable
from evalapp.domain.application import Application
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from tools.bench.measure import Result, in_turn, peak_of

DATA = Path(__file__).parents[3] / "shared" / "data" / "nih" / "nih_r01_preliminary_scores.csv"
_MOST_MEGABYTES = 500
_COUNTING = "overall-impact"


def material() -> Material:
    """The overall scores as a panel under the `nih` scheme."""
    scheme = parse_scheme(template_text("nih"), "nih")
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    runs = [(row["ID"], row["RevID"], _COUNTING, row["Score"]) for row in rows if row["Score"]]
    numbers = sorted({application for application, *_rest in runs})
    return Material(
        scheme=scheme,
        table=ScoreTable.from_runs(scheme, numbers, runs),
        applications=tuple(Application(number=each, title=each, organisation="") for each in numbers),
    )


def whole() -> list[Result]:
    """Ranking and every lens, from memory; the peak memory is that of a process that does nothing else."""
    if not DATA.exists():
        return []
    panel = material()
    matrix = np.random.RandomState(7).standard_normal((2_076, 2_076))
    mine, base = in_turn(lambda: analyse(panel, panel.rank()), lambda: matrix @ matrix, 3)
    return [
        Result(
            name="NIH set whole, every lens",
            ours=mine,
            baseline=base,
            most=None,
            most_seconds=3.0,
            baseline_name="one product of two 2,076² matrices",
            megabytes=peak_of("tools.bench.nih"),
            most_megabytes=_MOST_MEGABYTES,
        )
    ]


if __name__ == "__main__":
    loaded = material()
    analyse(loaded, loaded.rank())
