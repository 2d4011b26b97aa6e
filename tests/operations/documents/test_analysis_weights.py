"""Between which weights the result stays, as shares of the whole and in the unit of the scheme."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from evalapp.analytics.lenses.stability.profile import profile_of
from evalapp.analytics.lenses.stability.stability import find_stability
from evalapp.operations.documents.analysis import _weights
from evalapp.operations.ranking.material import material_of
from tests.operations.progress.ready_samples import ready, score

if TYPE_CHECKING:
    from evalapp.analytics.lenses.analysis import Analysis


def test_what_a_scheme_would_declare_makes_the_share_at_which_the_result_turns(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        for juror in ("J1", "J2"):
            for criterion, value in (("helix", 3), ("sme", 10)):
                score(panel, juror, "A-1", criterion, value)
        material = material_of(panel.view)
    stability = find_stability(profile_of(material.scheme, material.rank()))
    told = _weights(material.scheme, cast("Analysis", SimpleNamespace(stability=stability)))
    whole = sum(each["declared"] for each in told)
    turning = 0
    for each in told:
        others = whole - each["declared"]
        for end in ("from", "to"):
            share, declared = each[f"stable_{end}"], each[f"declared_{end}"]
            if share == 1:
                assert declared is None
            else:
                assert share == pytest.approx(declared / (declared + others), abs=1e-5)
                turning += 0 < share
    assert turning
