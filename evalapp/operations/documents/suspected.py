"""What may be a conflict of interest, and what was decided of each, as JSON."""

from __future__ import annotations

from typing import Any

from evalapp.operations.panel.suspicions import Suspicions


def suspected_json(suspected: Suspicions) -> list[dict[str, Any]]:
    return [
        {
            "juror": each.juror,
            "application": each.application,
            "because": str(each.because),
            "with": each.resembles,
            "side": str(each.side),
            "decided": suspected.decided.get(each.key),
        }
        for each in suspected.found
    ]
