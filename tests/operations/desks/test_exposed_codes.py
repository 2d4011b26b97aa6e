"""Access codes that a lost copy could still use, once the key of the panel was renewed."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.desks.keeping.renewing import renew_key
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.preview import exposed_words, outgoing
from tests.samples import SECRETARY, small_panel


def test_whose_earlier_code_a_lost_copy_could_use_is_said_until_it_is_new(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        hand_out(panel, tmp_path / "one")
        assert exposed_words(outgoing(panel.view, None)) == ""
        renew_key(panel, "Stick verloren.")
        rows = outgoing(panel.view, None)
        assert all(each.is_exposed for each in rows)
        assert "Make new codes." in exposed_words(rows)
        new = outgoing(panel.view, None, new_codes=True)
        assert (exposed_words(new), any(each.is_exposed for each in new)) == ("", False)
        assert exposed_words(outgoing(panel.view, None, is_forms=True)) == ""
        hand_out(panel, tmp_path / "two", new_codes=True)
        assert exposed_words(outgoing(panel.view, None)) == ""


def test_an_earlier_code_that_went_out_again_is_still_said(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        hand_out(panel, tmp_path / "one")
        renew_key(panel, "Stick verloren.")
        hand_out(panel, tmp_path / "two")
        rows = outgoing(panel.view, None)
        assert all(each.is_exposed for each in rows)
        (first, *others) = (each.juror for each in rows)
        hand_out(panel, tmp_path / "three", jurors=[first], new_codes=True)
        assert {each.juror for each in outgoing(panel.view, None) if each.is_exposed} == set(others)
        renew_key(panel, "Weer een stick verloren.")
        assert all(each.is_exposed for each in outgoing(panel.view, None))
