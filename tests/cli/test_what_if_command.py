"""`rank --what-if`: the difference in words and as JSON; the official ranking and the file stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.test_hostile_texts import HOSTILE

if TYPE_CHECKING:
    from conftest import Played, Run

SWAP = "score:A-3:J1:sme=5"


def test_the_difference_is_told_in_words(run: Run, merged: Played) -> None:
    ran = run("rank", merged.panel, "--what-if", SWAP)

    assert (0, "") == (ran.status, ran.err)
    lines = ran.out.splitlines()
    assert lines[:2] == [
        "WHAT IF – this is not the official ranking, and nothing is written to the file.",
        "– J1 on A-3, “SME impact”: 5 instead of 3.5.",
    ]
    shown = [line.split()[:3] for line in lines if line[:1].isdigit()]
    assert shown == [["1", "4.25", "A-1"], ["2", "3.50", "A-2"], ["3", "3.50", "A-3"]]
    assert "Nothing changes: every place and every amount stays as it is." in lines


def test_who_enters_and_leaves_is_named(run: Run, merged: Played) -> None:
    ran = run("rank", merged.panel, "--what-if", "score:A-3:J1:helix=5", "--what-if", "score:A-3:J2:helix=5")

    assert "A-3 enters, A-2 leaves; 3 places move." in ran.out.splitlines()
    assert "A-3: from place 3 to place 1; now proposed with €100,000." in ran.out.splitlines()
    assert "A-2: from place 2 to place 3; no longer proposed (reserve)." in ran.out.splitlines()


def test_the_json_keeps_the_official_places_and_adds_the_difference(run: Run, merged: Played) -> None:
    official = run("rank", merged.panel, "--json").json
    changes = ("score:A-3:J1:helix=5", "score:A-3:J2:helix=5")

    ran = run("rank", merged.panel, "--json", "--what-if", changes[0], "--what-if", changes[1])

    told = ran.json.pop("what_if")
    assert (0, official) == (ran.status, {k: v for k, v in ran.json.items() if k != "what_if"})
    assert (told["enters"], told["leaves"], told["state"], told["blockers"]) == (
        ["A-3"],
        ["A-2"],
        "ready",
        [],
    )
    assert told["changes"] == [
        "J1 on A-3, “Triple helix”: 5 instead of 3.5.",
        "J2 on A-3, “Triple helix”: 5 instead of 3.",
    ]
    assert told["moves"][0] == {
        "application": "A-3",
        "place_before": 3,
        "place_after": 1,
        "outcome_before": "reserve",
        "outcome_after": "funded",
        "granted_before": None,
        "granted_after": "100000",
    }
    assert [each["application"] for each in told["moves"]] == ["A-3", "A-1", "A-2"]


def test_without_a_change_the_json_is_that_of_the_official_ranking(run: Run, merged: Played) -> None:
    assert "what_if" not in run("rank", merged.panel, "--json").json


def test_a_change_to_what_already_holds_changes_nothing(run: Run, merged: Played) -> None:
    told = run("rank", merged.panel, "--json", "--what-if", "weight:helix=2").json["what_if"]

    assert (told["enters"], told["leaves"], told["moves"]) == ([], [], [])
    assert told["summary"] == "Nothing changes: every place and every amount stays as it is."


def test_a_what_if_is_tried_on_the_past_too(run: Run, merged: Played) -> None:
    change = run("history", merged.panel, "--json").json[0]["id"]
    now = run("rank", merged.panel, "--json", "--what-if", SWAP).json
    run("phase", merged.panel, "deliberation")

    assert run("rank", merged.panel, "--as-of", change, "--json", "--what-if", SWAP).json == now


def test_a_blocked_panel_is_told_and_ends_with_1(run: Run, played: Played) -> None:
    ran = run("rank", played.panel, "--what-if", "budget=5")

    assert ran.status == 1
    assert "An Peeters has not yet given 6 scores: A-1, A-2, A-3" in ran.out.splitlines()
    assert "The ranking is blocked, with the change as without it, so no place can move." in ran.out


def test_a_change_that_blocks_the_panel_ends_with_1(run: Run, merged: Played) -> None:
    texts = [f"score:A-1:{juror}:sme=abstain" for juror in ("J1", "J2")]

    ran = run("rank", merged.panel, "--json", "--what-if", texts[0], "--what-if", texts[1])

    assert (1, "ready", "blocked") == (ran.status, ran.json["state"], ran.json["what_if"]["state"])
    assert ran.json["what_if"]["blockers"] == [
        "A-1, “SME impact”: every juror gave a reason for no score; agree on a consensus score."
    ]


def test_the_file_stays_as_it_is(run: Run, merged: Played) -> None:
    before = merged.panel.read_bytes()

    run("rank", merged.panel, "--what-if", SWAP, "--what-if", "budget=1", "--what-if", "threshold:total=5")

    assert merged.panel.read_bytes() == before


SHAPES = (
    "{}",
    "weight:{}=3",
    "weight:helix={}",
    "threshold:{}=3",
    "threshold:total={}",
    "budget={}",
    "score:{}:J1:helix=3",
    "score:A-1:{}:helix=3",
    "score:A-1:J1:{}=3",
    "score:A-1:J1:helix={}",
)


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_is_refused_in_one_short_sentence(name: str, run: Run, played: Played) -> None:
    before = played.panel.read_bytes()

    for shape in SHAPES:
        ran = run("rank", played.panel, "--json", f"--what-if={shape.replace('{}', HOSTILE[name])}")

        is_ours = "should not have happened" in ran.err
        assert (2, "", 1, False) == (ran.status, ran.out, len(ran.err.splitlines()), is_ours), ran
        assert len(ran.err) < 300
    assert played.panel.read_bytes() == before


def test_one_bad_change_stops_the_good_ones(run: Run, merged: Played) -> None:
    ran = run("rank", merged.panel, "--what-if", SWAP, "--what-if", "weight:helix=0")

    assert (2, "", "The weight of “helix” must be more than 0.\n") == (ran.status, ran.out, ran.err)
