"""Of what a change wrote into the register each signed row is looked at, whatever stands before it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from evalapp.operations.records import kept_returns
from evalapp.operations.records.kept_returns import KeptReturns


def test_a_form_before_a_signed_return_keeps_nobody_from_looking_at_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [
        {"kind": kind, "juror": kind, "file": f"{kind}.x"} for kind in ("form", "signed", "table", "signed")
    ]
    merge = SimpleNamespace(
        written_twice=(), received_written=[(None, row) for row in rows], number=7, state={}
    )
    told = list[tuple[str, str, str]]()
    looking = SimpleNamespace(
        _content_of=lambda row, _state: row,
        _base_otherwise=lambda *_all: None,
        _differ=lambda *said: told.append(said),
    )
    monkeypatch.setattr(kept_returns, "register_otherwise", lambda *_all, is_settled: "it says another file")
    KeptReturns._look_at_register(looking, merge)
    assert told == [("signed", "signed.x", "it says another file; change 7 wrote that")] * 2
