"""Agreement: published tables and their recomputation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evalapp.analytics.lenses.agreement.coincidence import (
    Level,
    Nearness,
    chance_corrected,
    krippendorff_alpha,
)
from evalapp.analytics.lenses.agreement.concordance import kendall
from evalapp.analytics.lenses.agreement.icc import shrout_fleiss
from evalapp.analytics.lenses.ratings import Ratings
from tools.golden.rows import Row, golden, matrix, rows

_SIX, _FOUR = 5.1e-7, 5.1e-5
_TABLES = {
    "shrout_fleiss_1979": "agreement/shrout_fleiss_1979.csv",
    "irr_anxiety_icc": "agreement/irr_anxiety.csv",
}


def agreement() -> Iterator[Row]:
    theirs = golden("agreement")
    for name, file in _TABLES.items():
        yield from _icc(name, matrix(file), theirs[name])
    for name in ("anxiety", "video"):
        found = kendall(matrix(f"agreement/irr_{name}.csv"))
        assert found is not None
        expected = theirs[f"kendallW_{name}"]
        ours = {"W": found.w, "chi2": found.chi2, "df": found.degrees, "p": found.p_value}
        yield from rows(f"Kendall's W, {name}", ours, expected["tie_corrected"], _FOUR)
        yield Row(
            name=f"Kendall's W, {name}, without ties",
            ours=found.uncorrected,
            theirs=expected["uncorrected"]["W"],
            tolerance=_SIX,
        )
    for name in ("krippendorff_wikipedia_3x15", "krippendorff_2011_4x12"):
        ratings = _by_juror(theirs[name]["matrix"])
        alphas = {str(level): krippendorff_alpha(ratings, level) for level in Level}
        yield from rows(f"Krippendorff's alpha, {name[13:]}", alphas, theirs[name]["computed"], _SIX)
    ratings = matrix("agreement/gwet_xraw12x4.csv")
    for nearness in Nearness:
        result = chance_corrected(ratings, nearness)
        assert result is not None
        ours = {
            "pa": result.agreement,
            "AC": result.gwet,
            "BP": result.brennan_prediger,
            "Fleiss": result.fleiss,
        }
        yield from rows(f"Gwet 12 × 4, {nearness}", ours, theirs[f"gwet_12x4_{nearness}"]["computed"], 5.1e-6)


def _icc(name: str, ratings: Ratings, theirs: dict[str, Any]) -> Iterator[Row]:
    found = shrout_fleiss(ratings)
    assert found is not None
    assert found.icc2k is not None
    values = {
        "ICC1": found.icc1,
        "ICC2": found.icc2,
        "ICC3": found.icc3,
        "ICC1k": found.icc1k,
        "ICC2k": found.icc2k,
        "ICC3k": found.icc3k,
    }
    yield from rows(name, {key: each.value for key, each in values.items()}, theirs["computed"], _SIX)
    for key, each in values.items():
        interval = theirs["ci95"][key]
        assert isinstance(interval, list)
        ends = {"from": each.low, "to": each.high}
        yield from rows(f"{name}, {key} 95 %", ends, dict(zip(ends, interval)), _FOUR)


def _by_juror(lines: list[list[float | None]]) -> Ratings:
    return Ratings.of(
        (f"{n:03d}", f"J{juror}", value)
        for juror, line in enumerate(lines)
        for n, value in enumerate(line)
        if value is not None
    )
