"""The keys of a panel for scripts: one that was dropped says since when."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.desks.keeping.renewing import drop_key, renew_key
from evalapp.operations.documents.copies import keys_json
from tests.samples import small_panel


def test_a_dropped_key_says_since_when_and_why(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        renew_key(panel, "Een kopie is kwijt.")
        drop_key(panel, 1, "Niemand meer.")
        first, second = keys_json(panel)["keys"]
    assert first["dropped_at"].startswith("20")
    assert first["dropped_reason"] == "Niemand meer."
    assert (None, None, None) == (second["dropped_at"], second["dropped_reason"], first["reason"])
