"""What the lenses say of each application, side by side; the frame stays in here, plain values go out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from evalapp.analytics.lenses.analysis import Analysis
    from evalapp.analytics.lenses.ranks.bands import RankOutlook

_NUMBERS = (
    "mean",
    "calibrated",
    "standard_error",
    "expected_rank",
    "sucra",
    "percentile",
    "funded_probability",
)
_COLUMNS = (*_NUMBERS[:-1], "rank_interval", "funded_probability", "standing")
_DECIMALS = 6


def application_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """Every rated application; what is said of its rank is None where it does not compete for a place."""
    # 0.4 seconds: only who asks for these rows waits for them.
    import pandas as pd

    ratings, calibration = analysis.ratings, analysis.calibration
    if not len(ratings):
        return []
    frame = pd.DataFrame({"mean": ratings.means}, index=list(ratings.applications))
    if calibration.components.is_whole:
        frame["calibrated"], frame["standard_error"] = calibration.value, calibration.value_error
    if analysis.outlook:
        frame = frame.join(_ranks(analysis.outlook))
    frame = frame.reindex(columns=list(_COLUMNS))
    # Rounded by Python, as every other number of the document; pandas writes NaN for what is missing.
    for name in _NUMBERS:
        frame[name] = (
            frame[name].astype(object).map(lambda value: round(value, _DECIMALS), na_action="ignore")
        )
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {"application": number} | dict(zip(_COLUMNS, row)) for number, *row in plain.itertuples(name=None)
    ]


def _ranks(outlook: RankOutlook) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(
        {
            "expected_rank": outlook.expected_rank,
            "sucra": outlook.sucra,
            "percentile": outlook.percentile,
            "rank_interval": [
                list(ends) for ends in zip(outlook.rank_low.tolist(), outlook.rank_high.tolist())
            ],
        },
        index=list(outlook.applications),
    )
    if outlook.funded_probability is not None and outlook.standing is not None:
        frame["funded_probability"] = outlook.funded_probability
        frame["standing"] = pd.Series(list(map(str, outlook.standing)), index=frame.index, dtype=object)
    return frame
