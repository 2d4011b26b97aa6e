"""A decision that a change names was taken on a day; what is none is no change of ours."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from evalapp.domain.journal import Step
from evalapp.operations.records.told import schemes
from evalapp.operations.records.told.deciding.claims import ruling_holds


@pytest.mark.parametrize(
    ("day", "holds"), [("2016-03-01", True), ("20160301", False), ("-4.27e-70", False), ("2016-02-30", False)]
)
def test_a_day_is_a_day(monkeypatch: pytest.MonkeyPatch, day: str, holds: bool) -> None:
    version = {"version": 2, "scheme_version": 2, "decided_by": "Jury", "decided_on": day, "reference": "R"}
    rows = {"scheme": (None, version), "call": ({"scheme_version": 1}, version)}
    ruling = {
        "application": "A-1",
        "body": "Minister",
        "decided_on": day,
        "reference": "R",
        "outcome": "funded",
    }
    rows["ruling"] = (None, ruling)
    monkeypatch.setattr(schemes, "_from_to", lambda _did: [(None, None)])
    monkeypatch.setattr(schemes, "_are_moved", lambda *_all: True)
    did = SimpleNamespace(only=rows.get)
    adopted = Step(what="scheme-adopted", named={"version": 2, "reference": "R"})
    assert schemes.adopted_holds(adopted, did) is holds
    named = {"application": "A-1", "body": "Minister", "day": {"day": day}, "reference": "R"}
    after = {"state": "ruling", "word": "funded"}
    monkeypatch.setattr(
        "evalapp.operations.records.told.deciding.claims._outcome", lambda _of, row: row and after
    )
    assert ruling_holds(Step(what="ruled", named=named, before=None, after=after), did) is holds
