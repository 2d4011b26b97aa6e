"""Access codes that a lost copy could still use, once the key of the panel was renewed."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.desks.keeping.keys import earlier_codes_said
from evalapp.operations.desks.keeping.renewing import renew_key
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.preview import exposed_words, outgoing
from evalapp.operations.panel.call import move_to_phase
from evalapp.words.desks.keys import earlier_codes_words
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


def test_who_keeps_an_earlier_code_is_said_after_the_hand_out_too(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        hand_out(panel, tmp_path / "one")
        assert "" == earlier_codes_said(panel.view)
        renew_key(panel, "Stick verloren.")
        hand_out(panel, tmp_path / "two")
        said = earlier_codes_said(panel.view)
        assert "2 jurors keep an access code from before the key of the panel was renewed: " in said
        assert "Hand out anew, with new access codes" in said
        (first, other) = outgoing(panel.view, None)
        hand_out(panel, tmp_path / "three", jurors=[first.juror], new_codes=True)
        said = earlier_codes_said(panel.view)
        assert (True, False) == (f": {other.name}." in said, first.name in said)
        move_to_phase(panel, Phase.DELIBERATION)
        assert "In the phase “Deliberation” nothing is handed out." in earlier_codes_said(panel.view)


def test_at_most_six_are_named() -> None:
    names = [f"Jurylid {n}" for n in range(1, 9)]
    said = earlier_codes_words(Phase.SCORING, names)
    assert said.startswith("8 jurors ")
    assert ("Jurylid 6 …" in said, "Jurylid 7" in said) == (True, False)
    assert "" == earlier_codes_words(Phase.SCORING, [])
