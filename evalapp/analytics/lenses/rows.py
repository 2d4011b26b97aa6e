"""What the lenses say of each application, side by side; the frame stays in here, plain values go out.

Two questions, kept apart: what another panel would have decided (`rank_interval`, `funded_probability`, `standing`,
under the official rule), and what the order would be if all jurors were equally strict (`expected_rank`,
`equally_strict_…`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from evalapp.analytics.lenses.analysis import Analysis
    from evalapp.analytics.lenses.another_panel.another_panel import AnotherPanel
    from evalapp.analytics.lenses.ranks.bands import RankOutlook
    from evalapp.analytics.lenses.ratings import Floats
    from evalapp.analytics.table import Integers

_COLUMNS = (
    "mean",
    "calibrated",
    "standard_error",
    "expected_rank",
    "sucra",
    "percentile",
    "rank_interval",
    "funded_probability",
    "standing",
    "official_place",
    "outcome",
    "funded_probability_error",
    "placeless_probability",
    "scores",
    "reliability",
    "corrected_mean",
    "equally_strict_interval",
    "equally_strict_probability",
    "expected_rank_half_spread",
    "expected_rank_double_spread",
)
_DECIMALS = 6


def application_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """Every application that was rated or ranked, or is kept back; what cannot be said of it is None."""
    # 0.4 seconds: only who asks for these rows waits for them.
    import pandas as pd

    ratings, calibration = analysis.ratings, analysis.calibration
    frame = pd.DataFrame({"mean": ratings.means} if len(ratings) else {}, index=list(ratings.applications))
    if calibration.components.is_whole:
        frame["calibrated"], frame["standard_error"] = calibration.value, calibration.value_error
    if analysis.severity and analysis.severity.corrected is not None:
        frame["corrected_mean"] = analysis.severity.corrected
    if analysis.outlook:
        frame = frame.join(_ranks(analysis.outlook))
    if analysis.another:
        frame = frame.join(_another(analysis.another), how="outer")
    if analysis.kept_back:
        frame = frame.reindex(frame.index.union(list(analysis.kept_back)))
    if not len(frame):
        return []
    places = {each.application: each for each in analysis.ranking.places}
    frame["official_place"] = _column([places[number].place for number in frame.index], frame.index)
    frame["outcome"] = _column([str(places[number].outcome) for number in frame.index], frame.index)
    frame = frame.reindex(columns=list(_COLUMNS))
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {"application": number} | {name: _rounded(value) for name, value in zip(_COLUMNS, row)}
        for number, *row in plain.itertuples(name=None)
    ]


def _rounded(value: Any) -> Any:
    """Rounded by Python, as every other number of the document."""
    return round(value, _DECIMALS) if isinstance(value, float) else value


def _column(values: Sequence[object], index: Any) -> pd.Series:
    """As they are: pandas would turn whole numbers beside None into floating ones."""
    import pandas as pd

    return pd.Series(list(values), index=index, dtype=object)


def _intervals(low: Integers, high: Integers) -> list[list[int]]:
    return [list(ends) for ends in zip(low.tolist(), high.tolist())]


def _ranks(outlook: RankOutlook) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(
        {
            "expected_rank": outlook.expected_rank,
            "sucra": outlook.sucra,
            "percentile": outlook.percentile,
            "equally_strict_interval": _intervals(outlook.rank_low, outlook.rank_high),
        },
        index=list(outlook.applications),
    )
    further: dict[str, Floats | None] = {"equally_strict_probability": outlook.above}
    if outlook.prior:
        further["expected_rank_half_spread"] = outlook.prior.half
        further["expected_rank_double_spread"] = outlook.prior.double
    for name, values in further.items():
        if values is not None:
            frame[name] = values
    return frame


def _another(found: AnotherPanel) -> pd.DataFrame:
    import pandas as pd

    index = list(found.applications)
    frame = pd.DataFrame(
        {
            "rank_interval": _intervals(found.place_low, found.place_high),
            "placeless_probability": found.placeless,
            "reliability": found.reliability,
        },
        index=index,
    )
    frame["scores"] = _column(found.scores.tolist(), index)
    if found.support is not None and found.error is not None and found.standing is not None:
        frame["funded_probability"] = found.support
        frame["funded_probability_error"] = found.error
        frame["standing"] = _column([str(each) for each in found.standing], index)
    return frame
